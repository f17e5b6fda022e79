"""The visitor's conversation: what was asked, answered and compared, and what waits for its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from answering.answer import Answer, Turn
from app.shell import session
from app.store.records import KeptTurn
from corpus.model import Owner

EXCHANGES = "exchanges"
ASKED = "asked"
COMPARED = "compared"
BEGUN = "begun"
ALONE = "alone"
LINKED = "linked"
NEWS = "news"

LONGEST_QUESTION = 2000  # characters, as many as the assistant takes

ByOwner = tuple[tuple[Owner, Answer], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as typed and how it ended.

    Args:
        number: from 1; never used twice in a session, so that what has been announced is not again.
        problem: key of the sentence that says why there is no answer.
        by_owner: the answer for each ownership form, once they have been compared.
        compare_problem: key of the sentence that says why they could not be.
    """

    number: int
    question: str
    answer: Answer | None = None
    problem: str = ""
    by_owner: ByOwner = ()
    compare_problem: str = ""


def exchanges() -> tuple[Exchange, ...]:
    """The conversation so far."""
    stored: tuple[Exchange, ...] = st.session_state.get(EXCHANGES, ())
    return stored


def stored_exchanges() -> tuple[KeptTurn, ...]:
    """The conversation as it is stored and exported."""
    return tuple(KeptTurn(past.question, past.answer, past.by_owner) for past in exchanges())


def history(before: Exchange | None = None) -> tuple[Turn, ...]:
    """The answered questions, as the assistant takes them; those before an exchange, if one is named."""
    return tuple(
        Turn(past.question, past.answer)
        for past in exchanges()
        if past.answer and (before is None or past.number < before.number)
    )


def ask(question: str) -> None:
    """Have this question answered in the coming run."""
    settle()
    if question.strip():
        st.session_state[ASKED] = question
        session.close()


def asked() -> str | None:
    """The question that waits for its answer."""
    waiting: str | None = st.session_state.get(ASKED)
    return waiting


def compare(exchange: Exchange) -> None:
    """Have the question of this exchange answered for each ownership form in the coming run."""
    settle()
    st.session_state[COMPARED] = exchange.number
    session.close()


def is_being_compared(exchange: Exchange) -> bool:
    """Whether the ownership forms of this exchange are waited for."""
    return bool(st.session_state.get(COMPARED) == exchange.number)


def begin() -> None:
    """Note that the work on what waits has begun."""
    st.session_state[BEGUN] = True


def settle() -> None:
    """Close what an earlier run began and could not end, because the visitor stopped it or went on."""
    if BEGUN not in st.session_state:
        return
    if (question := asked()) is not None:
        add(question, problem="problem.interrupted")
    forget_waiting()


def resume() -> None:
    """Begin what waits once more: its run was ended by the page itself, not by the visitor."""
    st.session_state.pop(BEGUN, None)


def add(question: str, answer: Answer | None = None, problem: str = "") -> None:
    """Add what has been said to the conversation."""
    number = _next_number()
    st.session_state[EXCHANGES] = (*exchanges(), Exchange(number, question, answer, problem))
    st.session_state[NEWS] = f"question-{number}"
    forget_waiting()


def add_comparison(exchange: Exchange, by_owner: ByOwner, problem: str = "") -> None:
    """Put the answers for each ownership form, or why there are none, under the exchange."""
    compared = replace(exchange, by_owner=by_owner, compare_problem=problem)
    st.session_state[EXCHANGES] = tuple(
        compared if past.number == exchange.number else past for past in exchanges()
    )
    st.session_state[NEWS] = f"compared-{exchange.number}"
    forget_waiting()


def is_news(id: str) -> bool:
    """Whether the element with this id is the last thing that came, which a screen reader is told of."""
    return bool(st.session_state.get(NEWS) == id)


def restore(conversation: Sequence[KeptTurn]) -> None:
    """Show a conversation that was kept earlier."""
    st.session_state[EXCHANGES] = tuple(
        Exchange(
            _next_number(),
            past.question,
            past.answer,
            "" if past.answer else "problem.no_answer_kept",
            past.by_owner,
        )
        for past in conversation
    )


def ask_again(exchange: Exchange) -> None:
    """Take a question out of the conversation and ask it once more."""
    st.session_state[EXCHANGES] = tuple(past for past in exchanges() if past.number != exchange.number)
    ask(exchange.question)


def ask_as_typed(exchange: Exchange) -> None:
    """The same as it was typed, whatever was said before it."""
    ask_again(exchange)
    st.session_state[ALONE] = True


def is_alone() -> bool:
    """Whether what waits is to be answered without the conversation."""
    return bool(st.session_state.get(ALONE))


def start_anew() -> None:
    """Forget the conversation."""
    st.session_state.pop(EXCHANGES, None)
    st.session_state.pop(LINKED, None)
    forget_waiting()
    session.close()


def forget_waiting() -> None:
    """Wait for nothing."""
    for key in (ASKED, COMPARED, BEGUN, ALONE):
        st.session_state.pop(key, None)


def take_linked_question(is_first_view: bool) -> str:
    """The question of the address, taken out of it: asked now, or given back to be only filled in.

    A link inside the pages asks at once. One from elsewhere opens a new session, and whoever follows it
    decides; so does whoever comes back to an address that has asked its question already.
    """
    question = st.query_params.pop("ask", "").strip()
    if not question:
        return ""
    only_filled_in = is_first_view or st.session_state.get(LINKED) == question
    st.session_state[LINKED] = question
    if only_filled_in:
        return question
    ask(question)
    return ""


def _next_number() -> int:
    number: int = st.session_state.get("numbered", 0) + 1
    st.session_state["numbered"] = number
    return number
