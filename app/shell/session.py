"""What one visitor's page remembers beside the conversation: language, filters, opened passage."""

from collections.abc import Mapping

import streamlit as st

from app.shell.links import Place, read_place
from app.shell.page_language import choose_language
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter

OWNERS = "filter-owners"
KINDS = "filter-kinds"
SEEN = "seen"
PLACE_PARAMETERS = ("passage", "quote", "part")
CLOSED = dict.fromkeys(PLACE_PARAMETERS, "")


def language() -> Language:
    """The language of this page view."""
    return choose_language(st.query_params.get("lang"), st.context.headers.get("Accept-Language"))


def is_first_view() -> bool:
    """Whether nothing was shown in this session before."""
    return SEEN not in st.session_state


def note_view() -> None:
    """Remember that a page has been shown."""
    st.session_state[SEEN] = True


def speak(chosen: Language) -> None:
    """Go on in this language; the address carries it, so a link keeps it."""
    st.query_params["lang"] = chosen.value


def hold_filters() -> None:
    """Keep what is chosen while a page without the filters is shown: Streamlit forgets undrawn controls."""
    for key in (OWNERS, KINDS):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def wanted() -> Filter:
    """What the visitor has narrowed the search to."""
    return Filter(
        owners=tuple(Owner(value) for value in st.session_state.get(OWNERS) or ()),
        kinds=tuple(Kind(value) for value in st.session_state.get(KINDS) or ()),
    )


def change_address(values: Mapping[str, str]) -> None:
    """Put these into the address, "" takes one out: all at once, so that the back button takes one step."""
    before = st.query_params.to_dict()
    after = {name: value for name, value in {**before, **values}.items() if value}
    if after != before:
        st.query_params.from_dict(after)


def open_place(place: Place) -> None:
    """Show this passage; the address then leads to it."""
    change_address({**CLOSED, **place.query()})


def close() -> None:
    """Show no passage."""
    change_address(CLOSED)


def opened() -> Place | None:
    """The passage that the address asks for."""
    return read_place(*(st.query_params.get(name) for name in PLACE_PARAMETERS))
