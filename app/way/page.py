"""The way: the guide's stages as a drawn path, each step with its text, checklist, templates and law."""

import streamlit as st

from app.shell import session
from app.shell.data_files import load_ecosystem, load_templates, load_way_rules
from app.shell.frame import draw_problem, draw_title
from app.shell.jinja import render
from app.shell.links import PageName
from app.shell.resources import Services, load_services
from app.shell.texts import Texts, load_texts
from app.source.panel import draw_with_source
from app.way import state
from app.way.lanes import gates_html, way_html
from app.way.step_view import WayData, draw_downloads, draw_step
from app.way.steps import GuideWay, find_way
from app.way.where_view import draw_where, is_asked
from corpus.errors import LotsenError
from corpus.way import WayRules


def draw() -> None:
    """The whole way, one step of it, or where the visitor stands on it."""
    texts = load_texts(session.language())
    try:
        services = load_services()
    except LotsenError as error:
        draw_title(PageName.WAY, texts.say("way.title"))
        draw_problem(error, texts)
        return
    draw_with_source(lambda: _draw(services, texts), texts)


def _draw(services: Services, texts: Texts) -> None:
    try:
        rules, ecosystem, templates = load_way_rules(), load_ecosystem(), load_templates()
        way = find_way(services.retriever.documents.values(), services.retriever.passages_of, texts.language)
    except LotsenError as error:
        draw_title(PageName.WAY, texts.say("way.title"))
        draw_problem(error, texts)
        return
    wanted = st.query_params.get("step", "")
    step = way.step(wanted) if way else None
    if way and step:
        draw_step(WayData(way, rules, templates, services.retriever), step, texts)
    elif rules.questions and is_asked(rules):
        draw_where(way, rules, ecosystem, texts)
    else:
        _draw_whole(way, rules, wanted, texts)


def _draw_whole(way: GuideWay | None, rules: WayRules, wanted: str, texts: Texts) -> None:
    draw_title(PageName.WAY, texts.say("way.title"), texts.say("way.lead") if way else "")
    if way is None or wanted:
        st.html(render("way/missing.html.jinja", texts, way=way, wanted=wanted[:8]))
    if rules.questions:
        st.html(render("way/where_link.html.jinja", texts))
    if way is None:
        return
    st.html(way_html(way, rules.gates, state.progress(), texts))
    st.html(gates_html(way, rules.gates, texts))
    title = texts.say("way.export.title_all")
    word, plain = texts.say("way.export.word_all"), texts.say("way.export.plain_all")
    draw_downloads(way, way.steps, title, word, plain, texts)


draw()
