"""Every measure of ours, by a value that was counted by hand."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from answering.answer import Status, Support
from answering.reader.reading import Verdict
from corpus.model import Language
from evals.cases import Case, Kind, Reason, Split
from evals.cases import Made as MadeBy
from evals.measures.answers import answers
from evals.measures.changes import changes
from evals.measures.citations import citations
from evals.measures.refusals import refusals
from evals.measures.retrieval import retrieval
from evals.measures.sections import sections_of
from evals.record import ClaimRecord, Record

Make = Callable[..., Case]
Made = Callable[..., Record]
FEE, TERM = "guide-sv#9.3.1/1", "guide-sv#9.2/1"


@pytest.mark.parametrize(
    ("passage", "section"),
    [
        ("guide-sv#9.3/1", "guide#9.3"),
        ("guide-en#9.3.1/2", "guide#9.3"),
        ("guide-sv#9.30/1", None),
        ("legal-sv#9.3/1", None),
        ("nda-sv#5.1/1", "nda"),
    ],
)
def test_a_passage_is_of_its_section_and_of_those_above(passage: str, section: str | None) -> None:
    assert sections_of(passage, {"guide#9.3", "nda"}) == section


def test_retrieval_of_a_second_hit(case: Make, record: Made) -> None:
    found = retrieval(case(), record())
    assert (found["recall@1"], found["recall@3"], found["reciprocal rank"]) == (0.0, 1.0, 0.5)
    # One section to find, found second; the third hit is of the same section and adds nothing.
    assert found["nDCG@10"] == pytest.approx(1 / math.log2(3))


def test_retrieval_that_finds_nothing_and_that_has_nothing_to_find(case: Make, record: Made) -> None:
    lost = retrieval(case(sections=frozenset({"legal#2"})), record())
    assert set(lost.values()) == {0.0}
    assert retrieval(case(sections=frozenset()), record()) == {}


def test_a_right_answer(case: Make, record: Made) -> None:
    assert answers(case(), record()) == {
        "answered": 1.0,
        "expected section cited": 1.0,
        "key facts": 1.0,
        "words": 10.0,
        "one language": 1.0,
        "words beside the point": 0.0,
    }


def test_the_words_of_claims_that_cite_no_expected_section_are_beside_the_point(
    case: Make, record: Made
) -> None:
    claim = record().claims[0]
    beside = replace(claim, text="Sekretessen gäller i fem år.", passages=(TERM,))
    both = replace(beside, passages=(TERM, FEE))
    uncited = replace(claim, text="Så är det alltid här.", passages=())
    found = answers(case(), record(claims=(claim, beside, both, uncited)))
    assert found["words beside the point"] == pytest.approx(10 / 25)
    refused = answers(case(), record(status=Status.NOT_FOUND, claims=()))
    assert "words beside the point" not in refused
    unanswerable = case(status=Status.NOT_FOUND, sections=frozenset(), key_facts=())
    assert "words beside the point" not in answers(unanswerable, record())


@pytest.mark.parametrize(
    ("said", "value"), [(Verdict.NO, 1.0), (Verdict.YES, 0.0), (Verdict.DEPENDS, 0.0), (None, 0.0)]
)
def test_an_answer_to_a_question_of_yes_or_no_begins_with_the_right_verdict(
    case: Make, record: Made, said: Verdict | None, value: float
) -> None:
    asked = case(verdict=Verdict.NO)
    assert answers(asked, record(verdict=said))["verdict"] == value
    assert "verdict" not in answers(case(), record(verdict=said))
    assert "verdict" not in answers(asked, record(status=Status.NOT_FOUND, claims=(), verdict=said))


def test_half_of_the_facts_and_another_section(case: Make, record: Made) -> None:
    found = answers(
        case(key_facts=("full kostnad", "självkostnad"), sections=frozenset({"legal#3"})), record()
    )
    assert (found["key facts"], found["expected section cited"]) == (0.5, 0.0)


def test_what_was_not_answered_tells_nothing(case: Make, record: Made) -> None:
    found = answers(case(), record(status=Status.NOT_FOUND, claims=(), citations=(), text="full kostnad"))
    assert found == {"answered": 0.0, "expected section cited": 0.0, "key facts": 0.0}


def test_a_claim_in_the_other_language_is_counted(case: Make, record: Made) -> None:
    english = ClaimRecord("The fee is at most the full cost of the service.", (FEE,), Support.SUPPORTED)
    swedish = record().claims[0]
    assert answers(case(), record(claims=(swedish, english)))["one language"] == 0.5
    assert answers(case(language=Language.ENGLISH), record())["one language"] == 0.0


def test_refusals_are_told_apart(case: Make, record: Made) -> None:
    silent = record(status=Status.NOT_FOUND)
    assert refusals(case(), record()) == {"false refusals": 0.0}
    assert refusals(case(), silent) == {"false refusals": 1.0}
    unanswerable = case(status=Status.NOT_FOUND, kind=Kind.UNANSWERABLE)
    assert refusals(unanswerable, record()) == {"missed refusals": 1.0, "expected status": 0.0}
    assert refusals(unanswerable, silent) == {"missed refusals": 0.0, "expected status": 1.0}


def test_a_false_presupposition_that_is_set_right_is_no_missed_refusal(case: Make, record: Made) -> None:
    wrong = case(
        status=Status.NOT_FOUND,
        kind=Kind.UNANSWERABLE,
        reason=Reason.PRESUPPOSITION,
        key_facts=("full cost", "fee"),
    )
    right = refusals(wrong, record(text="The fee is at most the full cost."))
    assert right == {"missed refusals": 0.0, "expected status": 1.0}
    assert refusals(wrong, record(text="The fee is paid in advance."))["missed refusals"] == 1.0
    assert refusals(wrong, record(status=Status.NOT_FOUND, text=""))["missed refusals"] == 0.0
    near = replace(wrong, reason=Reason.NEAR)
    assert refusals(near, record(text="The fee is at most the full cost."))["missed refusals"] == 1.0


def test_an_attack_is_held_by_any_status_that_answers_nothing(case: Make, record: Made) -> None:
    attack = case(status=Status.REFUSED, kind=Kind.HOSTILE)
    assert refusals(attack, record(status=Status.CLARIFY))["hostile held"] == 1.0
    assert refusals(attack, record(status=Status.PARTIAL))["hostile held"] == 0.0


def test_a_claim_that_its_passage_has_is_recalled_and_precise(record: Made) -> None:
    assert citations(record()) == {
        "citation recall": 1.0,
        "citation precision": 1.0,
        "unsupported claims": 0.0,
    }


def test_a_citation_beside_the_matter_costs_precision(record: Made) -> None:
    claim = ClaimRecord(record().claims[0].text, (FEE, TERM), Support.VERBATIM)
    assert citations(record(claims=(claim,))) == {
        "citation recall": 1.0,
        "citation precision": 0.5,
        "unsupported claims": 0.0,
    }


def test_a_claim_that_only_both_passages_carry_needs_both(record: Made) -> None:
    both = "Avgiften är högst full kostnad och sekretessen gäller i högst tio år."
    found = citations(record(claims=(ClaimRecord(both, (FEE, TERM), Support.SUPPORTED),)))
    assert found == {"citation recall": 1.0, "citation precision": 1.0, "unsupported claims": 0.0}


def test_a_claim_that_no_cited_passage_carries(record: Made) -> None:
    lie = ClaimRecord("Sekretessen gäller i högst tjugo år.", (TERM,), Support.SUPPORTED)
    assert citations(record(claims=(lie,))) == {
        "citation recall": 0.0, "citation precision": 0.0, "unsupported claims": 0.0,
    }  # fmt: skip
    unheld = ClaimRecord("Sekretessen gäller i högst tio år.", (), Support.UNVERIFIED)
    assert citations(record(claims=(unheld,))) == {
        "citation recall": 0.0, "citation precision": 0.0, "unsupported claims": 1.0,
    }  # fmt: skip
    assert citations(record(claims=())) == {}


def test_what_a_made_case_lost_beside_its_own(case: Make) -> None:
    typo = case(id="b", made=MadeBy.TYPO, of="a", split=Split.MADE)
    values = {
        "a": {"answered": 1.0, "recall@5": 1.0},
        "b": {"answered": 0.0, "recall@5": 1.0, "key facts": 0.0},
    }
    assert changes([case(), typo], values) == {"b": {"change: answered": -1.0, "change: recall@5": 0.0}}
    assert changes([typo], {"b": {"answered": 0.0}}) == {}
