"""What one visitor's page remembers: the conversation in the session, everything else in the address."""

from dataclasses import dataclass

import streamlit as st

from answering.answer import Answer, Turn
from app.links import Place, read_place
from app.page_language import choose_language
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter

EXCHANGES = "exchanges"
ASKED = "asked"
BEGUN = "begun"
OWNERS = "filter-owners"
KINDS = "filter-kinds"
PLACE_PARAMETERS = ("passage", "quote", "part")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as typed and how it ended.

    Args:
        number: from 1; never used twice in a session, so that what has been announced is not again.
        problem: key of the sentence that says why there is no answer.
    """

    number: int
    question: str
    answer: Answer | None = None
    problem: str = ""


def language() -> Language:
    """The language of this page view."""
    return choose_language(st.query_params.get("lang"), st.context.headers.get("Accept-Language"))


def speak(chosen: Language) -> None:
    """Go on in this language; the address carries it, so a link keeps it."""
    st.query_params["lang"] = chosen.value


def exchanges() -> tuple[Exchange, ...]:
    """The conversation so far."""
    stored: tuple[Exchange, ...] = st.session_state.get(EXCHANGES, ())
    return stored


def history() -> tuple[Turn, ...]:
    """The answered questions, as the assistant takes them."""
    return tuple(Turn(past.question, past.answer) for past in exchanges() if past.answer)


def ask(question: str) -> None:
    """Have this question answered in the coming run."""
    if was_interrupted():
        keep(asked() or "")
    if question.strip():
        st.session_state[ASKED] = question
        st.session_state.pop(BEGUN, None)
        close()


def asked() -> str | None:
    """The question that waits for its answer."""
    waiting: str | None = st.session_state.get(ASKED)
    return waiting


def was_interrupted() -> bool:
    """Whether an earlier run began to answer and was stopped."""
    return asked() is not None and BEGUN in st.session_state


def begin() -> None:
    """Note that answering has begun."""
    st.session_state[BEGUN] = True


def keep(question: str, answer: Answer | None = None, problem: str = "") -> None:
    """Add what has been said to the conversation."""
    number = st.session_state.get("numbered", 0) + 1
    st.session_state["numbered"] = number
    st.session_state[EXCHANGES] = (*exchanges(), Exchange(number, question, answer, problem))
    st.session_state.pop(ASKED, None)
    st.session_state.pop(BEGUN, None)


def ask_again(exchange: Exchange) -> None:
    """Take an unanswered question out of the conversation and ask it once more."""
    st.session_state[EXCHANGES] = tuple(past for past in exchanges() if past.number != exchange.number)
    ask(exchange.question)


def start_anew() -> None:
    """Forget the conversation."""
    for key in (EXCHANGES, ASKED, BEGUN):
        st.session_state.pop(key, None)
    close()


def wanted() -> Filter:
    """What the visitor has narrowed the search to."""
    return Filter(
        owners=tuple(Owner(value) for value in st.session_state.get(OWNERS) or ()),
        kinds=tuple(Kind(value) for value in st.session_state.get(KINDS) or ()),
    )


def open_place(place: Place) -> None:
    """Show this passage; the address then leads to it."""
    close()
    for name, value in place.query().items():
        st.query_params[name] = value


def close() -> None:
    """Show no passage."""
    for name in PLACE_PARAMETERS:
        st.query_params.pop(name, None)


def opened() -> Place | None:
    """The passage that the address asks for."""
    return read_place(*(st.query_params.get(name) for name in PLACE_PARAMETERS))
