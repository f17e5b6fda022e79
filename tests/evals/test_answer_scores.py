import math
from pathlib import Path

import pytest

from answering.answer import Answer, Citation, Claim, Status, Support
from corpus.model import Document, Kind, Language, Passage
from evals.answer_scores import Expected, Score, score, table
from evals.ragas_scores import citation_precision
from evals.ranking import Share

DOCUMENT = Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("guide.pdf"))


def expected(status: Status = Status.ANSWERED, sections: tuple[str, ...] = ("guide#9.2",)) -> Expected:
    return Expected(
        "a", Language.SWEDISH, "answerable", "Hur länge?", (), status, frozenset(sections), ("tio år",)
    )


def answer(*sections: str, status: Status = Status.ANSWERED, text: str = "I högst tio år.") -> Answer:
    passages = [
        Passage(f"guide-sv#{section}/1", "guide-sv", (), 1, 0, len(text), text, Language.SWEDISH)
        for section in sections
    ]
    return Answer(
        "Hur länge?",
        "Hur länge?",
        Language.SWEDISH,
        status,
        "",
        claims=(Claim(text, tuple(range(1, len(sections) + 1)), Support.VERBATIM),) if sections else (),
        citations=tuple(
            Citation(number, passage, DOCUMENT, text, 0, len(text))
            for number, passage in enumerate(passages, start=1)
        ),
        seconds=0.5,
    )


def test_a_right_answer_has_everything() -> None:
    found = score(expected(), answer("9.2.1"))
    assert (found.decided, found.right_section, found.facts, found.unsupported) == (True, True, True, 0)
    assert found.cited == ("guide#9.2",)


def test_a_section_beside_the_expected_one_is_not_it() -> None:
    found = score(expected(), answer("9.3", "9.20"))
    assert (found.right_section, found.cited) == (False, ("guide#9.3", "guide#9.20"))


def test_a_missing_fact_is_missed_and_a_refusal_has_none() -> None:
    assert score(expected(), answer("9.2", text="I högst tjugo år.")).facts is False
    refused = score(expected(), answer(status=Status.NOT_FOUND, text="tio år"))
    assert (refused.decided, refused.right_section, refused.facts) == (False, False, False)


def test_an_answer_where_the_documents_have_none_is_decided_wrongly() -> None:
    unanswerable = expected(Status.NOT_FOUND, ())
    assert score(unanswerable, answer("9.2")).decided is False
    right = score(unanswerable, answer(status=Status.NOT_FOUND))
    assert (right.decided, right.right_section, right.facts) == (True, None, None)


def test_a_claim_without_citation_or_support_is_counted() -> None:
    bare = answer("9.2")
    claims = (
        Claim("Utan källa.", (), Support.VERBATIM),
        Claim("Osäkert.", (1,), Support.UNVERIFIED),
        *bare.claims,
    )
    found = score(
        expected(),
        Answer(bare.question, bare.question, bare.language, bare.status, "", claims, bare.citations),
    )
    assert (found.claims, found.unsupported) == (3, 2)


def test_wilsons_interval_by_a_worked_example() -> None:
    low, high = Share(8, 10).interval
    assert low == pytest.approx(0.4902, abs=5e-4)
    assert high == pytest.approx(0.9433, abs=5e-4)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_the_table_counts_answerable_and_other_questions_apart() -> None:
    scores = [
        score(expected(), answer("9.2")),
        score(expected(), answer(status=Status.NOT_FOUND)),
        score(expected(Status.NOT_FOUND, ()), answer(status=Status.NOT_FOUND)),
    ]
    figures = dict(table(scores))
    assert figures["answerable questions answered"].startswith("1/2 0.50")
    assert figures["others not answered"].startswith("1/1 1.00")
    assert figures["key facts in the text"].startswith("1/2 0.50")


def test_ragas_precision_is_the_share_of_cited_sections_that_were_expected() -> None:
    half: Score = score(expected(), answer("9.2.1", "1.1"))
    whole = score(expected(), answer("9.2.1", "9.2.4"))
    assert citation_precision([half]) == (0.5, 1)
    assert citation_precision([half, whole]) == (0.75, 2)
    assert math.isnan(citation_precision([score(expected(), answer(status=Status.NOT_FOUND))])[0])
