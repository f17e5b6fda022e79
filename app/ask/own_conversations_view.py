"""The visitor's own conversations as drawn: folded away, one is chosen and opened, renamed or deleted."""

from collections.abc import Callable

import streamlit as st

from app.ask import own_conversations
from app.ask import state as conversation_state
from app.ask.own_conversation import LONGEST_NAME, OwnConversation, labels
from app.ask.shown_answer import announcement_html
from app.shell.frame import problem_html
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts

CHOSEN = "own-chosen"
NEWEST = "own-newest"


def draw_news(texts: Texts) -> None:
    """What could not be read; a screen reader is told of a conversation that is there again."""
    # A place of its own, or what stands below it would move when it comes, and fold.
    with st.container(key="own-news"):
        if problem := own_conversations.take_problem():
            st.html(problem_html(problem, texts))
        if own_conversations.is_open():
            newest = conversation_state.exchanges()[-1].number
            st.html(announcement_html(f"question-{newest}", texts.say("own.is_open")))


def draw_own_conversations(texts: Texts) -> None:
    """The list; nothing where there is none."""
    own = own_conversations.own_conversations()
    if not own:
        return
    with st.container(key="own-list"), st.expander(texts.say("own.title")):
        st.html(paragraph_html(texts.say("own.note")))
        chosen = _choose(own, texts)
        _draw_actions(chosen, texts)
        _draw_renaming(chosen, texts)
        with st.popover(texts.say("own.delete_all"), key="own-delete-all"):
            st.html(paragraph_html(texts.say("own.really")))
            st.button(
                texts.say("own.really_all"), key="own-really-all", on_click=own_conversations.delete_all
            )


def _choose(own: tuple[OwnConversation, ...], texts: Texts) -> OwnConversation:
    """A radio button each: one list to walk by keyboard, and each name is read out once."""
    by_id, told = {each.id: each for each in own}, labels(own)
    if st.session_state.get(NEWEST) != own[0].id or st.session_state.get(CHOSEN) not in by_id:
        st.session_state[NEWEST] = st.session_state[CHOSEN] = own[0].id
    chosen = st.radio(texts.say("own.choose"), list(by_id), format_func=told.__getitem__, key=CHOSEN)
    return by_id.get(chosen, own[0])


def _draw_actions(chosen: OwnConversation, texts: Texts) -> None:
    with st.container(key="own-acts", horizontal=True):
        if chosen.id != own_conversations.shown_id():
            _button(texts.say("own.open"), "own-open", own_conversations.open_own)
        _button(texts.say("own.delete"), "own-delete", own_conversations.delete)


def _button(words: str, key: str, act: Callable[[str], None]) -> None:
    st.button(words, key=key, on_click=_act_on_chosen, args=(act,))


def _act_on_chosen(act: Callable[[str], None]) -> None:
    """What is chosen now: whoever is quick presses before the page has been drawn with it."""
    act(st.session_state[CHOSEN])


def _draw_renaming(chosen: OwnConversation, texts: Texts) -> None:
    with st.form("own-rename", border=False):
        key = f"own-name-{chosen.id}"
        st.text_input(texts.say("own.name"), value=chosen.name, max_chars=LONGEST_NAME, key=key)
        st.form_submit_button(
            texts.say("own.rename"), key="own-rename-do", on_click=_rename, args=(chosen.id, key)
        )


def _rename(id: str, key: str) -> None:
    own_conversations.rename(id, st.session_state.get(key, ""))
