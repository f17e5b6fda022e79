"""What is to be reviewed: by the documents' dates, by days that their text names, and the unverified."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.legal.review import Cause, to_review
from corpus.model import Document, Kind, Language, Passage

GUIDE = Document(
    "guide-sv",
    "Guiden",
    Kind.GUIDE,
    Language.SWEDISH,
    Path("x.pdf"),
    valid_from=date(2026, 11, 1),
    review_by=date(2027, 6, 30),
)
OLD = replace(GUIDE, id="old-sv", review_by=date(2020, 1, 1))


def passage(text: str, document: Document = GUIDE, part: int = 1) -> Passage:
    id = f"{document.id}#1/{part}"
    return Passage(id, document.id, (), None, 0, len(text), text, document.language)


def found(*passages: Passage, documents: tuple[Document, ...] = (GUIDE, OLD)):
    return to_review({each.id: each for each in documents}, passages, Language.SWEDISH)


def test_a_document_is_due_once_with_all_its_passages_overdue_first() -> None:
    due = found(passage("a"), passage("b", part=2), passage("c", OLD))
    assert [(each.document.id, each.day, each.passages) for each in due] == [
        ("old-sv", date(2020, 1, 1), 1),
        ("guide-sv", date(2027, 6, 30), 2),
    ]
    assert [each.is_overdue(date(2026, 11, 21)) for each in due] == [True, False]
    assert not due[1].is_overdue(date(2027, 6, 30))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Den gäller till den 31 december 2026.", date(2026, 12, 31)),
        ("It applies from 26 March 2027.", date(2027, 3, 26)),
        ("Gäller 2024-01-01 till 2030-12-31.", date(2030, 12, 31)),
    ],
)
def test_a_day_in_the_text_is_due_with_the_words_that_name_it(text: str, day: date) -> None:
    [named] = [each for each in found(passage(text)) if each.cause is Cause.NAMED_DATE]
    assert named.day == day
    assert named.span is not None
    assert str(day.year) in text[slice(*named.span)]


@pytest.mark.parametrize(
    "text",
    [
        "Lagen trädde i kraft den 1 juli 2018.",  # before the text was written
        "Ses över senast 2027-06-30.",  # the document's own date
        "Den 31 februari 2027.",
        "Dnr 2027-06-300 och 12027-06-29.",
    ],
)
def test_what_is_past_the_documents_own_date_or_no_date_is_left_out(text: str) -> None:
    assert [each.cause for each in found(passage(text))] == [Cause.REVIEW]


def test_what_is_unverified_comes_last() -> None:
    due = found(passage("Adressen är osäker (att kontrollera)."))
    assert [(each.cause, each.day) for each in due] == [
        (Cause.REVIEW, date(2027, 6, 30)),
        (Cause.UNVERIFIED, None),
    ]


def test_the_other_languages_documents_are_left_out() -> None:
    english = replace(GUIDE, id="guide-en", language=Language.ENGLISH)
    assert found(passage("a", english), documents=(english,)) == ()
