"""Ask: a question, its answer and the passages that it rests on."""

import logging

import streamlit as st

from app import session
from app.answer_html import question_html, streaming_html
from app.conversation_view import draw_exchange, question_buttons
from app.escape import html_text
from app.parts import load_parts
from app.problems import problem_key
from app.source_view import draw_source, problem_html
from app.texts import Texts, load_texts
from corpus.errors import LotsenError

LONGEST_QUESTION = 2000
SHOWN_ON_A_PHONE = 3

log = logging.getLogger("lotsen")


def draw() -> None:
    """The page, from top to bottom."""
    texts = load_texts(session.language())
    if session.was_interrupted():
        session.keep(session.asked() or "")
    with st.bottom:
        _draw_input(texts)
    notice = st.empty()
    place = session.opened()
    if place is None:
        with st.container(key="conversation"):
            _draw_conversation(texts)
        _load_ahead(texts, notice)
        return
    left, right = st.columns([5, 6], gap="medium")
    with left, st.container(key="conversation-beside"):
        _draw_conversation(texts)
    with right:
        try:
            draw_source(place, load_parts().retriever, texts)
        except LotsenError as error:
            _show_problem(error, texts, st.empty())


def _load_ahead(texts: Texts, notice: "st.delta_generator.DeltaGenerator") -> None:
    """Load what the first question needs while the visitor reads, and say at once if it is not there."""
    try:
        load_parts()
    except LotsenError as error:
        _show_problem(error, texts, notice)


def _show_problem(error: LotsenError, texts: Texts, where: "st.delta_generator.DeltaGenerator") -> None:
    log.warning("%s: %s", type(error).__name__, error)
    where.html(problem_html(problem_key(error), texts))


def _draw_conversation(texts: Texts) -> None:
    exchanges = session.exchanges()
    question = session.asked()
    if not exchanges and question is None:
        _draw_welcome(texts)
        return
    for exchange in exchanges:
        draw_exchange(exchange, texts, is_newest=exchange is exchanges[-1])
    if question is not None:
        _answer(question, texts)


def _draw_welcome(texts: Texts) -> None:
    st.html(
        f'<div class="lots-welcome"><h2>{html_text(texts.say("welcome.title"))}</h2>'
        f"<p>{html_text(texts.say('welcome.sentence'))}</p></div>"
        f'<h3 class="lots-label">{html_text(texts.say("welcome.questions_label"))}</h3>'
    )
    questions = texts.list("welcome.questions")
    question_buttons(questions[:SHOWN_ON_A_PHONE], "first-questions")
    question_buttons(questions[SHOWN_ON_A_PHONE:], "more-questions")


def _answer(question: str, texts: Texts) -> None:
    """Have the question answered, showing the words as they come; then draw the page anew with the answer."""
    with st.container(key="answering"):
        st.html(question_html(question, 0, texts))
        words = st.empty()
    words.html(streaming_html("", texts))
    received: list[str] = []

    def show(text: str) -> None:
        received.append(text)
        words.html(streaming_html("".join(received), texts))

    session.begin()
    try:
        answer = load_parts().assistant.ask(question, session.history(), session.wanted(), show)
    except LotsenError as error:
        log.warning("%s: %s", type(error).__name__, error)
        session.keep(question, problem=problem_key(error))
    else:
        session.keep(question, answer)
    st.rerun()


def _draw_input(texts: Texts) -> None:
    question = st.chat_input(
        texts.say("ask.placeholder"), key="question", max_chars=LONGEST_QUESTION, submit_mode="stop"
    )
    st.html(f'<p class="lots-standing">{html_text(texts.say("ask.standing"))}</p>')
    if question:
        session.ask(question)


draw()
