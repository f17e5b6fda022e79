"""A report's summary as Markdown: verdict, main table, what changed, the worst in a line each (pure)."""

import math
from collections.abc import Iterator, Sequence

from evals.compare import Difference
from evals.report.content import Comparison, Report
from evals.report.harmless import markdown_text
from evals.report.limits import limits, repeat
from evals.report.named import COLUMNS, figure_words, label_of
from evals.report.verdict import headline, sentences
from evals.scores import PARITY, Measure

WORST = 10


def report_markdown(report: Report) -> str:
    """The summary."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    settings = report.run.settings
    yield f"# {headline(report.gates)}\n"
    name, writer = markdown_text(report.run.name), markdown_text(settings.writer)
    yield f"Run {name}, begun {settings.started}, answers by {writer}.\n"
    yield from (f"- {markdown_text(sentence)}" for sentence in sentences(report))
    yield from (
        f"- {markdown_text(str(each).removeprefix('FAIL  '))}" for each in report.gates if not each.holds
    )
    yield ""
    yield from table([("Measure", *(label for _, label in COLUMNS)), *_rows(report)])
    if report.comparisons:
        yield f"\n## Beside {markdown_text(report.comparisons[0].before.name)}\n"
        yield from differences_lines(report.comparisons[0])
    yield "\n## The worst answers\n"
    for each in report.worst[:WORST]:
        faults = "; ".join(fault.words for fault in each.faults)
        id, question = markdown_text(each.case.id), markdown_text(each.case.question)
        yield f"- {id}: {question} ({markdown_text(faults)})"
    yield "\n## What the numbers do not say\n"
    yield from (f"- {sentence}" for sentence in limits(report))
    yield "\n## How to make this again\n"
    yield from (f"    {command}" for command in repeat(report))


def differences_lines(comparison: Comparison) -> Iterator[str]:
    """Paired differences of the main measures, and of others that changed, as a table."""
    rows = [
        (
            markdown_text(label_of(each.measure)),
            figure_words(each.measure, each.first),
            figure_words(each.measure, each.second),
            _change(each),
            str(each.cases),
            each.verdict,
        )
        for each in comparison.notable_differences
    ]
    yield from table([("Measure", "Before", "Now", "Change, 95 % interval", "Cases", "Verdict"), *rows])


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as a Markdown table; the first is its head."""
    yield f"| {' | '.join(rows[0])} |"
    yield f"|{'---|' * len(rows[0])}"
    yield from (f"| {' | '.join(row)} |" for row in rows[1:])


def _rows(report: Report) -> list[tuple[str, ...]]:
    found = report.run.by_slice
    return [
        (named.label, *(_cell(found.get((named.measure, slice))) for slice, _ in COLUMNS))
        for named in report.main
    ]


def _change(each: Difference) -> str:
    change = each.change
    mean, low, high = (
        figure_words(each.measure, value, signed=True) for value in (change.mean, change.low, change.high)
    )
    return f"{mean} ({low} to {high})"


def _cell(measure: Measure | None) -> str:
    if measure is None or math.isnan(measure.mean):
        return "–"
    signed = measure.slice == PARITY
    low, high = (figure_words(measure.name, bound, signed) for bound in (measure.low, measure.high))
    return f"{figure_words(measure.name, measure.mean, signed)} ({low} to {high}; {measure.count})"
