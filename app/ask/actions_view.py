"""What can be done with an answer: copy it, ask again, compare ownership forms, say whether it was good."""

from collections.abc import Callable

import streamlit as st

from answering.answer import Answer, Status
from app.ask import state as conversation_state
from app.ask.feedback_view import draw_reasons, draw_thumbs
from app.ask.plain_answer import copied_text
from app.ask.shown_answer import is_read_otherwise
from app.ask.state import Exchange
from app.shell.jinja import render
from app.shell.texts import Texts

# Small talk, attacks and questions back say nothing that could be compared or marked.
SAYS_NOTHING = (Status.CLARIFY, Status.REFUSED)


def draw_actions(exchange: Exchange, answer: Answer, texts: Texts, is_newest: bool) -> None:
    """The row of buttons, and below it what a bad mark asks for."""
    with st.container(key=f"acts-{exchange.number}", horizontal=True, vertical_alignment="center"):
        copied = copied_text(answer, texts)
        copy = render("ask/copy_button.html.jinja", texts, number=exchange.number, copied=copied)
        st.html(copy, width="content")
        if is_newest:
            _button(exchange, texts.say("ask.again"), "again", "refresh", conversation_state.ask_again)
            if is_read_otherwise(answer):
                words = texts.say("ask.as_typed")
                _button(exchange, words, "typed", "short_text", conversation_state.ask_as_typed)
        if answer.status in SAYS_NOTHING:
            return
        if not exchange.by_owner:
            words = texts.say("compare.do")
            _button(exchange, words, "compare-forms", "view_column", conversation_state.compare)
        draw_thumbs(exchange, answer, texts)
    draw_reasons(exchange, answer, texts)


def _button(exchange: Exchange, words: str, key: str, icon: str, act: Callable[[Exchange], None]) -> None:
    """Has something done with this exchange."""
    st.button(
        words,
        key=f"{key}-{exchange.number}",
        icon=f":material/{icon}:",
        on_click=act,
        args=(exchange,),
        type="tertiary",
    )
