"""The sources of an answer as drawn: a row of chips, and folded away all that is known of each place."""

import streamlit as st

from answering.answer import Answer, Citation
from app.ask.claims import opener_key
from app.ask.sources import by_place, chips_html, source_html
from app.shell import session
from app.shell.jinja import render
from app.shell.links import place_of_citation
from app.shell.texts import Texts


def draw_sources(answer: Answer, key: str, texts: Texts, level: int = 3, form: str = "") -> None:
    """The list of sources.

    Args:
        key: tells this answer from all others of the page.
        level: of its heading.
        form: the ownership form that the answer is for, where there are several side by side.
    """
    if not answer.citations:
        return
    with st.container(key=f"sources-{key}"):
        label = render("ask/label.html.jinja", words=texts.say("source.list"), level=level, language="")
        st.html(label + chips_html(answer, key, form, texts))
        with st.expander(texts.say("source.details")):
            for citations in by_place(answer.citations):
                _draw_place(citations, key, form, texts)


def _draw_place(citations: tuple[Citation, ...], key: str, form: str, texts: Texts) -> None:
    first = citations[0]
    with st.container(key=f"cited-{key}-{first.number}"):
        st.html(source_html(first, texts))
        with st.container(key=f"shows-{key}-{first.number}", horizontal=True):
            for citation in citations:
                _show_button(citation, key, form, texts)


def _show_button(citation: Citation, key: str, form: str, texts: Texts) -> None:
    name = texts.say("source.show", number=citation.number)
    st.button(
        f"{name} ({form})" if form else name,
        key=opener_key(key, citation.number),
        on_click=session.open_place,
        args=(place_of_citation(citation),),
    )
