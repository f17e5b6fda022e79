"""Streamlit's page shell made ours: language, title, style, script, and no inline script; and the page for
addresses that there are none of (pure)."""

import re

from app.shell.escape import html_text
from app.shell.links import PageName, address
from app.shell.texts import Texts
from app.shell.window_title import window_title

INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
AGENT_LINK = re.compile(r"<link rel=\"service-desc\"[^>]*>")
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
ICON = re.compile(r"<link rel=\"shortcut icon\"[^>]*>")
LANGUAGE = re.compile(r"<html lang=\"[^\"]*\"")


def is_shell(html: str) -> bool:
    """Whether this is what Streamlit serves under every address that is not another thing's."""
    return NOSCRIPT.search(html) is not None


def not_found_page(path: str, texts: Texts) -> str:
    """What stands at an address that leads nowhere; needs no script.

    Args:
        path: counted from where the service begins: its depth tells the way back.
    """
    up = "../" * (len(path.lstrip("/").split("/")) - 1) or "./"
    title, name = html_text(texts.say("not_found.title")), html_text(texts.say("page.name"))
    links = "".join(
        f'<li><a class="lots-link" href="{html_text(up + address(page, texts.language).removeprefix("./"))}">'
        f"{html_text(texts.say(f'navigation.{page.value}'))}</a></li>"
        for page in PageName
    )
    return (
        f'<!DOCTYPE html><html lang="{texts.language.value}"><head><meta charset="utf-8">'
        f"<title>{title} – {name}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="{up}lotsen/icon.png"><link rel="stylesheet" href="{up}lotsen/page.css">'
        f'</head><body class="lots-alone"><main><h1>{title}</h1>'
        f"<p>{html_text(texts.say('not_found.sentence'))}</p><ul>{links}</ul></main></body></html>"
    )


def rewrite(shell: str, texts: Texts, page: PageName = PageName.ASK) -> str:
    """The shell of a page in the language of `texts`, with our style sheet and script."""
    for pattern in (COMMENT, INLINE_SCRIPT, AGENT_LINK):
        shell = pattern.sub("", shell)
    head = (
        f"<title>{html_text(window_title(page, texts))}</title>"
        f'<meta name="description" content="{html_text(texts.say("page.description"))}">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="stylesheet" href="./lotsen/page.css">'
        '<script src="./lotsen/page.js" defer></script><script src="./lotsen/quote.js" defer></script>'
    )
    noscript = f"<noscript><p>{html_text(texts.say('page.needs_javascript'))}</p></noscript>"
    for pattern, ours in (
        (LANGUAGE, f'<html lang="{texts.language.value}"'),
        (ICON, '<link rel="icon" href="./lotsen/icon.png">'),
        (TITLE, head),
        (NOSCRIPT, noscript),
    ):
        shell = _replaced(pattern, ours, shell)
    return shell


def _replaced(pattern: re.Pattern[str], ours: str, shell: str) -> str:
    found = pattern.search(shell)
    return shell if found is None else shell[: found.start()] + ours + shell[found.end() :]
