"""What every page draws in the same way: its title, what does not work, the services behind it."""

import logging

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.server.metrics import process_metrics
from app.settings import Settings
from app.shell.index_state import is_being_built
from app.shell.index_wait import wait_for_index
from app.shell.jinja import Markup, render
from app.shell.links import PageName
from app.shell.paragraph import paragraph_html
from app.shell.problems import problem_key
from app.shell.resources import Services, load_services
from app.shell.texts import Texts
from app.shell.window_title import window_title
from corpus.errors import IndexUnavailable, LotsenError

log = logging.getLogger("lotsen")


def title_html(name: PageName, words: str, lead: str = "") -> Markup:
    """The heading of a page, and a sentence on what it is for."""
    return render("shell/title.html.jinja", name=name, words=words, lead=lead)


def draw_title(name: PageName, words: str, lead: str = "") -> None:
    """The same, drawn."""
    st.html(title_html(name, words, lead))


def draw_shown_title(name: PageName, shown: str, texts: Texts, lead: str = "") -> None:
    """The same for a step, document, actor or template, which the window is then named after."""
    st.set_page_config(page_title=window_title(name, texts, shown))
    draw_title(name, shown, lead)


def problem_html(key: str, texts: Texts) -> Markup:
    """One sentence that says what does not work and what to do."""
    return paragraph_html(texts.say(key), "lots-problem", "alert")


def log_problem(error: LotsenError) -> str:
    """Key of the sentence for this error; its own words, which may name files, go to the log."""
    log.warning("%s: %s", type(error).__name__, error)
    process_metrics().problem(error)
    if isinstance(error, IndexUnavailable) and is_being_built(Settings.from_env().home):
        return "problem.being_built"
    return problem_key(error)


def draw_problem(error: LotsenError, texts: Texts, where: DeltaGenerator | None = None) -> None:
    """The sentence for this error; without an index the page comes back by itself."""
    (where or st.empty()).html(problem_html(log_problem(error), texts))
    if isinstance(error, IndexUnavailable):
        wait_for_index()


def services_or_problem(texts: Texts) -> Services | None:
    """What pages draw from; where it cannot be had, the sentence that says why, and nothing."""
    try:
        return load_services()
    except LotsenError as error:
        draw_problem(error, texts)
        return None
