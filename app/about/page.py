"""About: what the service says of itself, one part at a time."""

import streamlit as st

from app.about.description import menu_html, part_html, read_part
from app.settings import Settings
from app.shell import session
from app.shell.data_files import ecosystem_or_none
from app.shell.frame import draw_problem, draw_title
from app.shell.links import PageName
from app.shell.texts import load_texts
from corpus.errors import LotsenError


def draw() -> None:
    """The part that the address names."""
    texts = load_texts(session.language())
    part = read_part(st.query_params.get("part", ""))
    draw_title(PageName.ABOUT, texts.say(f"about.{part.value}.title"))
    st.html(menu_html(part, texts))
    try:
        settings = Settings.from_env()
    except LotsenError as error:
        draw_problem(error, texts)
        return
    st.html(part_html(part, settings, ecosystem_or_none(), texts))


draw()
