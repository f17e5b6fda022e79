"""The tables of a report: figures in words, each with what it rests on (pure)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from evals.report.content import Report
from evals.report.named import COLUMNS, GROUPS, SLICED, figure_words, interval_words, label_of
from evals.scores import ALL, PARITY, SENDABLE, Measure

LANGUAGES = tuple(label for _, label in COLUMNS)
OF_MADE = (SENDABLE, "answered", "expected section cited", "key facts", "recall@5", "missed refusals")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and smaller below it what that rests on."""

    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures with their intervals; a row is headed by its first cell."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def main_table(report: Report) -> FigureTable:
    """Every measure of the main table, by language."""
    rows = tuple(_by_language(report, each.measure, Cell(each.label, each.says)) for each in report.main)
    caption = "Main figures, with 95 % intervals and the number of cases"
    return FigureTable(caption, ("Measure", *LANGUAGES), rows)


def further_table(report: Report) -> FigureTable:
    """All other measures that the run has of whole languages."""
    names = [name for name in report.further if (name, ALL) in report.run.by_slice]
    rows = tuple(_by_language(report, name, Cell(name)) for name in names)
    return FigureTable("Further measures", ("Measure", *LANGUAGES), rows)


def slice_tables(report: Report) -> list[FigureTable]:
    """A table for each way to part the cases."""
    head, found = ("Cases", *map(label_of, SLICED)), report.run.by_slice
    return [
        FigureTable(f"By {label}", head, rows)
        for group, label in GROUPS
        if (rows := _by_slice(found, f"{group}=", SLICED))
    ]


def made_table(report: Report) -> FigureTable:
    """Cases that a program made, each kind apart; with what was lost beside the cases they were made of."""
    head = ("How made", *map(label_of, OF_MADE), "Answered, change")
    rows = _by_slice(report.run.by_slice, "made=", (*OF_MADE, "change: answered"))
    return FigureTable("Cases that a program made, counted in no other table", head, rows)


def _by_language(report: Report, measure: str, heading: Cell) -> tuple[Cell, ...]:
    return (heading, *(_cell(report.run.by_slice.get((measure, slice))) for slice, _ in COLUMNS))


def _by_slice(
    found: Mapping[tuple[str, str], Measure], prefix: str, measures: tuple[str, ...]
) -> tuple[tuple[Cell, ...], ...]:
    slices = sorted({slice for _, slice in found if slice.startswith(prefix) and "," not in slice})
    return tuple(
        (
            Cell(slice.removeprefix(prefix).replace("_", " ")),
            *(_cell(found.get((measure, slice))) for measure in measures),
        )
        for slice in slices
    )


def _cell(measure: Measure | None) -> Cell:
    if measure is None:
        return Cell("–")
    lacking = f", {measure.missing} lacking" if measure.missing else ""
    if math.isnan(measure.mean):
        return Cell("none", f"0{lacking}")
    signed = measure.slice == PARITY or measure.name.startswith("change: ")
    interval = interval_words(measure.name, measure.low, measure.high, signed)
    return Cell(figure_words(measure.name, measure.mean, signed), f"{interval}; {measure.count}{lacking}")
