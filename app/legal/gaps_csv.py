"""The list of what the guide lacks, as CSV that a spreadsheet opens without running anything in it (pure)."""

import csv
import io
from collections.abc import Iterable

from answering.understand.privacy import strip_hidden
from app.legal.gaps import GapGroup

COLUMNS = (
    "question", "language", "times", "unanswered", "partial", "marked_bad",
    "reasons", "comments", "passages", "first", "last",
)  # fmt: skip
# A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads å as Ã¥


def gaps_csv(groups: Iterable[GapGroup]) -> str:
    """One group a row, semicolons between cells as Swedish spreadsheets expect."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for group in groups:
        rows.writerow([safe_cell(str(value)) for value in gap_record(group).values()])
    return BYTE_ORDER_MARK + written.getvalue()


def gap_record(group: GapGroup) -> dict[str, str | int]:
    """Plain values by column."""
    reasons = ", ".join(f"{reason.value} ({number})" for reason, number in group.reasons)
    values = (
        group.question, group.language.value, group.times, group.unanswered, group.partial, group.bad,
        reasons, " | ".join(group.comments), " ".join(group.passages),
        group.first.isoformat(), group.last.isoformat(),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def gap_line(group: GapGroup) -> str:
    """One line for a terminal."""
    words = " ".join(strip_hidden(group.question).split()) or f"({', '.join(group.passages)})"
    return f"{group.times:4}  {group.last.isoformat()}  {words}"


def safe_cell(words: str) -> str:
    """The words, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{words}" if words.lstrip(" ").startswith(FORMULA_SIGNS) else words
