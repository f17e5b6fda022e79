"""One question answered for each ownership form, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from answering.answer import Answer, Status, Turn
from answering.texts import text
from answering.understand.phrases import asked_of
from corpus.model import Owner
from corpus.owners import owners_named
from retrieval.hit import Filter


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the documents say to the same question for each form.

    Args:
        plain: the answer to the question as it was asked; its stand-alone question is the one compared.
        cells: state, region and state-owned company in this order, each with citations of its own; none
            where the question is small talk, an attack or too vague, and `plain` says all there is.
    """

    plain: Answer
    cells: tuple[tuple[Owner, Answer], ...] = ()

    @property
    def is_the_same(self) -> bool:
        """Whether every form has an answer, and all of them are one."""
        said = {tuple(claim.text for claim in answer.claims) for _, answer in self.cells}
        return len(said) == 1 and () not in said


class Answering(Protocol):
    """Whoever answers a single question, as the assistant does."""

    def ask(self, question: str, history: Sequence[Turn] = (), filter: Filter = Filter()) -> Answer:
        """Its answer."""
        ...


def compare_owners(
    assistant: Answering, question: str, history: Sequence[Turn] = (), filter: Filter = Filter()
) -> Comparison:
    """The question put for each form; a form's name takes the place of whichever the question names.

    Raises:
        QuestionError: the question is empty or too long.
    """
    plain = assistant.ask(question, history, filter)
    if plain.status in {Status.CLARIFY, Status.REFUSED}:
        return Comparison(plain)
    # Each form has its turn, whichever the visitor has limited the search to.
    return Comparison(plain, tuple((owner, _cell(assistant, plain, owner, filter)) for owner in Owner))


def _cell(assistant: Answering, plain: Answer, owner: Owner, filter: Filter) -> Answer:
    """For this form by its name; else, where the question names none, what is not said of others alone."""
    question = plain.standalone_question
    named = assistant.ask(
        asked_of(question, text(f"at_{owner.value}", plain.language)), (), replace(filter, owners=())
    )
    if named.status is not Status.NOT_FOUND or plain.status is Status.NOT_FOUND or owners_named(question):
        return named
    return assistant.ask(question, (), replace(filter, owners=(owner,)))
