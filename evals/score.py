"""A run's records → scores: recomputed from the files alone, twice the same."""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import EvaluationError
from evals.cases import Case
from evals.measures.answers import ANSWERS, answers
from evals.measures.changes import changes
from evals.measures.citations import citations
from evals.measures.refusals import refusals
from evals.measures.retrieval import retrieval
from evals.measures.sendable import sendable
from evals.measures.shape import shape
from evals.record import Record
from evals.run import read_problems, read_records, read_run_cases
from evals.scores import CaseScore, Measure, measures

SCORES = "scores.json"
WAYS = ("sent", "received")
# Further measures of all cases at once, by case id: those of ragas, and those of a judge.
Further = Callable[[Sequence[tuple[Case, Record]]], Mapping[str, Mapping[str, float]]]


def score_case(case: Case, record: Record) -> dict[str, float]:
    """Every measure of ours that applies to the case."""
    return {
        **sendable(case, record),
        **answers(case, record),
        **refusals(case, record),
        **shape(record),
        **retrieval(case, record),
        **(citations(record) if record.status in ANSWERS else {}),
        **{f"seconds: {step}": value for step, value in record.seconds},
        **{f"tokens: {way}": float(count) for way, count in zip(WAYS, record.tokens, strict=True) if count},
    }


def score_run(folder: Path, further: Iterable[Further] = ()) -> list[CaseScore]:
    """The scores of a run, in the order of its cases.

    Raises:
        EvaluationError: there is no run in the folder, or it has not been gone through to its end.
    """
    cases, records = read_run_cases(folder), {record.case: record for record in read_records(folder)}
    left = [case.id for case in cases if case.id not in records.keys() | dict(read_problems(folder)).keys()]
    if left:
        raise EvaluationError(f"{folder}: {len(left)} cases were not asked yet; run `lotsen-eval run` again.")
    asked = [(case, records[case.id]) for case in cases if case.id in records]
    values = {case.id: score_case(case, record) for case, record in asked}
    for measure in further:
        for id, found in measure(asked).items():
            values[id].update(found)
    for id, found in changes(cases, values).items():
        values[id].update(found)
    return [CaseScore(case, values[case.id]) for case, _ in asked]


def write_scores(folder: Path, scores: Sequence[CaseScore]) -> list[Measure]:
    """Write `scores.json`: each measure over each slice, and each case's values; nan stands as null."""
    found = measures(scores)
    content = {
        "measures": [_plain(asdict(measure)) for measure in found],
        "cases": {score.case.id: _plain(score.values) for score in scores},
    }
    partial = folder / f"{SCORES}.partial"
    partial.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    partial.replace(folder / SCORES)
    return found


def read_scores(folder: Path) -> tuple[list[Measure], dict[str, dict[str, float]]]:
    """What `write_scores` wrote: measures, and values by case.

    Raises:
        EvaluationError: the run has no scores.
    """
    try:
        content = json.loads((folder / SCORES).read_text(encoding="utf-8"))
        return (
            [Measure(**_numbers(entry)) for entry in content["measures"]],
            {id: _numbers(values) for id, values in content["cases"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{folder} has no scores; make them with `lotsen-eval score`.") from error


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: None if isinstance(value, float) and math.isnan(value) else value
        for name, value in values.items()
    }


def _numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: math.nan if value is None else value for name, value in values.items()}
