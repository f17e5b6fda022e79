"""A page driven without a browser, with fakes behind it."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import app
from app.shell.links import PageName
from app.shell.texts import load_texts
from corpus.model import Language

SCRIPT = Path(app.__file__).parent / "streamlit_app.py"
SWEDISH = load_texts(Language.SWEDISH)
ENGLISH = load_texts(Language.ENGLISH)
HOSTILE = (
    "<script>alert(1)</script> ![x](http://evil.example/x.png) $x^2$ :red[a] <img src=x onerror=alert(1)>"
)


def opened(name: PageName = PageName.ASK, **parameters: str) -> AppTest:
    """The page as an address opens it."""
    page = AppTest.from_file(SCRIPT, default_timeout=30)
    if name is not PageName.ASK:
        go_to(page, name)
    for parameter, value in parameters.items():
        page.query_params[parameter] = value
    return page.run()


def go_to(page: AppTest, name: PageName) -> None:
    """The next run shows this page; `switch_page` would take its address from the name of its file."""
    page._page_hash = calc_hash(name.value)


def html_of(page: AppTest) -> str:
    """What is drawn as HTML; nothing may have gone wrong."""
    assert not page.exception
    return "\n".join(element.value for element in page.html)


def words_of(page: AppTest) -> str:
    """The words of it."""
    return re.sub(r"<[^>]+>", "", html_of(page))


def ask(page: AppTest, question: str = "Vad kostar det?") -> AppTest:
    return page.chat_input(key="question").set_value(question).run()


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def keys(page: AppTest) -> set[str]:
    return {button.key or "" for button in page.button}


def questions_of(page: AppTest) -> list[str]:
    return re.findall(r'<h2 class="lots-question".*?</span>(.*?)</h2>', html_of(page))
