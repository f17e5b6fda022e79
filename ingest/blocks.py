"""Block and Raw: what every reader gives, before headings become sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from corpus.model import PageStart


class Form(Enum):
    """What sort of block it is."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    CAPTION = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or caption, in reading order.

    Args:
        id: of a heading, where the document gives one itself.
        page: 1-based physical page on which it begins.
        pages: where each further page begins inside `text`, ascending.
        level: of a heading, 1 for the outermost; of a list item, 0 for one of the outermost list.
        is_header: on the first row of a table, whether it says what the columns hold.
        ends_table: on the last row of a table, since two tables may follow each other.
    """

    form: Form
    text: str
    level: int = 0
    id: str = ""
    page: int | None = None
    pages: tuple[PageStart, ...] = ()
    is_header: bool = True
    ends_table: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as read from its file.

    Args:
        title: what the file itself says it is called; empty where it does not.
        metadata: front matter and the like, as it stands there.
        notes: what could not be read though the rest could, each one line that says what to do.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    page_labels: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def deeper(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks inside a list item: items among them stand one level below it."""
    for block in blocks:
        yield replace(block, level=block.level + 1) if block.form is Form.ITEM else block


def row_text(cells: tuple[str, ...] | list[str]) -> str:
    """A table row as one line, "| a | b |"; a bar inside a cell becomes a slash."""
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"


def cell_text(blocks: Iterable[Block]) -> str:
    """The blocks of a table cell on one line."""
    text = ""
    for block in blocks:
        piece = block.text.removeprefix("- ") if block.form is Form.ITEM else block.text
        text += (" " if text.endswith((".", ":", ";", "?", "!")) else "; ") + piece if text else piece
    return text


def item_text(mark: str, text: str) -> str:
    """A list item as one line: "1. …" where the mark counts, "- …" where it is a mere sign."""
    mark = mark.strip()
    counts = any(character.isalnum() for character in mark)
    return f"{mark if counts else '-'} {' '.join(text.split())}"
