"""Whether a visitor's question is taken now, and its place in the queue of all that are."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from app.ask.queue import Turn, Turns
from app.ask.rate import Rate
from app.ask.visitor_address import asking_address
from app.settings import Settings
from corpus.errors import TooManyQuestions

RATE = "rate"


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all visitors of this process have in common."""

    settings: Settings
    by_address: Rate
    turns: Turns


@contextmanager
def admitted() -> Iterator[Turn]:
    """The turn of a question that is taken; the queue is left with it.

    Raises:
        TooManyQuestions: this session or its address has asked too much within a minute.
        TooBusy: too many wait already.
    """
    shared = _shared()
    settings = shared.settings
    own: Rate = st.session_state.setdefault(RATE, Rate(settings.questions_session))
    if not own.take(""):
        raise TooManyQuestions(f"a session asked more than {settings.questions_session} questions a minute")
    forwarded = st.context.headers.get_all(settings.address_header) if settings.address_header else []
    address = asking_address(st.context.ip_address, ",".join(forwarded))
    if address and not shared.by_address.take(address):
        raise TooManyQuestions(f"an address asked more than {settings.questions_address} questions a minute")
    with shared.turns.queued() as turn:
        yield turn


@st.cache_resource(show_spinner=False)
def _shared() -> _Shared:
    settings = Settings.from_env()
    return _Shared(settings, Rate(settings.questions_address), Turns(settings.at_once, settings.queue))
