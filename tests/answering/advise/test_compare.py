"""One question for three ownership forms."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from answering.advise.compare import compare_owners
from answering.answer import Answer, Claim, Status, Support, Turn
from corpus.language import detect_language
from corpus.model import Owner
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
