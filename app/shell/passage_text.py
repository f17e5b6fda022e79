"""The words of a passage, block by block and without what only sets them apart on the page (pure)."""

import re

from corpus.model import Document, Passage, TextBlock
from corpus.text_blocks import ROWS, cells_of, clipped, words_of

FIELD = re.compile(r"\{\{ ?\w+ ?\}\}")


def passage_pieces(document: Document, passage: Passage) -> tuple[str, ...]:
    """What stands in each block of the passage: no list marks, cells of a row parted by a middle dot."""
    section = document.section(passage.section_id)
    if section is None:
        return (passage.text,)
    return tuple(_words(section.text, block) for block in clipped(section.blocks, passage.start, passage.end))


def fields_as_gaps(text: str) -> str:
    """The text with "[…]" where a template's own code marks what is to be filled in."""
    return FIELD.sub("[…]", text)


def _words(text: str, block: TextBlock) -> str:
    spans = cells_of(text, block) if block.form in ROWS else (words_of(text, block),)
    return " · ".join(text[start:end] for start, end in spans if start < end)
