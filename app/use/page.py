"""Use: questions a day, languages, topics, how many are answered, and marks; for staff."""

import streamlit as st

from app.settings import Settings
from app.shell import session
from app.shell.frame import draw_problem, draw_title
from app.shell.links import PageName
from app.shell.paragraph import paragraph_html
from app.shell.resources import load_store
from app.shell.sign_in_view import may_enter
from app.shell.texts import load_texts
from app.sign_in import Role
from app.use.figures import use_html
from app.use.model import use_of
from corpus.errors import LotsenError


def draw() -> None:
    """The page, from top to bottom."""
    texts = load_texts(session.language())
    draw_title(PageName.USE, texts.say("navigation.use"), texts.say("use.lead"))
    if not may_enter(Role.STAFF, texts):
        return
    try:
        days, store = Settings.from_env().keep_days, load_store()
        use = use_of(store.counts(), store.feedback())
    except LotsenError as error:
        draw_problem(error, texts)
        return
    with st.container(key="use"):
        st.html(paragraph_html(texts.say("use.kept", days=days)))
        st.html(use_html(use, texts))


draw()
