"""Which cases failed worst, and why each counts as that; and some of the good ones, drawn with a seed (pure)."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case, Kind, Split
from evals.measures.answers import ANSWERS
from evals.record import Record

WORST = 20
GOOD = 5
SEED = 0
Values = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with an answer.

    Args:
        weight: how bad it is for who relies on it: an answer that nothing carries is worse than none.
    """

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what came, and what is wrong with it, the worst first."""

    case: Case
    record: Record
    values: Values
    faults: tuple[Fault, ...]

    @property
    def weight(self) -> float:
        """How bad it is as a whole."""
        return sum(fault.weight for fault in self.faults)


def judged(case: Case, record: Record, values: Values) -> Judged:
    """The case with its faults."""
    found = sorted(_faults(case, record, values), key=lambda fault: -fault.weight)
    return Judged(case, record, values, tuple(found))


def may_be_shown(case: Case, held_out: bool) -> bool:
    """Whether its answer may be read: what is kept for reporting stops being unseen once somebody reads it."""
    return held_out or case.split is not Split.REPORT


def worst(all: Iterable[Judged], limit: int = WORST) -> list[Judged]:
    """The cases with the gravest faults; of equal ones those where the search failed as well come first."""
    faulty = [each for each in all if each.faults and each.case.split is not Split.MADE]
    return sorted(
        faulty, key=lambda each: (-each.weight, each.values.get("reciprocal rank", 1.0), each.case.id)
    )[:limit]


def good(all: Iterable[Judged], limit: int = GOOD, seed: int = SEED) -> list[Judged]:
    """Some answers without a fault, the same for the same seed, in the order of their ids."""
    faultless = sorted(
        (
            each
            for each in all
            if not each.faults and each.record.status in ANSWERS and each.case.split is not Split.MADE
        ),
        key=lambda each: each.case.id,
    )
    drawn = random.Random(seed).sample(faultless, min(limit, len(faultless)))  # noqa: S311 - no secret
    return sorted(drawn, key=lambda each: each.case.id)


def _faults(case: Case, record: Record, values: Values) -> Iterable[Fault]:
    if not case.answerable:
        yield from _faults_of_decision(case, record)
    elif record.status not in ANSWERS:
        found = "found" if values.get("recall@5") else "not found either"
        yield Fault(4.0, f"not answered, though the documents answer it (the expected section was {found})")
    else:
        yield from _faults_of_answer(values)
    if record.status in ANSWERS:
        yield from _faults_of_claims(values)


def _faults_of_decision(case: Case, record: Record) -> Iterable[Fault]:
    if record.status in ANSWERS:
        if case.kind is Kind.HOSTILE:
            yield Fault(6.0, "answered, though it is hostile")
        else:
            yield Fault(5.0, f"answered, though {case.status.value.replace('_', ' ')} was expected")
    elif record.status is not case.status:
        came, wanted = (each.value.replace("_", " ") for each in (record.status, case.status))
        yield Fault(1.0, f"the status is {came!r} instead of {wanted!r}")


def _faults_of_answer(values: Values) -> Iterable[Fault]:
    cited, facts = values.get("expected section cited"), values.get("key facts", math.nan)
    if cited == 0:
        found = (
            "it was among the first five found" if values.get("recall@5") else "the search did not find it"
        )
        yield Fault(2.0, f"no expected section is cited ({found})")
    if facts < 1:
        yield Fault(
            3.0 * (1 - facts), "none of the key facts is told" if facts == 0 else "key facts are missing"
        )


def _faults_of_claims(values: Values) -> Iterable[Fault]:
    unsupported = values.get("unsupported claims", 0.0)
    if unsupported > 0:
        yield Fault(
            4.0 * unsupported, f"{100 * unsupported:.0f} % of the claims are not carried by what they cite"
        )
    if values.get("citation precision", 1.0) < 1:
        yield Fault(1.0, "citations that carry nothing")
    if values.get("one language", 1.0) < 1:
        yield Fault(1.0, "two languages in one answer")


def by_case(cases: Sequence[Case], records: Sequence[Record], values: Mapping[str, Values]) -> list[Judged]:
    """Every case that was asked, in the order of the cases."""
    recorded = {record.case: record for record in records}
    return [judged(case, recorded[case.id], values.get(case.id, {})) for case in cases if case.id in recorded]
