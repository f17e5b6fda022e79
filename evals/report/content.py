"""Everything that a report says of a run, worked out of what the run kept."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from answering.answer import Status
from corpus.model import Language
from evals.cases import Case, Split
from evals.compare import Changed, Difference, changed, differences
from evals.gate import Passed
from evals.judge.verdict import Judge, read_judge
from evals.measures.sections import sections_of
from evals.ranking import Share
from evals.record import Record
from evals.reliability import Reliability, reliability
from evals.report.named import MAIN, Named
from evals.report.worst import Judged, by_case, good, may_be_shown, worst
from evals.run import RunSettings, read_problems, read_records, read_run_cases, read_settings
from evals.score import read_scores
from evals.scores import Measure
from evals.support_pairs import judge, precision, read_pairs, recall

# As in evals/calibration.py: further down, what answers as well but is not among the labels is the rule.
FIRST_HITS = 3
EXTRACT = "extract"  # what settings call the writer that needs no model
SEARCHED = frozenset({Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND})
Values = Mapping[str, Mapping[str, float]]
# (measure, language or "all", share)
SupportShares = tuple[tuple[str, str, Share], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run kept; `judge` is None where no model has judged it."""

    name: str
    settings: RunSettings
    cases: tuple[Case, ...]
    records: tuple[Record, ...]
    problems: tuple[tuple[str, str], ...]
    measures: tuple[Measure, ...]
    values: Values
    judge: Judge | None = None

    @property
    def by_slice(self) -> dict[tuple[str, str], Measure]:
        """(measure, slice) → the measure."""
        return {(each.name, each.slice): each for each in self.measures}


@dataclass(frozen=True, slots=True)
class Comparison:
    """This run beside an earlier one.

    Args:
        same_cases: whether both were asked the very same cases.
    """

    before: Run
    differences: tuple[Difference, ...]
    changed: tuple[Changed, ...]
    same_cases: bool

    @property
    def notable_differences(self) -> list[Difference]:
        """Those of the main table, in its order, then others that are more than chance."""
        order = {named.measure: place for place, named in enumerate(MAIN)}
        found = sorted(self.differences, key=lambda each: order.get(each.measure, len(order)))
        return [each for each in found if each.measure in order or each.verdict in ("better", "worse")]

    @property
    def changed_by_case(self) -> dict[str, list[Changed]]:
        """The id of each case that changed → how, the worse ones first."""
        found: dict[str, list[Changed]] = {}
        for each in self.changed:
            found.setdefault(each.case, []).append(each)
        return found


@dataclass(frozen=True, slots=True)
class Report:
    """All of it.

    Args:
        main: the measures of the main table that the run has, in its order; further: the names of all others.
        held_back: how many cases with faults are not shown, since they are kept for reporting.
        reliability: of the relevance of hits; None where nothing was searched.
    """

    run: Run
    gates: tuple[Passed, ...]
    main: tuple[Named, ...]
    further: tuple[str, ...]
    reliability: Reliability | None
    support: SupportShares
    statuses: Mapping[tuple[Status, Status], int]
    worst: tuple[Judged, ...]
    good: tuple[Judged, ...]
    held_back: int
    held_out_shown: bool
    comparisons: tuple[Comparison, ...] = ()


def read_run(folder: Path) -> Run:
    """The run in a folder.

    Raises:
        EvaluationError: there is none, or it has no scores.
    """
    measures, values = read_scores(folder)
    return Run(
        folder.resolve().name,
        read_settings(folder),
        tuple(read_run_cases(folder)),
        tuple(read_records(folder)),
        tuple(read_problems(folder)),
        tuple(measures),
        values,
        read_judge(folder),
    )


def report_of(
    run: Run,
    gates: Sequence[Passed] = (),
    earlier: Sequence[Run] = (),
    support: SupportShares = (),
    held_out: bool = False,
) -> Report:
    """What is to be said of a run.

    Args:
        earlier: runs to compare it with; the first is the one that the verdict speaks of.
        held_out: show the cases kept for reporting too.
    """
    all = by_case(run.cases, run.records, run.values)
    shown = [each for each in all if may_be_shown(each.case, held_out)]
    names = tuple(dict.fromkeys(measure.name for measure in run.measures))
    main = {named.measure for named in MAIN}
    return Report(
        run=run,
        gates=tuple(gates),
        main=tuple(named for named in MAIN if named.measure in names),
        further=tuple(name for name in names if name not in main),
        reliability=relevance_of(run),
        support=support,
        statuses=statuses(run),
        worst=tuple(worst(shown)),
        good=tuple(good(shown)),
        held_back=sum(bool(each.faults) for each in all if not may_be_shown(each.case, held_out)),
        held_out_shown=held_out,
        comparisons=tuple(compared(before, run) for before in earlier),
    )


def compared(before: Run, after: Run) -> Comparison:
    """The second run beside the first; cases that a program made are counted apart, so not here."""
    made = {case.id for case in (*before.cases, *after.cases) if case.split is Split.MADE}
    first, second = (
        {id: values for id, values in run.values.items() if id not in made} for run in (before, after)
    )
    return Comparison(
        before,
        tuple(differences(first, second)),
        tuple(changed(first, second)),
        before.settings.cases == after.settings.cases,
    )


def support_shares() -> SupportShares:
    """How well the check of claims does, as it is now, on the labelled pairs that nothing was tuned on."""
    judged = judge([pair for pair in read_pairs() if pair.split == Split.REPORT])
    groups = [("all", judged)]
    groups += [(one.value, [each for each in judged if each.pair.language is one]) for one in Language]
    found = (("precision", precision), ("recall", recall))
    return tuple((name, slice, measure(among)) for name, measure in found for slice, among in groups if among)


def relevance_of(run: Run) -> Reliability | None:
    """The relevance that was said of the first hits, beside whether they are of an expected section."""
    said, answers = [], []
    recorded = {record.case: record for record in run.records}
    for case in run.cases:
        record = recorded.get(case.id)
        if record is None or case.status not in SEARCHED or case.split is Split.MADE:
            continue
        for id, relevance in record.hits[:FIRST_HITS]:
            said.append(relevance)
            answers.append(sections_of(id, case.sections) is not None)
    return reliability("first hits", np.clip(np.array(said), 0.0, 1.0), answers) if said else None


def statuses(run: Run) -> dict[tuple[Status, Status], int]:
    """(expected, came) → how many of the cases that people wrote."""
    recorded = {record.case: record for record in run.records}
    return dict(
        Counter(
            (case.status, recorded[case.id].status)
            for case in run.cases
            if case.id in recorded and case.split is not Split.MADE
        )
    )


def waits(run: Run) -> list[float]:
    """Seconds that each reader waited, of the cases that people wrote."""
    own = {case.id for case in run.cases if case.split is not Split.MADE}
    found = [dict(record.seconds).get("total", math.nan) for record in run.records if record.case in own]
    return [value for value in found if not math.isnan(value)]


def drawn_cases(run: Run) -> int:
    """How many cases people wrote."""
    return sum(case.split is not Split.MADE for case in run.cases)
