"""A template as read: its blocks, with placeholders and alternatives in place (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from corpus.model import Owner


class BlockKind(Enum):
    """What a paragraph is drawn as."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or the placeholder of a field."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the template.

    Args:
        level: of a heading, from 1; else 0.
        owners: the ownership forms that its text holds for; empty for all.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    owners: tuple[Owner, ...] = ()

    @property
    def text(self) -> str:
        """Its words, placeholders as they are written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of paragraphs; the first row is the header."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Form:
    """A whole template.

    Args:
        margins: paragraphs of headers and footers that hold fields.
    """

    blocks: tuple[Block, ...]
    margins: tuple[Paragraph, ...] = ()

    def kept(self, owner: Owner | None) -> "Form":
        """Without the alternatives of the other ownership forms; all of them where none is chosen."""
        if owner is None:
            return self
        return Form(tuple(block for block in self.blocks if is_kept(block, owner)), self.margins)

    @property
    def has_alternatives(self) -> bool:
        """Whether the ownership form decides any of its text."""
        return any(paragraph.owners for paragraph in self.paragraphs())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in order, those of tables too."""
        for block in self.blocks:
            yield from paragraphs_of(block)


def is_kept(block: Block, owner: Owner) -> bool:
    """Whether a block's text holds for this ownership form."""
    return isinstance(block, Table) or not block.owners or owner in block.owners


def paragraphs_of(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of one block."""
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        for cell in row:
            yield from cell


def is_cover(title: str) -> bool:
    """Whether a heading begins the note on how the template is used, which is no part of the agreement."""
    return title.split(" ", 1)[0] == "0"
