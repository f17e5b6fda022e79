"""A conversation that the visitor chose to keep: under its own address, until it is deleted."""

import streamlit as st

from answering.answer import Answer, Status
from answering.texts import topic_in
from app.ask import state as conversation_state
from app.shell.frame import log_problem
from app.shell.resources import load_services, load_store
from app.store.changed import noting_changes
from app.store.records import KeptTurn
from app.store.store import conversation_id, new_secret
from corpus.errors import LotsenError

PARAMETER = "conversation"
# Set by page.js for the rest of the browser's session: the keeper's secret, of which the address knows only
# the hash. After a reload it tells who kept the conversation from whoever was sent its address.
COOKIE = "lotsen-kept"
KEPT = "kept"
SHOWN = "shown"


def secret() -> str:
    """By which this visitor may add to the conversation that is shown and delete it; "" if they may not."""
    own: str = st.session_state.get(KEPT, "")
    return own


def kept_id() -> str:
    """Id under which this conversation is kept by this visitor; "" if it is not."""
    return conversation_id(secret()) if secret() else ""


def shown_id() -> str:
    """Id of the kept conversation that is shown, whoever kept it; "" if none is."""
    id: str = st.session_state.get(SHOWN, "")
    return kept_id() or id


def open_kept() -> str:
    """Show the conversation that the address names; gives the key of the sentence that says why not."""
    id = st.query_params.get(PARAMETER, "")
    is_unsaved = conversation_state.exchanges() and not shown_id()
    if not id or id == shown_id() or is_unsaved:
        return ""
    try:
        conversation = load_store().conversation(id)
    except LotsenError as error:
        return log_problem(error)
    if conversation is None:
        st.query_params.pop(PARAMETER, None)
        return "problem.no_such_conversation"
    conversation_state.restore(with_changes_noted(conversation.said))
    st.session_state[SHOWN] = id
    own = str(st.context.cookies.get(COOKIE, ""))
    st.session_state[KEPT] = own if own and conversation_id(own) == id else ""
    return ""


def with_changes_noted(said: tuple[KeptTurn, ...]) -> tuple[KeptTurn, ...]:
    """The same, with what the documents no longer say; without an index nothing can be compared."""
    try:
        retriever = load_services().retriever
    except LotsenError:
        return said
    return tuple(noting_changes(each, retriever.passage) for each in said)


def keep() -> None:
    """Keep the conversation from now on; its address is then that of the page."""
    own = new_secret()
    id = conversation_id(own)
    if _store(id):
        st.session_state[KEPT], st.session_state[SHOWN] = own, id
        st.query_params[PARAMETER] = id


def keep_asked(question: str) -> None:
    """Keep a question that waits for its answer: a service that ends meanwhile leaves a trace of it."""
    if kept_id():
        _store(kept_id(), question)


def keep_up() -> None:
    """Keep what has been added. What is added to another's conversation is no longer theirs."""
    if kept_id():
        _store(kept_id())
    elif shown_id():
        _leave()


def forget() -> None:
    """Delete what this visitor keeps; the conversation stays in the page."""
    if not kept_id():
        return
    try:
        load_store().forget(kept_id())
    except LotsenError as error:
        st.session_state["keep-problem"] = log_problem(error)
        return
    _leave()


def start_anew() -> None:
    """Begin another conversation; what is kept stays kept."""
    conversation_state.start_anew()
    _leave()


def note_gap(answer: Answer) -> None:
    """Count the question, and tell the store of one that the documents do not answer; nobody waits for it."""
    try:
        load_store().count(answer.language, answer.status, topic_in(answer.standalone_question))
        if answer.status not in (Status.NOT_FOUND, Status.PARTIAL):
            return
        load_store().note_gap(answer.standalone_question, answer.language, answer.status)
    except LotsenError as error:
        log_problem(error)


def keep_problem() -> str:
    """Key of the sentence that says why the last keeping or deleting failed, told once."""
    key: str = st.session_state.pop("keep-problem", "")
    return key


def _store(id: str, asked: str = "") -> bool:
    waiting = (KeptTurn(asked),) if asked else ()
    try:
        load_store().keep_conversation(id, (*conversation_state.stored_exchanges(), *waiting))
    except LotsenError as error:
        st.session_state["keep-problem"] = log_problem(error)
        return False
    return True


def _leave() -> None:
    st.session_state.pop(KEPT, None)
    st.session_state.pop(SHOWN, None)
    st.query_params.pop(PARAMETER, None)
