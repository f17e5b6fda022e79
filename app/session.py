"""What one visitor's page remembers beside the conversation: language, filters, opened passage."""

import streamlit as st

from app.links import Place, read_place
from app.page_language import choose_language
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter

OWNERS = "filter-owners"
KINDS = "filter-kinds"
SEEN = "seen"
PLACE_PARAMETERS = ("passage", "quote", "part")


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


def open_place(place: Place) -> None:
    """Show this passage; the address then leads to it."""
    close()
    for name, value in place.query().items():
        st.query_params[name] = value


def close() -> None:
    """Show no passage."""
    for name in PLACE_PARAMETERS:
        st.query_params.pop(name, None)


def opened() -> Place | None:
    """The passage that the address asks for."""
    return read_place(*(st.query_params.get(name) for name in PLACE_PARAMETERS))
