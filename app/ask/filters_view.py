"""The choice of what is searched, behind a button."""

import streamlit as st

from app.shell import session
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts
from corpus.model import Kind, Owner


def draw_filters(texts: Texts) -> None:
    """Ownership forms and kinds of document."""
    with st.popover(_label(texts), key="filters"):
        st.pills(
            texts.say("filter.owner"),
            [owner.value for owner in Owner],
            selection_mode="multi",
            format_func=lambda value: texts.say(f"owner.{value}"),
            key=session.OWNERS,
        )
        st.pills(
            texts.say("library.facet.kind"),
            [kind.value for kind in Kind if kind is not Kind.OTHER],
            selection_mode="multi",
            format_func=lambda value: texts.say(f"kind.{value}"),
            key=session.KINDS,
        )
        st.html(paragraph_html(texts.say("filter.note")))


def _label(texts: Texts) -> str:
    chosen = session.wanted()
    number = len(chosen.owners) + len(chosen.kinds)
    return texts.say("filter.title_chosen", number=number) if number else texts.say("filter.title")
