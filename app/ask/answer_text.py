"""The text of an answer as it is written out, an item a line behind its mark → blocks (pure)."""

from collections.abc import Iterator

from corpus.model import Form, TextBlock
from corpus.sentences import list_mark


def blocks_of(text: str) -> Iterator[TextBlock]:
    """A block a line; what `answering.plain_text` joins is taken apart again while it streams."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield TextBlock(start, start + len(line), _form(line))
        start += len(line) + 1


def _form(line: str) -> Form:
    mark = line[: list_mark(line)]
    if not mark or mark == line:
        return Form.PARAGRAPH
    return Form.STEP if any(map(str.isalnum, mark)) else Form.ITEM
