"""What is chosen for a template and stands in the address: ownership form, language of the document."""

import streamlit as st

from app.address_choice import choose, chosen
from app.texts import Texts
from corpus.model import Language, Owner

OWNER, WRITTEN = "owner", "written"
OWNER_KEY, WRITTEN_KEY = "templates-owner", "templates-written"


def chosen_owner() -> Owner | None:
    """The ownership form that the address names."""
    value = chosen(OWNER)
    return Owner(value) if value in list(Owner) else None


def written_language(texts: Texts) -> Language:
    """The language that the document is to be in; the page's where the address names none."""
    value = chosen(WRITTEN)
    return Language(value) if value in list(Language) else texts.language


def draw_owner_choice(texts: Texts) -> None:
    """The three ownership forms, one at most."""
    owner = chosen_owner()
    st.session_state[OWNER_KEY] = owner.value if owner else None
    st.pills(
        texts.say("templates.whose"),
        [owner.value for owner in Owner],
        format_func=lambda value: texts.say(f"templates.form.{value}"),
        key=OWNER_KEY,
        on_change=_to_address,
        args=(OWNER_KEY, OWNER),
        wrap=True,
    )


def draw_written_choice(texts: Texts) -> None:
    """The languages of the document."""
    st.session_state[WRITTEN_KEY] = written_language(texts).value
    st.pills(
        texts.say("templates.written"),
        [language.value for language in Language],
        format_func=lambda value: texts.say(f"templates.language.{value}"),
        key=WRITTEN_KEY,
        required=True,
        on_change=_to_address,
        args=(WRITTEN_KEY, WRITTEN),
    )


def _to_address(key: str, parameter: str) -> None:
    choose(parameter, st.session_state.get(key) or "")
