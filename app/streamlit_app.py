"""The frame of the pages: language, menu and which page is shown; each has its package, with a `page.py`."""

# The folder is not called `pages`: Streamlit runs the files of such a folder without this frame.

from pathlib import Path

import streamlit as st

from app.ask import kept_conversation
from app.shell import session
from app.shell.links import PageName
from app.shell.navigation import choose_page, header_html
from app.shell.texts import Texts, load_texts

HERE = Path(__file__).parent


def draw_frame() -> None:
    """What stands above every page, and the page."""
    texts = load_texts(session.language())
    st.set_page_config(page_icon=str(HERE / "static" / "icon.png"), layout="wide")
    session.hold_filters()
    page, name = choose_page(texts)
    _draw_header(name, texts)
    try:
        page.run()
    finally:
        session.note_view()


def _draw_header(current: PageName, texts: Texts) -> None:
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.html(header_html(current, texts, _control_names(texts), _conversation()))
        st.button(
            texts.say("page.other_language"),
            key="switch-language",
            on_click=session.speak,
            args=(texts.language.other,),
            type="tertiary",
        )


def _conversation() -> str:
    """Id of the kept conversation that the menu leads back to."""
    return kept_conversation.shown_id() or st.query_params.get(kept_conversation.PARAMETER, "")


def _control_names(texts: Texts) -> str:
    """Streamlit's names of its controls, what page.js may call them already, and what they are called."""
    other = load_texts(texts.language.other)
    names = zip(other.list("streamlit.controls"), texts.list("streamlit.controls"), strict=True)
    return "\n".join(f"{before}={now.partition('=')[2]}" for before, now in names)


draw_frame()
