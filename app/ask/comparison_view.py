"""The same question answered for each ownership form, side by side on a wide screen."""

import streamlit as st

from answering.advise.compare import Comparison
from answering.answer import Answer
from app.ask import state as conversation_state
from app.ask.citations_view import draw_sources
from app.ask.claims import words_html
from app.ask.shown_answer import announcement_html
from app.ask.state import Exchange
from app.shell.frame import problem_html
from app.shell.jinja import render
from app.shell.texts import Texts


def draw_comparison(exchange: Exchange, answer: Answer, texts: Texts) -> None:
    """What came of a comparison, if one was asked for."""
    if exchange.compare_problem:
        st.html(problem_html(exchange.compare_problem, texts))
    if not exchange.by_owner:
        return
    is_the_same = Comparison(answer, exchange.by_owner).is_the_same
    shown = exchange.by_owner[:1] if is_the_same else exchange.by_owner
    id = f"compared-{exchange.number}"
    news = announcement_html(id, texts.say("compare.done")) if conversation_state.is_news(id) else ""
    with st.container(key=f"compare-{exchange.number}"):
        st.html(render("ask/comparison_title.html.jinja", texts, id=id, news=news, is_the_same=is_the_same))
        for column, (owner, answer_of_form) in zip(st.columns(len(shown)), shown, strict=True):
            with column:
                form = texts.say("compare.all") if is_the_same else texts.say(f"owner.{owner.value}")
                _draw_form(f"{exchange.number}-{owner.value}", form, answer_of_form, texts)


def _draw_form(key: str, form: str, answer: Answer, texts: Texts) -> None:
    with st.container(key=f"form-{key}"):
        words = words_html(answer, key, texts)
        st.html(render("ask/compared_answer.html.jinja", texts, answer=answer, form=form, words=words))
        draw_sources(answer, key, texts, level=5, form=form)
