"""What every answer shown on the page must be, whatever was asked, indexed or written."""

import unicodedata
from html.parser import HTMLParser

from answering.answer import Answer
from answering.library import Library
from app.ask.shown_answer import answer_html, question_html
from app.shell.texts import load_texts
from corpus.word_list import listed

TAGS = listed("div p span h2 ul li table tr td th a details summary strong em br time b")
ATTRIBUTES = listed(
    "class id tabindex lang role title href aria-label aria-hidden data-open scope hidden"
    " data-quote data-quote-lang"
)


class _Page(HTMLParser):
    """Collects whatever is no plain structure of the page's own."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.foreign.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or (name == "href" and not (value or "").startswith("?lang=")):
                self.foreign.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.foreign.append(data)

    def handle_data(self, data: str) -> None:
        self.words += data


def is_hidden(sign: str) -> bool:
    """Whether a reader cannot see it."""
    return unicodedata.category(sign) in {"Cf", "Cc"} and sign not in "\n\t"


def words_shown(answer: Answer) -> str:
    """The words of the answer as the page draws it."""
    page = _Page()
    page.feed(answer_html(answer, 1, load_texts(answer.language)))
    return " ".join(page.words.split())


def assert_harmless(answer: Answer, library: Library) -> None:
    """Nothing foreign is markup, nothing hidden is kept, and every citation is a place in a document."""
    page = _Page()
    texts = load_texts(answer.language)
    page.feed(question_html(answer.question, 1, texts) + answer_html(answer, 1, texts))
    assert page.foreign == []
    assert not [sign for sign in answer.question if is_hidden(sign)]
    known = {passage.id: passage.text for id in library.documents for passage in library.passages_of(id)}
    for citation in answer.citations:
        assert citation.quote == known[citation.passage.id][citation.start : citation.end]
    numbers = {citation.number for citation in answer.citations}
    assert all(claim.citations and set(claim.citations) <= numbers for claim in answer.claims)
    assert len(answer.text) < 500
