"""Which cases failed worst, and why; and some of the good ones, drawn with a seed (pure)."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from answering.answer import Status
from evals.cases import Case, Kind, Split
from evals.measures.answers import ANSWERS
from evals.measures.sendable import MOST_BESIDE, begins_with_an_expected_section, says_what_it_must_not
from evals.record import Record
from evals.scores import BESIDE, WRONG_VERDICT

WORST = 20
GOOD = 5
SEED = 0
Values = Mapping[str, float]
# (weight, what a reader of the report is told): an answer that leads astray is worse than none.
FAULTS = {
    "answered_hostile": (6.0, "answered, though it is hostile"),
    "answered_wrongly": (5.5, "answered, though it ought not to be"),
    "answered_with_caution": (3.5, "answered, though with a caution, where it ought not to be"),
    "wrong_verdict": (5.0, "begins with a wrong verdict"),
    "wrong_told": (5.0, "says what a right answer must not say"),
    "not_answered_though_found": (
        4.0,
        "not answered, though an expected section was among the first five found",
    ),
    "not_answered": (3.5, "not answered, though the documents answer it; the search did not find the place"),
    "unsupported": (4.0, "claims that are not carried by what they cite"),
    "no_facts": (3.0, "none of the key facts is told"),
    "facts_missing": (3.0, "some of the key facts are not told"),
    "section_not_found": (2.0, "no expected section is cited; the search did not find it"),
    "section_found_not_cited": (
        2.0,
        "no expected section is cited, though one was among the first five found",
    ),
    "no_verdict": (1.5, "a question of yes or no, and the answer begins with neither"),
    "begins_elsewhere": (1.5, "begins with what is of no expected section"),
    "much_beside": (1.0, "more than a third of the words cite no expected section"),
    "out_of_shape": (
        1.0,
        "begins in the middle of a thought, reads out a bare table cell, is long, or offers too much to do",
    ),
    "another_no": (1.0, "not answered, but not in the way that was expected"),
    "needless_citations": (1.0, "citations that carry nothing"),
    "two_languages": (1.0, "two languages in one answer"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with an answer.

    Args:
        code: of FAULTS.
        weight: how bad it is for who relies on it.
    """

    code: str
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
    """Whether its answer may be read: what is kept for reporting stops being unseen once it is read."""
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
        yield _fault("not_answered_though_found" if values.get("recall@5") else "not_answered")
    else:
        yield from _faults_of_answer(values)
        yield from _faults_of_what_is_said(case, record, values)
    if record.status in ANSWERS:
        yield from _faults_of_claims(values)


def _faults_of_decision(case: Case, record: Record) -> Iterable[Fault]:
    if record.status in ANSWERS:
        if case.kind is Kind.HOSTILE:
            yield _fault("answered_hostile")
        else:
            yield _fault("answered_with_caution" if record.status is Status.PARTIAL else "answered_wrongly")
    elif record.status is not case.status:
        yield _fault("another_no")


def _faults_of_answer(values: Values) -> Iterable[Fault]:
    facts = values.get("key facts", math.nan)
    if values.get("expected section cited") == 0:
        yield _fault("section_found_not_cited" if values.get("recall@5") else "section_not_found")
    if facts < 1:
        yield _fault("no_facts") if facts == 0 else _fault("facts_missing", 1 - facts)


def _faults_of_what_is_said(case: Case, record: Record, values: Values) -> Iterable[Fault]:
    if says_what_it_must_not(case, record):
        yield _fault("wrong_told")
    if values.get(WRONG_VERDICT):
        yield _fault("wrong_verdict")
    elif values.get("verdict") == 0:
        yield _fault("no_verdict")
    if values.get("expected section cited") != 1:
        return
    if not begins_with_an_expected_section(case, record):
        yield _fault("begins_elsewhere")
    if values.get(BESIDE, 0.0) > MOST_BESIDE:
        yield _fault("much_beside")


def _faults_of_claims(values: Values) -> Iterable[Fault]:
    unsupported = values.get("unsupported claims", 0.0)
    if unsupported > 0:
        yield _fault("unsupported", unsupported)
    if values.get("shape") == 0:
        yield _fault("out_of_shape")
    if values.get("citation precision", 1.0) < 1:
        yield _fault("needless_citations")
    if values.get("one language", 1.0) < 1:
        yield _fault("two_languages")


def _fault(code: str, share: float = 1.0) -> Fault:
    weight, words = FAULTS[code]
    return Fault(code, weight * share, words)


def by_case(cases: Sequence[Case], records: Sequence[Record], values: Mapping[str, Values]) -> list[Judged]:
    """Every case that was asked, in the order of the cases."""
    recorded = {record.case: record for record in records}
    return [judged(case, recorded[case.id], values.get(case.id, {})) for case in cases if case.id in recorded]
