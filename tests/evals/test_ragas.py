"""ragas' measures, each by a value that was counted by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from answering.answer import Status
from evals.cases import Case
from evals.measures.ragas_contexts import ragas_contexts
from evals.measures.ragas_texts import ragas_texts
from evals.record import CitationRecord, ClaimRecord, Record

Make = Callable[..., Case]
Made = Callable[..., Record]


class Letters:
    """A vector of whether a text has an a, and whether it has a b or no a at all."""

    name = "letters"
    dimensions = 2

    def embed_passages(self, texts):
        return np.array([[float("a" in text), float("b" in text or "a" not in text)] for text in texts])

    embed_questions = embed_passages


def test_contexts_by_identifier(case: Make, record: Made) -> None:
    found = ragas_contexts([(case(sections=frozenset({"guide#9.3", "legal#1"})), record())])["a"]
    # Two sections were found, 9.2 and twice 9.3, and two are expected: one of each is the other's.
    assert found["ragas IDBasedContextPrecision: hits"] == 0.5
    assert found["ragas IDBasedContextRecall: hits"] == 0.5
    assert found["ragas IDBasedContextPrecision: cited"] == 1.0
    assert found["ragas IDBasedContextRecall: cited"] == 0.5


def test_a_case_without_sections_and_an_answer_without_citations(case: Make, record: Made) -> None:
    assert ragas_contexts([(case(sections=frozenset(), status=Status.NOT_FOUND), record())]) == {}
    found = ragas_contexts([(case(), record(citations=()))])["a"]
    assert "ragas IDBasedContextPrecision: cited" not in found


def test_contexts_by_likeness(case: Make, record: Made) -> None:
    hits = (("guide-sv#9.2/1", 0.9), ("guide-sv#9.3.1/1", 0.8))
    found = ragas_contexts([(case(), record(hits=hits, references=("guide-sv#9.3.1/1",)))])["a"]
    # The second of two is the reference: average precision is its precision there.
    assert found["ragas NonLLMContextPrecisionWithReference"] == pytest.approx(0.5)
    assert found["ragas NonLLMContextRecall"] == 1.0
    lost = ragas_contexts([(case(), record(hits=hits[:1], references=("guide-sv#9.3.1/1",)))])["a"]
    assert (lost["ragas NonLLMContextPrecisionWithReference"], lost["ragas NonLLMContextRecall"]) == (0, 0)


def said(record: Made, text: str) -> Record:
    claim = record().claims[0]
    return record(text=text, claims=(ClaimRecord(text, claim.passages, claim.support),))


def test_an_answer_beside_its_reference(case: Make, record: Made) -> None:
    found = ragas_texts([(case(reference="aaaa"), said(record, "aaab"))], Letters())["a"]
    # One of four letters differs; (1, 0) and (1, 1) lie 45 degrees apart.
    assert found["ragas NonLLMStringSimilarity"] == pytest.approx(0.75)
    assert found["ragas SemanticSimilarity"] == pytest.approx(0.5**0.5)
    same = ragas_texts([(case(reference="Ja, får ni."), said(record, "Ja, får ni."))], Letters())["a"]
    assert same["ragas CHRFScore"] == 1.0


def test_chrf_by_a_worked_example(case: Make, record: Made) -> None:
    found = ragas_texts([(case(reference="får"), said(record, "för"))], Letters())["a"]
    # Of the letters two of three are the same, and no pair or triple of them: the mean of 2/3, 0 and 0 for
    # precision as for recall, and so for their F score.
    assert found["ragas CHRFScore"] == pytest.approx(2 / 9, abs=1e-3)


def test_what_was_not_answered_is_like_nothing(case: Make, record: Made) -> None:
    silent = record(status=Status.NOT_FOUND, claims=(), citations=(), text="a")
    found = ragas_texts([(case(reference="a"), silent)], Letters())["a"]
    assert set(found.values()) == {0.0}
    assert len(found) == 3
    assert ragas_texts([(case(), record())], Letters()) == {"a": {}}


def test_half_of_the_quotes_stand_there(case: Make, record: Made) -> None:
    text = "Där står ”högst full kostnad enligt” och ”avgiften är alltid noll”."
    found = ragas_texts([(case(), said(record, text))], Letters())["a"]
    assert found == {"ragas QuotedSpansAlignment": 0.5, "quoted spans": 2.0}
    elsewhere = record(text=text, citations=(CitationRecord("guide-sv#9.2/1", "tio år"),))
    assert ragas_texts([(case(), elsewhere)], Letters())["a"]["ragas QuotedSpansAlignment"] == 0.0


def test_an_answer_that_quotes_nothing_is_not_counted(case: Make, record: Made) -> None:
    assert ragas_texts([(case(), record())], Letters()) == {"a": {}}


def test_an_apostrophe_is_no_quote(case: Make, record: Made) -> None:
    text = "The company's own data and the other party's data, and companies' data are theirs."
    assert ragas_texts([(case(), said(record, text))], Letters()) == {"a": {}}
