"""A page that has nothing to search comes back by itself once there is something."""

import streamlit as st

from app.settings import Settings
from app.shell.index_state import IndexState, index_state

LOOK_SECONDS = 3.0


def wait_for_index() -> None:
    """Have the page drawn anew as soon as another index is published, or a builder begins or ends."""
    _look(index_state(Settings.from_env().home))


@st.fragment(run_every=LOOK_SECONDS)
def _look(seen: IndexState) -> None:
    """Costs next to nothing, however many wait: no index is opened."""
    if index_state(Settings.from_env().home) != seen:
        st.rerun()
