"""Whether the answer holds what a good one holds: section, key facts, verdict, nothing else, one language."""

import re

from answering.answer import Status
from corpus.language import detect_language
from corpus.model import Language
from evals.cases import Case
from evals.measures.said_verdict import said_verdict
from evals.measures.sections import sections_of
from evals.record import Record
from evals.scores import BESIDE, WRONG_VERDICT

ANSWERS = frozenset({Status.ANSWERED, Status.PARTIAL})


def answers(case: Case, record: Record) -> dict[str, float]:
    """Answered, section cited and key facts told (answerable cases); verdict, words and language (answers).

    What was not answered cites nothing and tells nothing: 0, not left out.
    """
    found: dict[str, float] = {}
    answered = record.status in ANSWERS
    if case.answerable:
        cited = [sections_of(each.passage, case.sections) for each in record.citations]
        found["answered"] = float(answered)
        found["expected section cited"] = float(answered and any(cited))
        if case.key_facts:
            found["key facts"] = key_facts(case, record) if answered else 0.0
    if case.verdict:
        said = said_verdict(record) if answered else None
        found[WRONG_VERDICT] = float(said not in (None, case.verdict))
    if answered:
        found["words"] = float(sum(len(claim.text.split()) for claim in record.claims))
        found["one language"] = one_language(case.language, record)
        if case.verdict:
            found["verdict"] = float(said_verdict(record) is case.verdict)
        if case.answerable and record.claims:
            found[BESIDE] = beside_the_point(case, record)
    return found


def key_facts(case: Case, record: Record) -> float:
    """The share of the case's facts that the text of the answer states, 0–1."""
    said = [bool(re.search(fact, record.text, re.IGNORECASE)) for fact in case.key_facts]
    return sum(said) / len(said)


def beside_the_point(case: Case, record: Record) -> float:
    """The share of the answer's words that stand in claims which cite no expected section, 0–1."""
    words = [len(claim.text.split()) for claim in record.claims]
    beside = [
        count
        for count, claim in zip(words, record.claims, strict=True)
        if not any(sections_of(passage, case.sections) for passage in claim.passages)
    ]
    return sum(beside) / sum(words)


def one_language(asked: Language, record: Record) -> float:
    """The share of claims that are, with their passages, in the question's language; 1 without claims."""
    claims = [
        all(passage.language is asked for id in claim.passages if (passage := record.passage(id)) is not None)
        and detect_language(claim.text, asked) is asked
        for claim in record.claims
    ]
    return sum(claims) / len(claims) if claims else 1.0
