"""A template as read: its blocks, with placeholders and alternatives in place (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from corpus.model import Document, Owner, Role


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

    @property
    def title(self) -> str:
        """Its words on one line."""
        return " ".join(self.text.split())


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
        note: first-level headings of the note on how it is used, which is no part of the agreement.
    """

    blocks: tuple[Block, ...]
    margins: tuple[Paragraph, ...] = ()
    note: frozenset[str] = frozenset()

    def kept(self, owner: Owner | None) -> "Form":
        """Without the alternatives of the other ownership forms; all of them where none is chosen."""
        if owner is None:
            return self
        return replace(self, blocks=tuple(block for block in self.blocks if is_kept(block, owner)))

    def after_note(self) -> Iterator[Block]:
        """Its blocks without the note on how it is used."""
        in_note = False
        for block in self.blocks:
            if isinstance(block, Paragraph) and block.level == 1:
                in_note = block.title in self.note
            if not in_note:
                yield block

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


def note_chapters(document: Document) -> frozenset[str]:
    """The first-level headings under which a template says when it is used."""
    return frozenset(
        section.headings[0] for section in document.sections if section.headings and section.role is Role.USE
    )
