"""The ecosystem: actors on a map and in a network of who owns, hosts, funds and works with whom."""

import streamlit as st

from app.ecosystem.ecosystem_view import draw_actor, draw_ecosystem
from app.ecosystem.state import read_selection
from app.shell import session
from app.shell.data_files import load_ecosystem, load_map
from app.shell.frame import draw_problem, draw_title, log_problem, problem_html
from app.shell.links import PageName
from app.shell.paragraph import paragraph_html
from app.shell.resources import load_services
from app.shell.texts import Texts, load_texts
from app.source.panel import draw_with_source
from corpus.errors import LotsenError
from retrieval.retriever import Retriever


def draw() -> None:
    """The whole, or the actor that the address names; a passage of its document may stand beside it."""
    texts = load_texts(session.language())
    draw_with_source(lambda: _draw(texts), texts)


def _draw(texts: Texts) -> None:
    try:
        ecosystem, map = load_ecosystem(), load_map()
    except LotsenError as error:
        draw_title(PageName.ECOSYSTEM, texts.say("ecosystem.title"))
        draw_problem(error, texts)
        return
    selection = read_selection(st.query_params)
    wanted = st.query_params.get("actor", "")
    actor = ecosystem.actor(wanted)
    if not ecosystem.actors:
        draw_title(PageName.ECOSYSTEM, texts.say("ecosystem.title"))
        st.html(paragraph_html(texts.say("ecosystem.none"), "lots-note"))
    elif actor:
        draw_actor(actor, ecosystem, selection, _retriever(), texts)
    else:
        draw_ecosystem(ecosystem, map, selection, texts)
        if wanted:
            st.html(problem_html("ecosystem.no_such_actor", texts))


def _retriever() -> Retriever | None:
    """What is known of the actors needs no index; without one their documents are left out."""
    try:
        retriever = load_services().retriever
        _ = retriever.documents
    except LotsenError as error:
        log_problem(error)
        return None
    return retriever


draw()
