"""The frozen blocks that a manuscript is made of; every typesetter walks through these."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Owner


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; of a placeholder, `text` is its name."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; `number` is empty where none is typed, `level` is 1 for `##`."""

    level: int
    number: str
    text: str

    @property
    def label(self) -> str:
        """The number and the text, as readers see them: "2.3 Pris"."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; lists inside lists have a greater depth.

    Args:
        number: in a numbered list, where 1 begins a new list; None in other lists.
        checkbox: it stands in a checklist.
        depth: 0 for the outermost list.
    """

    runs: tuple[Run, ...]
    number: int | None = None
    checkbox: bool = False
    depth: int = 0


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row is as wide as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing that the typesetter knows by name, with its text alternative."""

    name: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the running text."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Blocks that hold for these ownership forms only."""

    owners: tuple[Owner, ...]
    blocks: tuple["Block", ...]


Block = Heading | Paragraph | ListItem | Table | Figure | Note | Alternative


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A title and the blocks under it, in order."""

    title: str
    blocks: tuple[Block, ...]

    def walk(self) -> Iterator[Block]:
        """Every block, with those inside notes and alternatives, in order."""
        return walk(self.blocks)

    def placeholders(self) -> tuple[str, ...]:
        """Names of the placeholders in order of first appearance."""
        runs = (run for block in self.walk() for run in runs_of(block))
        return tuple(dict.fromkeys(run.text for run in runs if run.placeholder))


def runs_of(block: Block) -> tuple[Run, ...]:
    """The runs that stand directly in a block, in reading order."""
    match block:
        case Paragraph() | ListItem():
            return block.runs
        case Table():
            return tuple(run for row in (block.header, *block.rows) for cell in row for run in cell)
        case _:
            return ()


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, with those inside notes and alternatives, in order."""
    for block in blocks:
        yield block
        if isinstance(block, Note | Alternative):
            yield from walk(block.blocks)
