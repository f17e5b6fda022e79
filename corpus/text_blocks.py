"""What stands in a block of a section: its words without the list mark, the cells of a table row (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Form, TextBlock
from corpus.sentences import list_mark

ITEMS = frozenset({Form.ITEM, Form.STEP})
ROWS = frozenset({Form.HEADER, Form.ROW})

Span = tuple[int, int]


def words_of(text: str, block: TextBlock) -> Span:
    """Span of the block's words, the mark of a list item left out."""
    if block.form not in ITEMS:
        return block.start, block.end
    return block.start + list_mark(text[block.start : block.end]), block.end


def mark_of(text: str, block: TextBlock) -> str:
    """What an item of a counting list is counted by, "1." or "a)"; empty for every other block."""
    return text[block.start : words_of(text, block)[0]].strip() if block.form is Form.STEP else ""


def cells_of(text: str, block: TextBlock) -> tuple[Span, ...]:
    """Spans of the cells of a table row, outer spaces left out.

    A row that was cut, being too long for a passage, lacks a bar at an end.
    """
    start = block.start + (text[block.start] == "|")
    end = max(start, block.end - (text[block.end - 1] == "|"))
    bars = (place for place in range(start, end) if text[place] == "|")
    return tuple(_trimmed(text, left + 1, right) for left, right in pairwise([start - 1, *bars, end]))


def clipped(blocks: Sequence[TextBlock], start: int, end: int) -> Iterator[TextBlock]:
    """The blocks, or what of them lies between two places of the section."""
    for block in blocks:
        left, right = max(block.start, start), min(block.end, end)
        if left < right:
            yield replace(block, start=left, end=right)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
