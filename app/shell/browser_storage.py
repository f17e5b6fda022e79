"""The browser's own storage: a component of Streamlit's, whose script is a file of ours.

Its script is a file at our own address, as the content policy demands: one given as text would be refused.
Streamlit takes a file only from a component that a manifest declares, as that of an installed one does.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

APP = Path(__file__).parent.parent
NAME = "lotsen.conversations"
SCRIPT = "conversations.js"
MANIFEST = ComponentManifest("lotsen", "1", [ComponentConfig("conversations", "static/component")])


def mount_storage(
    key: str, data: Mapping[str, object], on_found: Callable[[], None], on_opened: Callable[[], None]
) -> None:
    """Put the component into the page; what it sends is told by `sent`.

    Args:
        data: plain values, for the script.
        on_found: it has told what lies in the browser.
        on_opened: it has told a conversation that it was asked for.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(MANIFEST, APP)
    _component()(key=key, data=dict(data), on_found_change=on_found, on_opened_change=on_opened)


def sent(key: str, event: str) -> Mapping[str, object]:
    """What the component has sent with this event; foreign, and nothing where it is no object."""
    state = st.session_state.get(key)
    value = state.get(event) if isinstance(state, Mapping) else None
    return value if isinstance(value, Mapping) else {}


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=SCRIPT)
