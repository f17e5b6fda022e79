"""A wrong owner in a question is not taken over: the documents' own word for it stands in the answer."""

from datetime import date

import pytest

from answering.answer import Answer, Status
from answering.assistant import Assistant
from answering.citations import cite
from answering.draft import DraftClaim, Mark
from answering.premises import corrected, correction, wrongly_owned
from corpus.actors import mentions
from corpus.model import Kind, Language
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


def _answer(question: str) -> tuple[list[str], str]:
    page = {"owner": (("Ägare och ägandeform: Vecura",), WHOSE)}
    price = {"2": (("Pris",), "Regionen tar betalt med högst självkostnaden enligt kommunallagen.")}
    library = FakeLibrary(
        document("vecura-sv", page, title="Vecura", kind=Kind.INFRASTRUCTURE), document("guide-sv", price)
    )
    answer = Assistant(library, today=lambda: date(2026, 11, 21)).ask(question)
    for claim in answer.claims:
        assert all(answer.citations[number - 1].number == number for number in claim.citations)
    return [claim.text for claim in answer.claims], answer.text


def test_the_answer_begins_with_whose_it_is_and_its_source() -> None:
    claims, opening = _answer("Eftersom Vecura ägs av KI, vad får de ta betalt?")
    assert claims[0] == WHOSE
    assert "annan ägare till Vecura" in opening


def test_it_is_said_once() -> None:
    claims, opening = _answer("Ägs Vecura av KI?")
    assert claims.count(WHOSE) == 1
    assert "annan ägare till Vecura" in opening


def test_a_right_premise_adds_nothing() -> None:
    _, opening = _answer("Eftersom Vecura ägs av regionen, vad får de ta betalt?")
    assert "annan ägare" not in opening


def test_what_was_answered_stands_after_it_with_its_own_sources() -> None:
    page = document("vecura-sv", {"owner": (("Ägare",), WHOSE)}, title="Vecura", kind=Kind.INFRASTRUCTURE)
    library = FakeLibrary(
        page, document("guide-sv", {"2": (("Pris",), "Regionen tar betalt. Priset är lågt.")})
    )
    [hit] = library.search("Pris betalt", 1)
    price = "Regionen tar betalt."
    cited = cite([DraftClaim(price, (Mark(hit.passage.id, 0, len(price)),))], [hit])
    answer = Answer("?", "?", Language.SWEDISH, Status.ANSWERED, "", cited.claims, cited.citations)
    vecura = next(mention.actor for mention in mentions("Vecura"))
    found = corrected(answer, correction(vecura, Language.SWEDISH, library))
    assert [claim.text for claim in found.claims] == [WHOSE, price]
    assert [claim.citations for claim in found.claims] == [(1,), (2,)]
    assert [citation.number for citation in found.citations] == [1, 2]
    assert [citation.document.id for citation in found.citations] == ["vecura-sv", "guide-sv"]
