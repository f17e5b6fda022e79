"""The pages there are, and the menu that leads to them."""

from pathlib import Path

import streamlit as st

from app.shell.escape import html_text
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


def bar_html(current: PageName, texts: Texts, conversation: str = "") -> str:
    """Logo, name, menu and the staff's own. On a phone page.js folds the menu behind its button.

    Args:
        conversation: id of the kept conversation that the visitor comes back to.
    """
    home = html_text(address(PageName.ASK, texts.language, conversation=conversation))
    hrefs = {name: html_text(address(name, texts.language)) for name in PageName} | {PageName.ASK: home}
    items = {name: _item(name, href, name is current, texts) for name, href in hrefs.items()}
    links = "".join(item for name, item in items.items() if name not in FOR_STAFF)
    staff = "".join(items[name] for name in FOR_STAFF)
    mark = ' class="lots-current"' if current in FOR_STAFF else ""
    return (
        f'<div class="lots-bar"><a class="lots-brand" data-go href="{home}">'
        '<img src="./lotsen/logo.svg" alt="" width="36" height="36">'
        f"<span>{html_text(texts.say('page.name'))}</span></a>"
        '<button type="button" class="lots-menu" aria-expanded="false" aria-controls="lots-pages">'
        f"<span>{html_text(texts.say('navigation.menu'))}</span></button>"
        f'<nav id="lots-pages" aria-label="{html_text(texts.say("navigation.name"))}"><ul role="list">'
        f'{links}</ul><details class="lots-staff"><summary{mark}>{html_text(texts.say("navigation.staff"))}'
        f'</summary><ul role="list">{staff}</ul></details></nav></div>'
    )


def _item(name: PageName, href: str, is_current: bool, texts: Texts) -> str:
    current = ' aria-current="page"' if is_current else ""
    return (
        f'<li><a data-go href="{href}"{current}>{html_text(texts.say(f"navigation.{name.value}"))}</a></li>'
    )
