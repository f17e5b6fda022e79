"""The way: the guide's stages as a drawn path, each step with its text, checklist, templates and law."""

import streamlit as st

from app.shell import session
from app.shell.data_files import load_ecosystem, load_templates, load_way_rules
from app.shell.escape import html_text
from app.shell.frame import draw_problem, draw_title
from app.shell.links import PageName, address, here_link, link_html
from app.shell.resources import Parts, load_parts
from app.shell.texts import Texts, load_texts
from app.source.panel import draw_with_source
from app.way import state as way_ticks
from app.way.step_view import WayParts, draw_downloads, draw_step
from app.way.steps import GuideWay, find_way
from app.way.way_html import gates_html, way_html
from app.way.where_view import draw_where, is_asked, where_address
from corpus.errors import LotsenError
from corpus.way import WayRules


def draw() -> None:
    """The whole way, one step of it, or where the visitor stands on it."""
    texts = load_texts(session.language())
    try:
        parts = load_parts()
    except LotsenError as error:
        draw_title(PageName.WAY, texts.say("way.title"))
        draw_problem(error, texts)
        return
    draw_with_source(lambda: _draw(parts, texts), texts)


def _draw(parts: Parts, texts: Texts) -> None:
    try:
        rules, ecosystem, templates = load_way_rules(), load_ecosystem(), load_templates()
        way = find_way(parts.retriever.documents.values(), parts.retriever.passages_of, texts.language)
    except LotsenError as error:
        draw_title(PageName.WAY, texts.say("way.title"))
        draw_problem(error, texts)
        return
    wanted = st.query_params.get("step", "")
    step = way.step(wanted) if way else None
    if way and step:
        draw_step(WayParts(way, rules, templates, parts.retriever), step, texts)
    elif rules.questions and is_asked(rules):
        draw_where(way, rules, ecosystem, texts)
    else:
        _draw_whole(way, rules, wanted, texts)


def _draw_whole(way: GuideWay | None, rules: WayRules, wanted: str, texts: Texts) -> None:
    draw_title(PageName.WAY, texts.say("way.title"), texts.say("way.lead") if way else "")
    if way is None:
        library = link_html(address(PageName.LIBRARY, texts.language), texts.say("navigation.library"))
        st.html(f'<p class="lots-note">{html_text(texts.say("way.none"))} {library}</p>')
    elif wanted:
        words = texts.say("way.no_such_step", step=wanted[:8])
        st.html(f'<p class="lots-problem" role="alert">{html_text(words)}</p>')
    if rules.questions:
        st.html(f"<p>{here_link(texts.say('way.where.open'), where_address(texts), 'lots-turn')}</p>")
    if way is None:
        return
    ticked = way_ticks.ticks()
    st.html(way_html(way, rules.gates, ticked, way_ticks.here(), texts))
    gates = gates_html(way, rules.gates, texts)
    st.html(f'{gates}<p class="lots-meta">{html_text(texts.say("way.export.note"))}</p>')
    title = texts.say("way.export.title_all")
    word, plain = texts.say("way.export.word_all"), texts.say("way.export.plain_all")
    draw_downloads(way, way.steps, title, word, plain, texts)


draw()
