"""The same question answered for each ownership form, side by side on a wide screen."""

import streamlit as st

from answering.advise.compare import Comparison
from answering.answer import Answer
from app.ask import state as conversation_state
from app.ask.answer_html import announcement_html, status_html
from app.ask.citations_view import draw_sources
from app.ask.claims_html import words_html
from app.ask.state import Exchange
from app.shell.escape import html_text
from app.shell.frame import problem_html
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
        st.html(
            f'<h3 class="lots-compare-title" id="{id}" tabindex="-1">'
            f"{html_text(texts.say('compare.title'))}</h3>{news}"
            + (f'<p class="lots-note">{html_text(texts.say("compare.same"))}</p>' if is_the_same else "")
        )
        for column, (owner, answer_of_form) in zip(st.columns(len(shown)), shown, strict=True):
            with column:
                form = texts.say("compare.all") if is_the_same else texts.say(f"owner.{owner.value}")
                _draw_form(f"{exchange.number}-{owner.value}", form, answer_of_form, texts)


def _draw_form(key: str, form: str, answer: Answer, texts: Texts) -> None:
    with st.container(key=f"form-{key}"):
        st.html(
            f'<h4 class="lots-form">{html_text(form)}</h4>'
            f'<div class="lots-answer" lang="{answer.language.value}">{status_html(answer.status, texts)}'
            f"{words_html(answer, key, texts)}</div>"
        )
        draw_sources(answer, key, texts, heading="h5", form=form)
