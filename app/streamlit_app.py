"""The page: its frame, its language and which page is shown; the pages themselves are in `views/`."""

# The folder is not called `pages`: Streamlit runs the files of such a folder without this frame.

from pathlib import Path

import streamlit as st

from app import session
from app.escape import html_text
from app.texts import Texts, load_texts
from corpus.model import Kind, Owner

HERE = Path(__file__).parent


def draw_frame() -> None:
    """What stands above every page, and the page."""
    texts = load_texts(session.language())
    st.set_page_config(
        page_title=texts.say("page.title"), page_icon=str(HERE / "static" / "icon.png"), layout="wide"
    )
    page = st.navigation(
        [st.Page(HERE / "views" / "ask.py", title=texts.say("page.title"), default=True)], position="hidden"
    )
    _draw_header(texts)
    page.run()


def _draw_header(texts: Texts) -> None:
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<div class="lots-brand" data-page-lang="{texts.language.value}"'
            f' data-labels="{html_text(_control_names(texts))}">'
            '<img src="./lotsen/logo.svg" alt="" width="40" height="40">'
            f"<h1>{html_text(texts.say('page.name'))}</h1></div>"
        )
        with st.container(key="header-controls", horizontal=True, horizontal_alignment="right"):
            with st.popover(_filter_label(texts), key="filters"):
                _draw_filters(texts)
            st.button(texts.say("page.new_conversation"), key="new-conversation", on_click=session.start_anew)
            st.button(
                texts.say("page.other_language"),
                key="switch-language",
                on_click=session.speak,
                args=(texts.language.other,),
            )


def _filter_label(texts: Texts) -> str:
    chosen = session.wanted()
    number = len(chosen.owners) + len(chosen.kinds)
    return texts.say("filter.title_chosen", number=number) if number else texts.say("filter.title")


def _draw_filters(texts: Texts) -> None:
    st.pills(
        texts.say("filter.owner"),
        [owner.value for owner in Owner],
        selection_mode="multi",
        format_func=lambda value: texts.say(f"owner.{value}"),
        key=session.OWNERS,
    )
    st.pills(
        texts.say("filter.kind"),
        [kind.value for kind in Kind if kind is not Kind.OTHER],
        selection_mode="multi",
        format_func=lambda value: texts.say(f"kind.{value}"),
        key=session.KINDS,
    )
    st.html(f'<p class="lots-meta">{html_text(texts.say("filter.note"))}</p>')


def _control_names(texts: Texts) -> str:
    """Streamlit's names of its controls, what page.js may call them already, and what they are called."""
    other = load_texts(texts.language.other)
    names = zip(other.list("streamlit.controls"), texts.list("streamlit.controls"), strict=True)
    return "\n".join(f"{before}={now.partition('=')[2]}" for before, now in names)


draw_frame()
