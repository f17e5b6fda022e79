"""A choice that stands in the address, for controls that are drawn as the address says."""

from time import monotonic

import streamlit as st

from app.shell import session

PENDING = "address-choices"
# A browser hears of the address that a choice led to a little later, and sends the old one with whatever its
# visitor does in between; that is no wish to undo the choice.
SETTLING_SECONDS = 1.0


def chosen(parameter: str) -> str:
    """What the address says, or is about to say."""
    stands = st.query_params.get(parameter, "")
    pending = _pending().get(parameter)
    if pending is None:
        return stands
    before, after, moment = pending
    if monotonic() - moment > SETTLING_SECONDS or stands not in (before, after):
        _forget(parameter)
        return stands
    session.change_address({parameter: after})
    return after


def choose(parameter: str, value: str) -> None:
    """Put a choice into the address, so that its link and the back button know it; "" takes it out."""
    before = st.query_params.get(parameter, "")
    st.session_state[PENDING] = {**_pending(), parameter: (before, value, monotonic())}
    session.change_address({**session.CLOSED, parameter: value})


def _pending() -> dict[str, tuple[str, str, float]]:
    pending: dict[str, tuple[str, str, float]] = st.session_state.get(PENDING, {})
    return pending


def _forget(parameter: str) -> None:
    st.session_state[PENDING] = {name: kept for name, kept in _pending().items() if name != parameter}
