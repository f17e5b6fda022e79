"""What a visitor has ticked on the way, and where the five questions led; only this session knows."""

from dataclasses import dataclass

import streamlit as st

from app.way.steps import Step

TICKS = "way-ticks"
HERE = "way-here"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a visitor has come.

    Args:
        ticked: the ticked items, as `tick_id` names them.
        here: code of the step that the five questions led to; empty before they have been answered.
        opened: code of the step that is shown now.
    """

    ticked: frozenset[str]
    here: str
    opened: str = ""


def progress(opened: str = "") -> Progress:
    """How far this visitor has come."""
    return Progress(ticks(), str(st.session_state.get(HERE, "")), opened)


def ticks() -> frozenset[str]:
    """The ticked items, as `tick_id` names them."""
    kept = st.session_state.get(TICKS, frozenset())
    return kept if isinstance(kept, frozenset) else frozenset()


def tick_id(step: Step, number: int) -> str:
    """Names an item by its place, which is the same in both languages: "A2/3"."""
    return f"{step.code}/{number}"


def set_tick(id: str, key: str) -> None:
    """Keep what the checkbox with this key now says: Streamlit forgets it when another page is shown."""
    is_ticked = bool(st.session_state.get(key))
    st.session_state[TICKS] = ticks() | {id} if is_ticked else ticks() - {id}


def number_ticked(step: Step, ticked: frozenset[str]) -> int:
    """How many items of a step are ticked."""
    return sum(tick_id(step, number) in ticked for number in range(1, len(step.items) + 1))


def stand_at(code: str) -> None:
    """Remember where the five questions led."""
    st.session_state[HERE] = code
