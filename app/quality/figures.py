"""The figures of a report as HTML: the verdict, the main table, pictures, differences (pure)."""

import base64
from dataclasses import dataclass

from app.quality.model import Compared, Difference, EvaluationReport, Figure
from app.quality.wording import figure_words, measure_name
from app.shell.jinja import Markup, render
from app.shell.texts import Texts

ALL, SWEDISH, ENGLISH, APART = "all", "language=sv", "language=en", "language=sv-en"
SLICES = (ALL, SWEDISH, ENGLISH, APART)
# What a reader is to see first.
FIRST = ("sendable", "answered", "expected section cited", "missed refusals", "seconds: total, median")
MOST_GATES = 5  # of those that do not hold; the whole report names all


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure in words, and its interval."""

    words: str
    interval: str


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A measure in two runs, in words; `is_seen` where it is more than chance."""

    name: str
    before: str
    now: str
    change: ShownFigure | None
    verdict: str
    is_seen: bool


def verdict_html(report: EvaluationReport, texts: Texts) -> Markup:
    """The figures that count most, and whether the gates hold."""
    by_name = {row.measure: row for row in report.main}
    rows = [by_name[name] for name in FIRST if name in by_name and ALL in by_name[name].cells]
    tiles = [
        (measure_name(row.measure, row.label, texts), shown_figure(row.cells[ALL], row.unit, texts))
        for row in rows
    ]
    failed = [gate for gate in report.gates if not gate.holds]
    return render(
        "quality/verdict.html.jinja", texts, report=report, tiles=tiles, failed=failed, most=MOST_GATES
    )


def main_html(report: EvaluationReport, texts: Texts) -> Markup:
    """The main table."""
    rows = [
        (
            measure_name(row.measure, row.label, texts),
            [shown_figure(row.cells.get(slice), row.unit, texts, slice == APART) for slice in SLICES],
        )
        for row in report.main
    ]
    head = _columns(("measure", "all", "swedish", "english", "apart"), texts)
    return render("quality/figures.html.jinja", texts, head=head, rows=rows)


def drawings_html(report: EvaluationReport, texts: Texts) -> Markup:
    """The pictures in the language of the page, each with its table to fold out."""
    drawings = [(each, _image_address(each.svg)) for each in report.drawings[texts.language]]
    return render("quality/drawings.html.jinja", texts, drawings=drawings)


def differences_html(compared: Compared, texts: Texts) -> Markup:
    """Paired differences."""
    rows = [_difference(each, texts) for each in compared.differences]
    head = _columns(("measure", "before", "now", "change", "verdict"), texts)
    return render("quality/differences.html.jinja", texts, compared=compared, head=head, rows=rows)


def shown_figure(figure: Figure | None, unit: str, texts: Texts, signed: bool = False) -> ShownFigure | None:
    """A figure with its interval, as the language writes numbers."""
    if figure is None:
        return None
    mean, low, high = (
        figure_words(each, unit, texts.language, signed) for each in (figure.mean, figure.low, figure.high)
    )
    interval = texts.say("quality.interval", low=low.split(" ")[0], high=high, number=figure.count)
    return ShownFigure(mean, interval)


def _difference(each: Difference, texts: Texts) -> ShownDifference:
    before, now = (figure_words(value, each.unit, texts.language) for value in (each.first, each.second))
    is_seen = each.verdict in ("better", "worse")
    return ShownDifference(
        measure_name(each.measure, each.label, texts),
        before,
        now,
        shown_figure(each.change, each.unit, texts, signed=True),
        texts.say(f"quality.verdict.{each.verdict if is_seen else 'same'}"),
        is_seen,
    )


def _columns(names: tuple[str, ...], texts: Texts) -> list[str]:
    return [texts.say(f"quality.column.{name}") for name in names]


def _image_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode('utf-8')).decode('ascii')}"
