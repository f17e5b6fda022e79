"""A page's number in its file, and what is printed on it."""

from pathlib import Path

import pytest

from app.console.terminal import print_hits
from app.shell.texts import load_texts
from app.source.document_facts import page_place
from corpus.model import Document, Kind, Language, Passage
from retrieval.hit import Hit

DOCUMENT = Document(
    "d", "Boken", Kind.GUIDE, Language.SWEDISH, Path("d.pdf"), page_labels=("i", "ii", "1", "2")
)


@pytest.mark.parametrize(
    ("page", "words"),
    [(1, "Sida 1 (av 4), märkt i"), (3, "Sida 3 (av 4), märkt 1"), (9, "Sida 9 (av 4)")],
)
def test_where_one_is_is_told_by_the_files_number_and_by_the_printed_one(page: int, words: str) -> None:
    assert page_place(DOCUMENT, page, 4, load_texts(Language.SWEDISH)) == words


def test_without_printed_numbers_there_is_one_number() -> None:
    plain = Document("d", "Boken", Kind.GUIDE, Language.SWEDISH, Path("d.pdf"))
    assert page_place(plain, 3, 4, load_texts(Language.ENGLISH)) == "Page 3 (of 4)"


def test_the_command_line_names_the_printed_page(capsys: pytest.CaptureFixture[str]) -> None:
    passage = Passage("d#1/1", "d", (), 3, 0, 5, "Texts", Language.SWEDISH)
    print_hits([Hit(passage, DOCUMENT, 0.5)])
    assert ", p. 1 " in capsys.readouterr().out
