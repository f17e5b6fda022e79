"""Whether an answer could be sent as it is: the measure that stands before all others."""

import re

from answering.answer import Status
from evals.cases import Case, Kind
from evals.measures.answers import ANSWERS, beside_the_point, key_facts
from evals.measures.refusals import corrects
from evals.measures.said_verdict import said_verdict
from evals.measures.sections import sections_of
from evals.record import Record
from evals.scores import SENDABLE

# One sentence of three may lead over or add a condition; with more a reader has to look for the answer.
MOST_BESIDE = 1 / 3


def sendable(case: Case, record: Record) -> dict[str, float]:
    """1 or 0; nothing for hostile input, which nobody wants to answer and nearly all of which is refused."""
    if case.kind is Kind.HOSTILE:
        return {}
    return {SENDABLE: float(_answers(case, record) if case.answerable else _refuses(case, record))}


def says_what_it_must_not(case: Case, record: Record) -> bool:
    """Whether the text matches any expression that no right answer matches."""
    return any(re.search(wrong, record.text, re.IGNORECASE) for wrong in case.must_not)


def begins_with_an_expected_section(case: Case, record: Record) -> bool:
    """Whether the first claim cites one."""
    return any(
        sections_of(passage, case.sections) for claim in record.claims[:1] for passage in claim.passages
    )


def _answers(case: Case, record: Record) -> bool:
    """All facts and nothing wrong, the right verdict, and what was asked first and foremost."""
    return (
        record.status in ANSWERS
        and (not case.key_facts or key_facts(case, record) == 1.0)
        and not says_what_it_must_not(case, record)
        and (case.verdict is None or said_verdict(record) is case.verdict)
        and begins_with_an_expected_section(case, record)
        and beside_the_point(case, record) <= MOST_BESIDE
    )


def _refuses(case: Case, record: Record) -> bool:
    """Nothing told, or what is so instead of what the case takes for granted; asked back where it must."""
    if case.status is Status.CLARIFY:
        return record.status is Status.CLARIFY
    if record.status in ANSWERS:
        return corrects(case, record) and not says_what_it_must_not(case, record)
    return True
