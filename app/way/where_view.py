"""Where are we? Five questions, and what their answers lead to."""

from functools import partial

import streamlit as st

from app.shell import session
from app.shell.control_label import control_label
from app.shell.frame import draw_title
from app.shell.jinja import render
from app.shell.links import PageName
from app.shell.texts import Texts
from app.way import state
from app.way.steps import GuideWay
from app.way.where import fitting_html, result_html
from corpus.ecosystem import Ecosystem
from corpus.way import WayQuestion, WayRules

OPEN = "where"
SENT, JUST_SENT = "way-sent", "way-just-sent"  # how often the questions were, and whether in this run


def is_asked(rules: WayRules) -> bool:
    """Whether the address asks for this view."""
    return OPEN in st.query_params or any(question.id in st.query_params for question in rules.questions)


def answers_of(rules: WayRules) -> dict[str, str]:
    """The answers that the address holds, as far as they make sense."""
    return rules.known({question.id: st.query_params.get(question.id, "") for question in rules.questions})


def draw_where(way: GuideWay | None, rules: WayRules, ecosystem: Ecosystem, texts: Texts) -> None:
    """The result, once all is answered, above the questions."""
    st.html(render("way/top.html.jinja", texts, stage=None))
    draw_title(PageName.WAY, texts.say("way.where.title"), texts.say("way.where.lead"))
    answers = answers_of(rules)
    rule = rules.rule_for(answers)
    if rule:
        with st.container(key="way-result"):
            state.stand_at(rule.step)
            st.html(result_html(rule, way, rules, state.progress(), texts))
            if fitting := fitting_html(answers, rules, ecosystem, texts):
                st.html(fitting)
    _draw_questions(rules, answers, texts)


def _draw_questions(rules: WayRules, answers: dict[str, str], texts: Texts) -> None:
    is_sent = st.session_state.pop(JUST_SENT, False)
    missing = [each for each in rules.questions if is_sent and each.id not in answers]
    with st.container(key="way-ask"), st.form("way-questions", enter_to_submit=False):
        for question in rules.questions:
            if question in missing[:1]:
                sent = st.session_state[SENT]
                st.html(render("way/unanswered.html.jinja", texts, questions=missing, sent=sent))
            _draw_question(question, answers.get(question.id), texts)
        st.form_submit_button(
            texts.say("way.where.show"), type="primary", on_click=_to_address, args=(rules,)
        )


def _draw_question(question: WayQuestion, answer: str | None, texts: Texts) -> None:
    words = {option.id: option.words(texts.language) for option in question.options}
    if _key(question) not in st.session_state:
        st.session_state[_key(question)] = answer
    st.radio(
        control_label(question.words(texts.language)),
        list(words),
        format_func=partial(_option_label, words),
        key=_key(question),
    )


def _key(question: WayQuestion) -> str:
    return f"way-answer-{question.id}"


def _option_label(words: dict[str, str], id: str) -> str:
    return control_label(words[id])


def _to_address(rules: WayRules) -> None:
    """The address carries the answers, so that a link keeps them; what has none is told of."""
    chosen = {each.id: st.session_state.get(_key(each)) or "" for each in rules.questions}
    session.change_address({id: answer for id, answer in chosen.items() if answer})
    st.session_state[SENT] = st.session_state.get(SENT, 0) + 1
    st.session_state[JUST_SENT] = True
