"""What is chosen for a template: ownership form and language, which stand in the address; the party."""

from collections.abc import Sequence

import streamlit as st

from app.shell.address_choice import choose, chosen
from app.shell.control_label import control_label
from app.shell.texts import Texts
from app.templates.forms.parties import party_in, words_of
from app.templates.forms.typed import put, typed
from corpus.model import Language, Owner
from corpus.template_fields import Party

OWNER, WRITTEN = "owner", "written"
OWNER_KEY, WRITTEN_KEY, PARTY_KEY = "templates-owner", "templates-written", "templates-party"


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
        format_func=lambda value: texts.say(f"language.{value}").capitalize(),
        key=WRITTEN_KEY,
        required=True,
        on_change=_to_address,
        args=(WRITTEN_KEY, WRITTEN),
    )


def draw_party_choice(parties: Sequence[Party], texts: Texts) -> None:
    """The parties that the corpus describes, one at most: it is filled in, and its ownership form chosen."""
    before = party_in(parties, typed())
    st.session_state[PARTY_KEY] = parties.index(before) if before else None
    st.pills(
        texts.say("templates.party"),
        range(len(parties)),
        format_func=lambda place: control_label(parties[place].name),
        key=PARTY_KEY,
        on_change=_fill_in,
        args=(parties, before),
        wrap=True,
    )


def _fill_in(parties: Sequence[Party], before: Party | None) -> None:
    place = st.session_state.get(PARTY_KEY)
    party = None if place is None else parties[place]
    put(words_of(party, before))
    if party is not None:
        choose(OWNER, party.owner.value)


def _to_address(key: str, parameter: str) -> None:
    choose(parameter, st.session_state.get(key) or "")
