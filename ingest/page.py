"""The text of a PDF page with its places: what pdf.py reads, tagged.py and layout.py understand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.clean import HARD_HYPHEN, SOFT_HYPHEN


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text as drawn; it ends with a line break where the line does.

    Args:
        mark: the number by which the document's structure tree knows it (MCID), if it has one.
        artifact: declared by the document to be no content: running header, page number, ornament.
        x, y: of its beginning, in points from the lower left corner of the page.
        size: of the type, in points.
    """

    text: str
    mark: int | None = None
    artifact: bool = False
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A leaf of the structure tree: the pieces with this number on this page (0-based)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the structure tree, its tag a standard one ("H1", "P", "LI", "TR", …).

    Args:
        alternative: what the document says in words about a picture.
    """

    tag: str
    children: tuple["Element | Mark", ...]
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level 1 for the outermost, page 0-based."""

    title: str
    level: int
    page: int


def lines_of(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """The pieces of a page as lines, in the order in which they are drawn."""
    lines: list[Line] = []
    text = ""
    drawn: list[Piece] = []
    for piece in pieces:
        for part in piece.text.splitlines(keepends=True):
            if part.strip():
                drawn.append(piece)
            text += part
            if part.endswith("\n"):
                lines += _line(text, drawn)
                text, drawn = "", []
    return tuple(lines + _line(text, drawn))


def _line(text: str, drawn: Sequence[Piece]) -> list[Line]:
    if not drawn:
        return []
    first = drawn[0]
    return [Line(text.strip(), first.x, first.y, first.size, bold=all(piece.bold for piece in drawn))]


_TYPED = "-\u2010" + SOFT_HYPHEN


def with_true_hyphens(pages: Sequence[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """Hyphens that the typesetter added told from those that the writer typed, where the file shows it.

    Some typesetters (Typst) draw the former as a run of its own; a hyphen inside a run is then the writer's.
    """
    added = [[_is_added(pieces, index) for index in range(len(pieces))] for pieces in pages]
    if not any(any(row) for row in added):
        return list(pages)
    hard = str.maketrans(dict.fromkeys(_TYPED, HARD_HYPHEN))
    return [
        tuple(
            replace(piece, text=SOFT_HYPHEN if own else piece.text.translate(hard))
            for piece, own in zip(pieces, row, strict=True)
        )
        for pieces, row in zip(pages, added, strict=True)
    ]


def _is_added(pieces: Sequence[Piece], index: int) -> bool:
    """A lone hyphen between a letter and the end of the line."""
    if pieces[index].text not in _TYPED or not 0 < index < len(pieces) - 1:
        return False
    return pieces[index - 1].text[-1:].isalpha() and pieces[index + 1].text[:1] == "\n"
