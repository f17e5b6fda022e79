"""The words of a passage around those that it came up for (pure)."""

import re
from dataclasses import dataclass

from app.shell.passage_text import fields_as_gaps
from corpus.model import Passage

AROUND = 110  # characters shown on each side of the words that it came up for
CELLS = re.compile(r"(?:(?<!\s)\s+)?\|[\s|]*")  # of a table row

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A few words of a passage, and those of them that it came up for."""

    passage: Passage
    span: Span
    before: str
    marked: str
    after: str


def excerpt_of(passage: Passage, span: Span) -> Excerpt:
    """The words around a place of the passage's text."""
    text = passage.text
    start, end = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    before, after = text[start : span[0]], text[span[1] : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(passage, span, _line(before), _line(text[slice(*span)]), _line(after))


def _line(text: str) -> str:
    """One line; the space at its ends stays."""
    words = fields_as_gaps(CELLS.sub(" · ", " ".join(text.split()))).strip(" ·")
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and words else ""
    return f"{left}{words}{right}"
