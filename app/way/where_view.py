"""Where are we? Five questions, the step that the answers lead to, and the infrastructures that fit."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app.shell import session
from app.shell.control_label import control_label
from app.shell.escape import html_text
from app.shell.frame import draw_title
from app.shell.links import PageName, actor_address, address, here_link, link_html
from app.shell.texts import Texts
from app.way import state as way_ticks
from app.way.checklist import step_title
from app.way.model import ANYWHERE, fitting, is_need
from app.way.steps import GuideWay
from app.way.way_html import lane_html
from corpus.ecosystem import Actor, Ecosystem
from corpus.way import NEED, PLACE, Question, Rule, WayRules

OPEN = "where"
SENT, JUST_SENT = "way-sent", "way-just-sent"  # how often the questions were, and whether in this run


def is_asked(rules: WayRules) -> bool:
    """Whether the address asks for this view."""
    return OPEN in st.query_params or any(question.id in st.query_params for question in rules.questions)


def where_address(texts: Texts) -> str:
    """Opens the five questions."""
    return address(PageName.WAY, texts.language, where="ask")


def answers_of(rules: WayRules) -> dict[str, str]:
    """The answers that the address holds, as far as they make sense."""
    return rules.known({question.id: st.query_params.get(question.id, "") for question in rules.questions})


def draw_where(way: GuideWay | None, rules: WayRules, ecosystem: Ecosystem, texts: Texts) -> None:
    """The result, once all is answered, above the questions."""
    whole = here_link(texts.say("way.all"), address(PageName.WAY, texts.language))
    st.html(f'<p class="lots-meta">{whole}</p>')
    draw_title(PageName.WAY, texts.say("way.where.title"), texts.say("way.where.lead"))
    answers = answers_of(rules)
    rule = rules.rule_for(answers)
    if rule:
        with st.container(key="way-result"):
            _draw_result(rule, way, rules, texts)
            _draw_fitting(answers, rules, ecosystem, texts)
    _draw_questions(rules, answers, texts)


def _draw_questions(rules: WayRules, answers: dict[str, str], texts: Texts) -> None:
    is_sent = st.session_state.pop(JUST_SENT, False)
    missing = [each for each in rules.questions if is_sent and each.id not in answers]
    with st.container(key="way-ask"), st.form("way-questions", enter_to_submit=False):
        for question in rules.questions:
            if question in missing[:1]:
                st.html(_missing_html(missing, texts))
            _draw_question(question, answers.get(question.id), texts)
        st.form_submit_button(
            texts.say("way.where.show"), type="primary", on_click=_to_address, args=(rules,)
        )


def _draw_question(question: Question, answer: str | None, texts: Texts) -> None:
    words = {option.id: option.words(texts.language) for option in question.options}
    if _key(question) not in st.session_state:
        st.session_state[_key(question)] = answer
    st.radio(
        control_label(question.words(texts.language)),
        list(words),
        format_func=partial(_option_label, words),
        key=_key(question),
    )


def _key(question: Question) -> str:
    return f"way-answer-{question.id}"


def _missing_html(missing: Sequence[Question], texts: Texts) -> str:
    """Names the questions without an answer, above the first of them; page.js goes there once sent."""
    items = "".join(f"<li>{html_text(question.words(texts.language))}</li>" for question in missing)
    return (
        f'<div class="lots-problem" role="alert" tabindex="-1" data-arrive="sent-{st.session_state[SENT]}">'
        f"{html_text(texts.say('way.where.missing'))}<ul>{items}</ul></div>"
    )


def _option_label(words: dict[str, str], id: str) -> str:
    return control_label(words[id])


def _to_address(rules: WayRules) -> None:
    """The address carries the answers, so that a link keeps them; what has none is told of."""
    chosen = {each.id: st.session_state.get(_key(each)) or "" for each in rules.questions}
    session.change_address({id: answer for id, answer in chosen.items() if answer})
    st.session_state[SENT] = st.session_state.get(SENT, 0) + 1
    st.session_state[JUST_SENT] = True


def _draw_result(rule: Rule, way: GuideWay | None, rules: WayRules, texts: Texts) -> None:
    step = way.step(rule.step) if way else None
    way_ticks.stand_at(rule.step)
    heading = texts.say("way.where.result", step=step_title(step) if step else rule.step)
    link = texts.say("way.where.not_in_documents", step=rule.step)
    body = f'<p class="lots-meta">{html_text(link)}</p>'
    if way and step:
        href = address(PageName.WAY, texts.language, step=step.code)
        body = here_link(texts.say("way.where.read", step=step_title(step)), href, "lots-turn")
        stage = way.stage(step.letter)
        if stage:
            body += lane_html(way, stage, rules.gates, way_ticks.ticks(), step.code, texts, False)
    st.html(
        f'<h2 class="lots-part-title">{html_text(heading)}</h2>'
        f"<p>{html_text(rule.why(texts.language))}</p>{body}"
    )


def _draw_fitting(answers: dict[str, str], rules: WayRules, ecosystem: Ecosystem, texts: Texts) -> None:
    need, place = answers.get(NEED, ""), answers.get(PLACE, ANYWHERE)
    if not is_need(need):
        return
    fit = fitting(ecosystem, need, place)
    words = {"need": _words(rules, NEED, need, texts), "place": _words(rules, PLACE, place, texts)}
    if fit.actors:
        key = "way.where.because_anywhere" if place == ANYWHERE else "way.where.because"
        reason = texts.say(key, **words)
    else:
        reason = (
            texts.say("way.where.nothing_here", **words) if fit.elsewhere else texts.say("way.where.nothing")
        )
    all_of_them = address(
        PageName.ECOSYSTEM,
        texts.language,
        need=need,
        campus=place if fit.actors and place != ANYWHERE else "",
    )
    st.html(
        f'<h2 class="lots-part-title">{html_text(texts.say("way.where.fitting"))}</h2>'
        f"<p>{html_text(reason)}</p>{_actors_html(fit.actors or fit.elsewhere, texts)}"
        f"<p>{link_html(all_of_them, texts.say('way.where.all'))}</p>"
        f'<p class="lots-meta">{html_text(texts.say("way.where.again"))}</p>'
    )


def _words(rules: WayRules, question: str, option: str, texts: Texts) -> str:
    asked = rules.question(question)
    chosen = asked.option(option) if asked else None
    return chosen.words(texts.language) if chosen else ""


def _actors_html(actors: Sequence[Actor], texts: Texts) -> str:
    rows = "".join(_actor_row(actor, texts) for actor in actors)
    return f'<ul class="lots-rows lots-two">{rows}</ul>'


def _actor_row(actor: Actor, texts: Texts) -> str:
    facts = [
        actor.offer_text(texts.language),
        texts.say(f"ecosystem.campus.{actor.campus.value}"),
        texts.say("ecosystem.owned", owner=texts.say(f"ecosystem.owner.{actor.owner_form.value}")),
    ]
    link = link_html(actor_address(actor.id, texts.language), actor.name(texts.language))
    return f'<li>{link}<span class="lots-meta">{html_text(" · ".join(filter(None, facts)))}</span></li>'
