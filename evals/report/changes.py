"""The cases that changed between two runs, with both answers, as lines of text (pure)."""

import textwrap
from collections.abc import Iterator

from evals.record import Record
from evals.report.content import Comparison, Run
from evals.report.harmless import visible
from evals.report.worst import may_be_shown

WIDTH = 110


def differences_text(comparison: Comparison) -> Iterator[str]:
    """A line for each measure that both runs have."""
    for each in comparison.differences:
        change = each.change
        yield (
            f"{each.measure:44}{each.first:8.3f} → {each.second:8.3f}  {change.mean:+.3f} "
            f"[{change.low:+.3f}, {change.high:+.3f}]  {each.cases:4} cases  {each.verdict}"
        )


def changed_text(comparison: Comparison, after: Run, held_out: bool) -> Iterator[str]:
    """The worse ones first; answers of cases that are only to be counted are left out."""
    cases = {case.id: case for case in after.cases}
    answers = [{record.case: record for record in run.records} for run in (comparison.before, after)]
    worse = [each for each in comparison.changed if not each.is_better]
    yield f"\n{len(worse)} for the worse, {len(comparison.changed) - len(worse)} for the better"
    for id, changes in comparison.changed_by_case.items():
        moved = "; ".join(f"{each.measure} {each.before:g} → {each.after:g}" for each in changes)
        yield f"\n{'better' if all(each.is_better for each in changes) else 'worse'}  {id}: {moved}"
        if may_be_shown(cases[id], held_out):
            yield from _wrapped("question", cases[id].question)
            yield from _wrapped("before", _said(answers[0][id]))
            yield from _wrapped("now", _said(answers[1][id]))


def _said(record: Record) -> str:
    return f"({record.status.value.replace('_', ' ')}) {record.text}"


def _wrapped(name: str, words: str) -> Iterator[str]:
    line = " ".join(visible(words).split())
    yield textwrap.fill(line, WIDTH, initial_indent=f"  {name:9} ", subsequent_indent=" " * 12)
