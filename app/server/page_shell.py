"""Streamlit's page shell made ours: language, title, style, script, and no inline script; and the page for
addresses that there are none of (pure)."""

import re

from app.shell.jinja import Markup, render
from app.shell.links import PageName, address
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts, load_texts
from app.shell.window_title import window_title
from corpus.model import Language

INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
AGENT_LINK = re.compile(r"<link rel=\"service-desc\"[^>]*>")
NOSCRIPT = re.compile(r"(?<=<noscript>).*?(?=</noscript>)", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
ICON = re.compile(r"<link rel=\"shortcut icon\"[^>]*>")
LANGUAGE = re.compile(r"(?<=<html lang=\")[^\"]*")


def is_shell(html: str) -> bool:
    """Whether this is what Streamlit serves under every address that is not another thing's."""
    return NOSCRIPT.search(html) is not None


def not_found_page(path: str, texts: Texts) -> Markup:
    """What stands at an address that leads nowhere; needs no script.

    Args:
        path: counted from where the service begins: its depth tells the way back.
    """
    up = "../" * (len(path.lstrip("/").split("/")) - 1) or "./"
    addresses = {page: up + address(page, texts.language).removeprefix("./") for page in PageName}
    return render("server/not_found.html.jinja", texts, up=up, addresses=addresses)


def rewrite(shell: str, texts: Texts, page: PageName = PageName.ASK) -> str:
    """The shell of a page in the language of `texts`, with our style sheet and scripts."""
    for pattern in (COMMENT, INLINE_SCRIPT, AGENT_LINK, ICON):
        shell = pattern.sub("", shell)
    # Said when the service cannot say it any more, and in whichever language the page is in by then.
    lost = {each.value: load_texts(each).say("page.lost") for each in Language}
    head = render("server/head.html.jinja", texts, title=window_title(page, texts), lost=lost)
    noscript = paragraph_html(texts.say("page.needs_javascript"), "")
    for pattern, ours in ((LANGUAGE, texts.language.value), (TITLE, head), (NOSCRIPT, noscript)):
        shell = _replaced(pattern, str(ours), shell)
    return shell


def _replaced(pattern: re.Pattern[str], ours: str, shell: str) -> str:
    found = pattern.search(shell)
    return shell if found is None else shell[: found.start()] + ours + shell[found.end() :]
