"""Texts → paragraphs, for the peers that have no splitter of their own (pure)."""

import re
from collections.abc import Iterable

from evals.peers.task import Stretch, Text

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*(?:\n|\Z)))*")


def paragraphs(texts: Iterable[Text]) -> list[tuple[str, Stretch]]:
    """Each paragraph and where it stands; an empty text has one, which is empty."""
    found = []
    for text in texts:
        matches = list(_PARAGRAPH.finditer(text.text))
        found += [(match[0], Stretch(text.id, *match.span())) for match in matches]
        if not matches:
            found.append(("", Stretch(text.id, 0, 0)))
    return found
