"""Thumbs under an answer, and for a bad one what was wrong with it."""

import streamlit as st

from answering.answer import Answer
from app.ask.state import Exchange
from app.shell.frame import log_problem, problem_html
from app.shell.jinja import render
from app.shell.resources import load_store
from app.shell.texts import Texts
from app.store.records import Feedback, Reason, Verdict
from corpus.errors import LotsenError

LONGEST_COMMENT = 500
CHOOSING, THANKED = "choosing", "thanked"  # beside these: the key of a sentence on what failed


def draw_thumbs(exchange: Exchange, answer: Answer, texts: Texts) -> None:
    """The two buttons, or a word of thanks."""
    if _state(exchange) == THANKED:
        st.html(render("ask/thanks.html.jinja", texts))
        return
    st.button(
        texts.say("feedback.up"),
        key=f"up-{exchange.number}",
        icon=":material/thumb_up:",
        on_click=_give,
        args=(exchange, answer, Verdict.UP),
        type="tertiary",
    )
    st.button(
        texts.say("feedback.down"),
        key=f"down-{exchange.number}",
        icon=":material/thumb_down:",
        on_click=_set,
        args=(exchange, CHOOSING),
        type="tertiary",
    )


def draw_reasons(exchange: Exchange, answer: Answer, texts: Texts) -> None:
    """What may be wrong with the answer, once it was marked as bad; and what failed."""
    state, number = _state(exchange), exchange.number
    if state not in ("", THANKED, CHOOSING):
        st.html(problem_html(state, texts))
    if state != CHOOSING:
        return
    with st.container(key=f"reasons-{number}"):
        st.pills(
            texts.say("feedback.why"),
            [reason.value for reason in Reason],
            format_func=lambda value: texts.say(f"feedback.reason.{value}"),
            key=f"reason-{number}",
        )
        st.text_area(
            texts.say("feedback.comment"), key=f"comment-{number}", max_chars=LONGEST_COMMENT, height=80
        )
        with st.container(key=f"send-{number}", horizontal=True):
            st.button(
                texts.say("feedback.send"),
                key=f"send-mark-{number}",
                on_click=_give,
                args=(exchange, answer, Verdict.DOWN),
                type="primary",
            )
            st.button(
                texts.say("feedback.cancel"), key=f"no-mark-{number}", on_click=_set, args=(exchange, "")
            )


def _give(exchange: Exchange, answer: Answer, verdict: Verdict) -> None:
    chosen = st.session_state.get(f"reason-{exchange.number}") if verdict is Verdict.DOWN else None
    comment = st.session_state.get(f"comment-{exchange.number}", "") if verdict is Verdict.DOWN else ""
    mark = Feedback(
        question=answer.standalone_question,
        language=answer.language,
        status=answer.status,
        verdict=verdict,
        reason=Reason(chosen) if chosen else None,
        comment=comment,
        passages=tuple(dict.fromkeys(citation.passage.id for citation in answer.citations)),
        writer=answer.writer,
    )
    try:
        load_store().add_feedback(mark)
    except LotsenError as error:
        _set(exchange, log_problem(error))
    else:
        _set(exchange, THANKED)


def _state(exchange: Exchange) -> str:
    state: str = st.session_state.get(f"mark-{exchange.number}", "")
    return state


def _set(exchange: Exchange, state: str) -> None:
    st.session_state[f"mark-{exchange.number}"] = state
