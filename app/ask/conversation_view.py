"""The conversation as drawn: questions, answers, sources and what to do next."""

import streamlit as st

from answering.answer import Answer, Status, SuggestionKind
from app.ask import state as conversation_state
from app.ask.actions_view import draw_actions
from app.ask.citations_view import draw_sources
from app.ask.comparison_view import draw_comparison
from app.ask.shown_answer import announced, announcement_html, answer_html, question_html, small_print_html
from app.ask.state import Exchange
from app.shell.escape import markdown_label
from app.shell.frame import problem_html
from app.shell.jinja import render
from app.shell.texts import Texts, load_texts


def draw_exchange(exchange: Exchange, texts: Texts, is_newest: bool) -> None:
    """A question with its answer, or with the sentence that says why there is none."""
    with st.container(key=f"exchange-{exchange.number}"):
        id = f"question-{exchange.number}"
        question = question_html(exchange.question, exchange.number, texts)
        if conversation_state.is_news(id):
            question += announcement_html(id, announced(exchange.answer, texts))
        st.html(question)
        if exchange.answer:
            _draw_answer(exchange, exchange.answer, texts, is_newest)
            return
        st.html(problem_html(exchange.problem or "problem.interrupted", texts))
        st.button(
            texts.say("ask.again"),
            key=f"again-{exchange.number}",
            on_click=conversation_state.ask_again,
            args=(exchange,),
        )


def _draw_answer(exchange: Exchange, answer: Answer, texts: Texts, is_newest: bool) -> None:
    st.html(answer_html(answer, exchange.number, texts))
    if answer.status is Status.CLARIFY:
        _draw_questions(exchange, answer, "suggestion.choices")
    draw_sources(answer, str(exchange.number), texts)
    draw_actions(exchange, answer, texts, is_newest)
    draw_comparison(exchange, answer, texts)
    if answer.status is not Status.CLARIFY:
        _draw_questions(exchange, answer, "suggestion.questions")
    st.html(small_print_html(answer, texts))


def _draw_questions(exchange: Exchange, answer: Answer, heading: str) -> None:
    """The questions, and what they are, in the answer's language."""
    questions = [way.text for way in answer.suggestions if way.kind is SuggestionKind.QUESTION]
    if not questions:
        return
    words, language = load_texts(answer.language).say(heading), answer.language.value
    st.html(render("ask/label.html.jinja", words=words, level=3, language=language))
    question_buttons(questions, f"follow-{exchange.number}")


def question_buttons(questions: "list[str] | tuple[str, ...]", key: str) -> None:
    """Questions as buttons that ask them."""
    with st.container(key=key, horizontal=True):
        for number, question in enumerate(questions):
            st.button(
                markdown_label(question),
                key=f"{key}-{number}",
                on_click=conversation_state.ask,
                args=(question,),
                wrap=True,
            )
