"""The visitor's own conversations, which lie in the browser's storage: what of them this session knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from app.ask import kept_conversation
from app.ask import state as conversation_state
from app.ask.own_conversation import (
    LONGEST_NAME,
    MOST_CHARACTERS,
    MOST_CONVERSATIONS,
    OwnConversation,
    first_question,
    newest_first,
    read_conversation,
    read_list,
    written,
)
from app.ask.state import Exchange
from app.shell.browser_storage import mount_storage, sent
from app.shell.frame import log_problem
from app.store.records import KeptTurn
from app.store.store import new_secret
from corpus.errors import StoreError

STORAGE = "own-storage"
OWN = "own-conversations"
SHOWN = "own-shown"
RESTORED = "own-restored"
WRITTEN = "own-written"
ORDERS = "own-orders"
WANTED = "own-wanted"
PROBLEM = "own-problem"
SESSION = "own-session"
LAST_ORDERS = 20  # as many as a page that draws slowly could miss


@dataclass(frozen=True, slots=True)
class Written:
    """What was last written, so that a page that is drawn anew does not write it again."""

    exchanges: Sequence[Exchange]
    asked: str | None
    first: str
    text: str
    day: date


def own_conversations() -> tuple[OwnConversation, ...]:
    """The list, newest first."""
    own: tuple[OwnConversation, ...] = st.session_state.get(OWN, ())
    return own


def shown_id() -> str:
    """Id of the one that is shown; "" if it is none of them."""
    id: str = st.session_state.get(SHOWN, "")
    return id


def is_open() -> bool:
    """Whether the conversation that is shown came out of the storage and was not gone on with."""
    return bool(shown_id()) and st.session_state.get(RESTORED) == conversation_state.exchanges()


def take_problem() -> str:
    """Key of the sentence that says what could not be read, told once."""
    key: str = st.session_state.pop(PROBLEM, "")
    return key


def draw_storage() -> None:
    """Have the browser write what has been said, carry out what is wanted, and tell what it has."""
    session = st.session_state.setdefault(SESSION, new_secret())
    data = {
        "session": session,
        "conversation": _to_write(),
        "orders": st.session_state.get(ORDERS, []),
        "most": MOST_CONVERSATIONS,
        "room": MOST_CHARACTERS,
    }
    mount_storage(STORAGE, data, _take_found, _take_opened)


def open_own(id: str) -> None:
    """Ask the browser for a conversation; it is shown once it has come."""
    st.session_state[WANTED] = id
    _order("open", id)


def rename(id: str, name: str) -> None:
    """Call it something else; without a name it is called by its first question."""
    name = " ".join(name.split())[:LONGEST_NAME]
    st.session_state[OWN] = tuple(
        replace(each, name=name) if each.id == id else each for each in own_conversations()
    )
    _order("rename", id, name)


def delete(id: str) -> None:
    """Delete it from the browser; the one that is shown goes from the page too."""
    if id == shown_id():
        start_anew()
    st.session_state[OWN] = tuple(each for each in own_conversations() if each.id != id)
    _order("delete", id)


def delete_all() -> None:
    """Delete every one."""
    if shown_id():
        start_anew()
    st.session_state.pop(OWN, None)
    _order("clear")


def start_anew() -> None:
    """Begin another conversation; the one before stays in the list."""
    kept_conversation.start_anew()
    _leave()
    _order("leave")


def _leave() -> None:
    for key in (SHOWN, RESTORED, WRITTEN):
        st.session_state.pop(key, None)


def _order(kind: str, id: str = "", name: str = "") -> None:
    orders = st.session_state.get(ORDERS, [])
    number = orders[-1]["number"] + 1 if orders else 1
    st.session_state[ORDERS] = [*orders, {"number": number, "kind": kind, "id": id, "name": name}][
        -LAST_ORDERS:
    ]


def _to_write() -> dict[str, str] | None:
    """What is kept on the server has an address of its own and is not written; nor is what has just come."""
    if kept_conversation.shown_id() and not kept_conversation.kept_id():
        _leave()
    exchanges, asked = conversation_state.exchanges(), conversation_state.asked()
    if kept_conversation.shown_id() or not (exchanges or asked) or (is_open() and asked is None):
        return None
    last = _written(exchanges, asked)
    if not last.text:
        return None
    id = st.session_state.setdefault(SHOWN, new_secret())
    name = next((each.name for each in own_conversations() if each.id == id), "")
    entry = OwnConversation(id, name, last.first, last.day)
    st.session_state[OWN] = newest_first(own_conversations(), entry)
    return {"id": id, "first": last.first, "day": last.day.isoformat(), "text": last.text}


def _written(exchanges: Sequence[Exchange], asked: str | None) -> Written:
    last: Written | None = st.session_state.get(WRITTEN)
    if last and last.exchanges is exchanges and last.asked == asked:
        return last
    said = (*conversation_state.stored_exchanges(), *((KeptTurn(asked),) if asked else ()))
    now = Written(exchanges, asked, first_question(said), written(said), date.today())
    st.session_state[WRITTEN] = now
    return now


def _take_found() -> None:
    """What lies in the browser; the conversation of this tab is shown unless there is one already."""
    conversation_state.resume()
    found = sent(STORAGE, "found")
    if found.get("damaged"):
        st.session_state[PROBLEM] = "own.unreadable"
    is_named_by_address = kept_conversation.PARAMETER in st.query_params
    try:
        st.session_state[OWN] = read_list(found.get("entries"))
        if found.get("shown") and not (conversation_state.exchanges() or is_named_by_address):
            _show(found.get("shown"), read_conversation(found.get("text")))
    except StoreError as error:
        _refuse(error)


def _take_opened() -> None:
    """The conversation that was asked for; any other is not wanted."""
    opened, wanted = sent(STORAGE, "opened"), st.session_state.pop(WANTED, "")
    if not wanted or opened.get("id") != wanted:
        return
    if not opened.get("text"):
        st.session_state[OWN] = tuple(each for each in own_conversations() if each.id != wanted)
        st.session_state[PROBLEM] = "own.gone"
        return
    try:
        said = read_conversation(opened.get("text"))
    except StoreError as error:
        _refuse(error)
        return
    kept_conversation.start_anew()
    _show(wanted, said)


def _show(id: object, said: tuple[KeptTurn, ...]) -> None:
    conversation_state.restore(kept_conversation.with_changes_noted(said))
    st.session_state[SHOWN] = next((each.id for each in own_conversations() if each.id == id), new_secret())
    st.session_state[RESTORED] = conversation_state.exchanges()


def _refuse(error: StoreError) -> None:
    log_problem(error)
    st.session_state[PROBLEM] = "own.unreadable"
