"""The tables of a report as HTML (pure)."""

import math
from collections.abc import Iterable, Sequence

from evals.gate import Passed
from evals.report.content import Comparison, Report
from evals.report.harmless import html_text
from evals.report.named import COLUMNS, GROUPS, MAIN, SLICED, label_of, told
from evals.scores import ALL, PARITY, SENDABLE, Measure

HOLDS = '<strong class="good">holds</strong>'
FAILS = '<strong class="bad">does not hold</strong>'
MADE = "made="
OF_MADE = (SENDABLE, "answered", "expected section cited", "key facts", "recall@5", "missed refusals")


def table_html(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first cell of a row is its heading; `rows` hold HTML."""
    top = "".join(f'<th scope="col">{html_text(cell)}</th>' for cell in head)
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{html_text(caption)}"><table>'
        f"<caption>{html_text(caption)}</caption><thead><tr>{top}</tr></thead>\n<tbody>{body}</tbody></table></div>\n"
    )


def main_html(report: Report) -> str:
    """The main table: every measure with its interval, by language."""
    rows = [
        (
            f'{html_text(named.label)}<span class="says">{html_text(named.says)}</span>',
            *_cells(report, named.measure),
        )
        for named in report.main
    ]
    return table_html("Main figures, with 95 % intervals and the number of cases", _head("Measure"), rows)


def further_html(report: Report) -> str:
    """All other measures that the run has of whole languages."""
    found = report.run.by_slice
    names = [name for name in report.further if (name, ALL) in found]
    rows = [(html_text(name), *_cells(report, name)) for name in names]
    return table_html("Further measures", _head("Measure"), rows) if rows else ""


def slices_html(report: Report) -> str:
    """A table for each way to part the cases."""
    found = report.run.by_slice
    tables = []
    for group, label in GROUPS:
        values = dict.fromkeys(
            slice for _, slice in found if slice.startswith(f"{group}=") and "," not in slice
        )
        rows = [
            (
                html_text(_plain(slice.partition("=")[2])),
                *(cell_html(found.get((name, slice))) for name in SLICED),
            )
            for slice in sorted(values)
        ]
        if rows:
            tables.append(table_html(f"By {label}", ("Cases", *map(label_of, SLICED)), rows))
    return "".join(tables)


def made_html(report: Report) -> str:
    """Cases that a program made, each kind apart; with what was lost beside the cases they were made of."""
    found = report.run.by_slice
    slices = sorted({slice for _, slice in found if slice.startswith(MADE) and "," not in slice})
    if not slices:
        return ""
    rows = []
    for slice in slices:
        cells = [cell_html(found.get((name, slice))) for name in OF_MADE]
        rows.append(
            (
                html_text(_plain(slice.removeprefix(MADE))),
                *cells,
                cell_html(found.get(("change: answered", slice)), True),
            )
        )
    head = ("How made", *map(label_of, OF_MADE), "Answered, change")
    return table_html("Cases that a program made, counted in no other table", head, rows)


def gates_html(gates: Sequence[Passed]) -> str:
    """Every threshold beside what was measured."""
    rows = [
        (
            html_text(str(each.gate)),
            html_text("not measured" if each.measure is None else told(each.gate.measure, each.measure.mean)),
            HOLDS if each.holds else FAILS,
        )
        for each in gates
    ]
    return table_html("Gates", ("Threshold", "Measured", "Verdict"), rows) if rows else ""


def differences_html(comparison: Comparison) -> str:
    """Paired differences, those of the main table first."""
    order = {named.measure: place for place, named in enumerate(MAIN)}
    found = sorted(comparison.differences, key=lambda each: order.get(each.measure, len(order)))
    rows = [
        (
            html_text(label_of(each.measure)),
            html_text(told(each.measure, each.first)),
            html_text(told(each.measure, each.second)),
            html_text(told(each.measure, each.change.mean, signed=True))
            + f'<span class="says">{html_text(_bare(told(each.measure, each.change.low, signed=True)))} to '
            f"{html_text(told(each.measure, each.change.high, signed=True))}</span>",
            str(each.cases),
            f"<strong>{each.verdict}</strong>" if each.verdict in ("better", "worse") else each.verdict,
        )
        for each in found
        if each.measure in order or each.verdict in ("better", "worse")
    ]
    head = ("Measure", "Before", "Now", "Change, 95 % interval", "Cases", "Verdict")
    return table_html("Paired differences over the cases that both runs have", head, rows)


def cell_html(measure: Measure | None, signed: bool = False) -> str:
    """A figure, its interval and what it rests on."""
    if measure is None:
        return "–"
    lacking = f", {measure.missing} lacking" if measure.missing else ""
    if math.isnan(measure.mean):
        return f'none<span class="says">0{lacking}</span>'
    signed = signed or measure.slice == PARITY
    low, high = told(measure.name, measure.low, signed), told(measure.name, measure.high, signed)
    return (
        f"{html_text(told(measure.name, measure.mean, signed))}"
        f'<span class="says">{html_text(_bare(low))} to {html_text(high)}; {measure.count}{lacking}</span>'
    )


def _cells(report: Report, name: str) -> list[str]:
    found = report.run.by_slice
    return [cell_html(found.get((name, slice))) for slice, _ in COLUMNS]


def _head(first: str) -> tuple[str, ...]:
    return (first, *(label for _, label in COLUMNS))


def _bare(figure: str) -> str:
    """The unit stands at the upper bound already."""
    return figure.removesuffix(" points").removesuffix(" %").removesuffix(" s")


def _plain(value: str) -> str:
    return value.replace("_", " ")
