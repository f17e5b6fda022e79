"""A table of a manuscript becomes a DOCX table with a header row and widths that fit its text."""

from collections.abc import Callable, Sequence

from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.typesetting import docx_styles as styles
from corpus.typesetting.blocks import Cell, Run, Table
from corpus.typesetting.emf import EMU_PER_UNIT, text_width

NARROWEST = 0.05  # of the text's width, so that no column becomes a slit
PADDING = 420  # of a cell, both sides and some to spare, in hundredths of a millimetre
TEXT_SIZE = 318  # of table text (9 points), in the same unit
SHORT_TABLE = 6  # rows of a table that is not broken over two pages
GROWTH = 0.7  # between equal columns (0) and columns as wide as their text is long (1)
SOME_WORDS = "xxxxxxx xxxxxxx"
ROOM_TO_WRITE = Cm(1.0)  # height of a row that is filled in by hand, such as a signature
LINE_COLOUR = "C9D5D8"

AddRuns = Callable[[Paragraph, Sequence[Run]], None]


def add_table(target: DocxDocument, table: Table, add_runs: AddRuns) -> None:
    """Write the table and the small space after it."""
    grid = target.add_table(rows=1 + len(table.rows), cols=len(table.header))
    _set_grid(grid, column_widths(table))
    for index, row in enumerate((table.header, *table.rows)):
        _keep_whole(grid, index)
        if not any(row[1:]):
            grid.rows[index].height = ROOM_TO_WRITE
        for cell, runs in zip(grid.rows[index].cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = styles.TABLE_TEXT if index else styles.TABLE_HEAD
            paragraph.paragraph_format.keep_with_next = index < len(table.rows) <= SHORT_TABLE or None
            add_runs(paragraph, runs)
            if not index:
                _shade(cell, styles.ACCENT)
    _mark_header(grid)
    target.add_paragraph(style=styles.TABLE_TEXT)


def column_widths(table: Table) -> tuple[Length, ...]:
    """Widths in proportion to how much text a column holds, none narrower than its longest word."""
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [max(NARROWEST, _longest_word(column)) for column in columns]
    amount = [sum(len(_text(cell)) for cell in column) ** GROWTH for column in columns]
    spare = max(0.0, 1.0 - sum(least))
    shares = [low + spare * much / (sum(amount) or 1.0) for low, much in zip(least, amount, strict=True)]
    return tuple(Emu(int(styles.TEXT_WIDTH * share / sum(shares))) for share in shares)


def _longest_word(column: Sequence[Cell]) -> float:
    """Its share of the text's width; a header is bold."""
    widths = [
        text_width(word, TEXT_SIZE, bold=not row)
        for row, cell in enumerate(column)
        for word in _text(cell).replace("/", "/ ").split()
    ]
    return (max(widths, default=0) + PADDING) * EMU_PER_UNIT / styles.TEXT_WIDTH


def _text(cell: Cell) -> str:
    """What the cell will hold; the length of a placeholder's name says nothing of what replaces it."""
    return "".join(SOME_WORDS if run.placeholder else run.text for run in cell)


def _set_grid(grid: DocxTable, widths: Sequence[Length]) -> None:
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    properties = grid._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE_COLOUR)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)


def _keep_whole(grid: DocxTable, index: int) -> None:
    grid.rows[index]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _mark_header(grid: DocxTable) -> None:
    """Repeat the first row on every page and let screen readers know it as the header."""
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _shade(cell: _Cell, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)
