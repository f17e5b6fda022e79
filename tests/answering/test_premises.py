"""A wrong owner in a question is not taken over: the documents' own word for it stands in the answer."""

from datetime import date

import pytest

from answering.assistant import Assistant
from answering.premises import wrongly_owned
from corpus.model import Kind
from tests.answering.conftest import FakeLibrary, document


@pytest.mark.parametrize(
    ("question", "actor"),
    [
        ("Because A Working Lab is run by the municipality, which board approves our membership?", "awl"),
        ("Is A Working Lab run by the municipality?", "awl"),
        ("Eftersom KI är ett aktiebolag, vem sitter i styrelsen?", "karolinska-institutet"),
        ("Eftersom Vecura ägs av KI, vad får de ta betalt?", "vecura"),
        ("Ägs ANA Futura av regionen?", "ana-futura"),
        ("Is Vecura part of the state university?", "vecura"),
        ("Är Akademiska Hus en myndighet?", "akademiska-hus"),
        ("Vecura, som är privat, tar väl marknadspris?", "vecura"),
    ],
)
def test_a_wrong_owner_is_seen(question: str, actor: str) -> None:
    found = wrongly_owned(question)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize(
    "question",
    [
        "Vad får Vecura ta betalt?",
        "Vem äger Vecura?",
        "Vecura är öppet för statliga universitet?",
        "Är A Working Lab ett statligt bolag?",
        "Is Akademiska Hus really bound by LOU though it is a limited company?",
        "KI is an authority, right?",
        "Vecura is a GMP facility at the hospital, can KI use it?",
        "Vi och KI är en del av ett projekt som ägs av regionen, vem äger resultaten?",
        "Vad gäller om regionen är part?",
    ],
)
def test_a_right_owner_or_none_is_left_alone(question: str) -> None:
    assert wrongly_owned(question) is None


WHOSE = "Vecura är en enhet för cellterapi och tillhör Region Stockholm."


def _answer(question: str) -> tuple[list[str], tuple[str, ...]]:
    page = {"owner": (("Ägare och ägandeform: Vecura",), WHOSE)}
    price = {"2": (("Pris",), "Regionen tar betalt med högst självkostnaden enligt kommunallagen.")}
    library = FakeLibrary(
        document("vecura-sv", page, title="Vecura", kind=Kind.INFRASTRUCTURE), document("guide-sv", price)
    )
    answer = Assistant(library, today=lambda: date(2026, 11, 21)).ask(question)
    for claim in answer.claims:
        assert all(answer.citations[number - 1].number == number for number in claim.citations)
    return [claim.text for claim in answer.claims], answer.notes


def test_the_answer_says_whose_it_is_with_its_source() -> None:
    claims, notes = _answer("Eftersom Vecura ägs av KI, vad får de ta betalt?")
    assert claims[-1] == WHOSE
    assert any("annan ägare till Vecura" in note for note in notes)


def test_it_is_said_once() -> None:
    claims, notes = _answer("Ägs Vecura av KI?")
    assert claims.count(WHOSE) == 1
    assert any("annan ägare till Vecura" in note for note in notes)


def test_a_right_premise_adds_nothing() -> None:
    _, notes = _answer("Eftersom Vecura ägs av regionen, vad får de ta betalt?")
    assert notes == ()
