"""One question for three ownership forms."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from answering.advise.compare import compare_owners
from answering.answer import Answer, Claim, Status, Support, Turn
from corpus.language import detect_language
from corpus.model import Owner
from corpus.owners import owners_named
from retrieval.hit import Filter


@dataclass
class Listener:
    """Answers everything in one way and remembers what it was asked."""

    status: Status = Status.ANSWERED
    says: str = ""
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Turn] = (), filter: Filter = Filter()) -> Answer:
        self.asked.append(question)
        claim = Claim(self.says or question, (1,), Support.VERBATIM)
        return Answer(question, question, detect_language(question), self.status, "", (claim,))


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Vad får KI ta betalt?",
            [
                "Vad får en statlig myndighet ta betalt?",
                "Vad får en region ta betalt?",
                "Vad får ett statligt bolag ta betalt?",
            ],
        ),
        (
            "Who signs the agreement at the hospital?",
            [
                "Who signs the agreement at a state authority?",
                "Who signs the agreement at a region?",
                "Who signs the agreement at a state-owned company?",
            ],
        ),
        (
            "Vem äger resultaten?",
            [
                "Vem äger resultaten hos en statlig myndighet?",
                "Vem äger resultaten hos en region?",
                "Vem äger resultaten hos ett statligt bolag?",
            ],
        ),
    ],
)
def test_each_form_takes_the_place_of_the_one_that_is_named(question: str, asked: list[str]) -> None:
    listener = Listener()
    compared = compare_owners(listener, question)
    assert listener.asked == [question, *asked]
    assert [owner for owner, _ in compared.cells] == list(Owner)
    assert [answer.question for _, answer in compared.cells] == asked


@pytest.mark.parametrize("status", [Status.CLARIFY, Status.REFUSED])
def test_what_is_no_question_is_answered_once(status: Status) -> None:
    listener = Listener(status)
    compared = compare_owners(listener, "Hej!")
    assert (listener.asked, compared.cells, compared.plain.status) == (["Hej!"], (), status)


def test_forms_that_have_one_answer_are_told_so() -> None:
    assert compare_owners(Listener(says="Skriv ett avtal."), "Behövs avtal?").is_the_same
    assert not compare_owners(Listener(), "Behövs avtal?").is_the_same


@dataclass
class KnowsNoForm(Listener):
    """Answers what names no ownership form, and remembers for which it was asked."""

    filters: list[tuple[Owner, ...]] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Turn] = (), filter: Filter = Filter()) -> Answer:
        answer = super().ask(question, history, filter)
        self.filters.append(filter.owners)
        return replace(answer, status=Status.NOT_FOUND) if owners_named(question) else answer


def test_a_form_that_finds_nothing_by_its_name_gets_what_is_not_said_of_others_alone() -> None:
    knows = KnowsNoForm()
    compared = compare_owners(knows, "Vem äger resultaten?")
    assert knows.asked.count("Vem äger resultaten?") == 1 + len(Owner)
    assert [owners for owners in knows.filters if owners] == [(owner,) for owner in Owner]
    assert [answer.status for _, answer in compared.cells] == [Status.ANSWERED] * len(Owner)


def test_a_question_about_one_form_is_not_answered_for_the_others_by_its_own() -> None:
    knows = KnowsNoForm()
    compare_owners(knows, "Vad får KI ta betalt?")
    assert knows.filters == [()] * (1 + len(Owner))
