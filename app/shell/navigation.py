"""The pages there are, and the menu that leads to them."""

from pathlib import Path

import streamlit as st

from app.shell.jinja import Markup, render
from app.shell.links import FOR_STAFF, PageName, address
from app.shell.texts import Texts
from app.shell.window_title import window_title

PAGES = Path(__file__).parent.parent


def view_file(name: PageName) -> Path:
    """The file that draws a page: each has its package."""
    return PAGES / name.value / "page.py"


def choose_page(texts: Texts) -> tuple[st.Page, PageName]:
    """The page that the address asks for, ready to be run, and its name."""
    available = [
        st.Page(
            view_file(name),
            title=window_title(name, texts),
            url_path=None if name is PageName.ASK else name.value,
            default=name is PageName.ASK,
        )
        for name in PageName
    ]
    chosen = st.navigation(available, position="hidden")
    return chosen, PageName(chosen.url_path or PageName.ASK.value)


def header_html(current: PageName, texts: Texts, control_names: str, conversation: str = "") -> Markup:
    """Logo, name, menu and the staff's own.

    Args:
        control_names: what page.js calls Streamlit's own controls.
        conversation: id of the kept conversation that the visitor comes back to.
    """
    addresses = {name: address(name, texts.language) for name in PageName}
    addresses[PageName.ASK] = address(PageName.ASK, texts.language, conversation=conversation)
    return render(
        "shell/header.html.jinja",
        texts,
        current=current,
        addresses=addresses,
        for_staff=FOR_STAFF,
        control_names=control_names,
    )
