"""Streamlit's page shell made ours: language, title, style, script, and no inline script (pure)."""

import re

from app.escape import html_text
from app.texts import Texts

INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
AGENT_LINK = re.compile(r"<link rel=\"service-desc\"[^>]*>")
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
ICON = re.compile(r"<link rel=\"shortcut icon\"[^>]*>")
LANGUAGE = re.compile(r"<html lang=\"[^\"]*\"")


def rewrite(shell: str, texts: Texts) -> str:
    """The shell in the language of `texts`, with our style sheet and script."""
    for pattern in (COMMENT, INLINE_SCRIPT, AGENT_LINK):
        shell = pattern.sub("", shell)
    head = (
        f"<title>{html_text(texts.say('page.title'))}</title>"
        f'<meta name="description" content="{html_text(texts.say("page.description"))}">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="stylesheet" href="./lotsen/page.css">'
        '<script src="./lotsen/page.js" defer></script>'
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
