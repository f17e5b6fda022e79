"""Whether an answer could be sent as it is, by answers that lack one thing each; its verdict; its shape."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from answering.answer import Status, SuggestionKind, Support
from answering.reader.reading import Verdict
from corpus.model import Language, Layout, Statement
from evals.cases import Case, Kind, Reason
from evals.measures.answers import answers
from evals.measures.said_verdict import said_verdict
from evals.measures.sendable import sendable
from evals.measures.shape import shape
from evals.record import ClaimRecord, PassageRecord, Record

Make = Callable[..., Case]
Made = Callable[..., Record]
FEE, TERM = "guide-sv#9.3.1/1", "guide-sv#9.2/1"
# Ten words in the answer as it is: five more are a third of them all, six are more.
FIVE, SIX = "Sekretessen gäller i tio år.", "Sekretessen gäller i högst tio år."


def claim(text: str, *passages: str) -> ClaimRecord:
    return ClaimRecord(text, passages, Support.VERBATIM)


def is_sendable(case: Case, record: Record) -> bool:
    return sendable(case, record) == {"sendable": 1.0}


def test_an_answer_with_all_that_it_needs_can_be_sent(case: Make, record: Made) -> None:
    asked = case(must_not=("självkostnad",), verdict=Verdict.NO)
    assert is_sendable(asked, record(verdict=Verdict.NO))
    assert is_sendable(case(), record(status=Status.PARTIAL))
    assert is_sendable(case(key_facts=()), record())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, {"status": Status.NOT_FOUND}),
        ({"key_facts": ("full kostnad", "självkostnad")}, {}),
        ({"must_not": ("FULL KOSTNAD",)}, {}),
        ({"verdict": Verdict.NO}, {"verdict": Verdict.YES}),
        ({"verdict": Verdict.NO}, {}),
        ({"sections": frozenset({"legal#3"})}, {}),
        ({}, {"claims": ()}),
    ],
)
def test_one_that_lacks_one_thing_cannot(
    case: Make, record: Made, asked: dict[str, object], said: dict[str, object]
) -> None:
    assert sendable(case(**asked), record(**said)) == {"sendable": 0.0}


def test_the_first_claim_cites_an_expected_section_and_a_third_may_be_from_elsewhere(
    case: Make, record: Made
) -> None:
    fee = record().claims[0]
    assert len(fee.text.split()) == 10
    assert is_sendable(case(), record(claims=(fee, claim(FIVE, TERM))))
    assert not is_sendable(case(), record(claims=(fee, claim(SIX, TERM))))
    assert not is_sendable(case(), record(claims=(claim(FIVE, TERM), fee)))
    assert is_sendable(case(), record(claims=(fee, claim(SIX, FEE))))


def test_what_is_not_answered_rightly_is_sendable(case: Make, record: Made) -> None:
    unanswerable = case(status=Status.NOT_FOUND, kind=Kind.UNANSWERABLE, sections=frozenset(), key_facts=())
    assert not is_sendable(unanswerable, record())
    assert is_sendable(unanswerable, record(status=Status.NOT_FOUND, claims=()))
    assert is_sendable(unanswerable, record(status=Status.REFUSED, claims=()))
    ambiguous = replace(unanswerable, status=Status.CLARIFY, kind=Kind.AMBIGUOUS)
    assert is_sendable(ambiguous, record(status=Status.CLARIFY, claims=()))
    assert not is_sendable(ambiguous, record(status=Status.NOT_FOUND, claims=()))


def test_a_false_presupposition_that_is_set_right_is_sendable(case: Make, record: Made) -> None:
    asked = case(status=Status.NOT_FOUND, kind=Kind.UNANSWERABLE, reason=Reason.PRESUPPOSITION)
    assert is_sendable(asked, record())
    assert not is_sendable(asked, record(text="Avgiften betalas i förskott."))
    assert not is_sendable(replace(asked, must_not=("högst",)), record())


def test_hostile_input_is_no_question_that_one_answers(case: Make, record: Made) -> None:
    attack = case(status=Status.REFUSED, kind=Kind.HOSTILE, sections=frozenset(), key_facts=())
    assert sendable(attack, record(status=Status.REFUSED, claims=())) == {}


# Verdict ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "own", "said"),
    [
        ("Ja, högst full kostnad.", None, Verdict.YES),
        ("Nej, den som hyr köper inte.", Verdict.YES, Verdict.NO),
        ("Yes. At most the full cost.", None, Verdict.YES),
        ("No, at most the full cost.", None, Verdict.NO),
        ("No.", None, Verdict.NO),
        ("Det beror på vem som äger.", None, Verdict.DEPENDS),
        ("It depends on the owner.", Verdict.NO, Verdict.DEPENDS),
        ("No fee is taken.", Verdict.YES, Verdict.YES),
        ("No fee is taken.", None, None),
        ("Nejlikor säljs.", None, None),
        ("Avgiften är högst full kostnad.", Verdict.NO, Verdict.NO),
    ],
)
def test_the_verdict_that_an_answer_begins_with(
    record: Made, first: str, own: Verdict | None, said: Verdict | None
) -> None:
    assert said_verdict(record(claims=(claim(first, FEE),), verdict=own)) is said
    assert said_verdict(record(claims=(), verdict=own)) is own


@pytest.mark.parametrize(
    ("said", "wrong"), [(Verdict.NO, 0.0), (None, 0.0), (Verdict.YES, 1.0), (Verdict.DEPENDS, 1.0)]
)
def test_a_wrong_verdict_is_worse_than_none(
    case: Make, record: Made, said: Verdict | None, wrong: float
) -> None:
    asked = case(verdict=Verdict.NO)
    assert answers(asked, record(verdict=said))["verdict given wrong"] == wrong
    silent = record(status=Status.NOT_FOUND, claims=(), verdict=said)
    assert answers(asked, silent)["verdict given wrong"] == 0.0
    assert "verdict given wrong" not in answers(case(), record(verdict=said))


# Shape --------------------------------------------------------------------------------------------


def test_an_answer_that_one_takes_in_at_once_has_shape(record: Made) -> None:
    ways = ((SuggestionKind.STEP, "A4"), (SuggestionKind.TEMPLATE, "NDA"), (SuggestionKind.QUESTION, "Vad?"))
    assert shape(record(suggestions=(*ways, (SuggestionKind.QUESTION, "Vem?")))) == {"shape": 1.0}
    assert shape(record(status=Status.NOT_FOUND, claims=())) == {}


def test_what_leans_on_nothing_what_is_long_and_what_offers_two_has_none(record: Made) -> None:
    leaning = (claim("Därför är avgiften högst full kostnad.", FEE), *record().claims)
    assert shape(record(claims=leaning)) == {"shape": 0.0}
    assert shape(record(claims=tuple(reversed(leaning)))) == {"shape": 1.0}
    assert shape(record(claims=(claim("ord " * 120, FEE),))) == {"shape": 1.0}
    assert shape(record(claims=(claim("ord " * 121, FEE),))) == {"shape": 0.0}
    for kind in (SuggestionKind.STEP, SuggestionKind.TEMPLATE):
        assert shape(record(suggestions=((kind, "a"), (kind, "b")))) == {"shape": 0.0}


def test_a_cell_without_its_headings_is_bare_and_a_row_read_out_is_not(record: Made) -> None:
    row = "Regionen: Högsta pris: Självkostnad"
    said = (Statement(row, 0, len(row), Layout.ROW), Statement("Full kostnad.", 40, 53))
    table = PassageRecord("guide-sv#9.4/1", "", "", Language.SWEDISH, (), said)

    def shape_of(text: str) -> float:
        return shape(record(claims=(claim(text, table.id),), passages=(table,)))["shape"]

    assert (shape_of("Självkostnad."), shape_of("Högsta pris: Självkostnad")) == (0.0, 0.0)
    assert (shape_of(row), shape_of(f"{row}.")) == (1.0, 1.0)
    assert (shape_of("Full kostnad."), shape_of("Priset är självkostnad.")) == (1.0, 1.0)


def test_what_it_says_to_do_next_is_kept_in_the_record(record: Made) -> None:
    kept = record(suggestions=((SuggestionKind.STEP, "Steg A4"),))
    assert Record.from_json(kept.to_json()) == kept
