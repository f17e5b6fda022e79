"""What a lawyer looks at next: documents by review date, days that a text names, the unverified (pure)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.legal.excerpt import Excerpt, excerpt_of
from corpus.model import Document, Language, Passage


class Cause(StrEnum):
    """Why a passage is to be looked at."""

    REVIEW = "review"  # its document says by when
    NAMED_DATE = "named_date"  # its text says from when, or until when, something holds
    UNVERIFIED = "unverified"  # its text says that something has not been verified


@dataclass(frozen=True, slots=True)
class ToReview:
    """A passage to look at.

    Args:
        day: by when; None for what has no date and is due at any time.
        span: the words that name the day or say that something is unverified.
        passages: how many are due for the same cause: all of the document for its review date.
    """

    cause: Cause
    day: date | None
    document: Document
    passage: Passage
    span: tuple[int, int] | None = None
    passages: int = 1

    @property
    def title(self) -> str:
        """The document, and the heading of the passage that its text makes to be looked at."""
        headings = self.passage.headings[-1:] if self.span else ()
        return " › ".join((self.document.title, *headings))

    @property
    def excerpt(self) -> Excerpt | None:
        """The words that made it come up; none for a document's review date."""
        return excerpt_of(self.passage, self.span) if self.span else None

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.day is not None and self.day < today


_MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), 1)
}
_DATE = re.compile(
    rf"(?<![\d-])(?:(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
    rf"|(?P<named_day>\d{{1,2}}) (?P<name>{'|'.join(_MONTHS)}) (?P<named_year>20\d\d)\b)",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(r"att kontrollera|to be verified", re.IGNORECASE)


def to_review(
    documents: Mapping[str, Document], passages: Iterable[Passage], language: Language
) -> tuple[ToReview, ...]:
    """Everything in documents of this language, by date; what has no date comes last."""
    spoken = [each for each in passages if documents[each.document_id].language is language]
    found = [*_documents(documents, spoken), *_texts(documents, spoken)]
    return tuple(sorted(found, key=_by_date))


def _by_date(each: ToReview) -> tuple[date, str, str]:
    return each.day or date.max, each.document.id, each.passage.id


def _documents(documents: Mapping[str, Document], passages: Iterable[Passage]) -> Iterator[ToReview]:
    by_document: dict[str, list[Passage]] = {}
    for passage in passages:
        by_document.setdefault(passage.document_id, []).append(passage)
    for id, own in by_document.items():
        document = documents[id]
        if document.review_by:
            yield ToReview(Cause.REVIEW, document.review_by, document, own[0], passages=len(own))


def _texts(documents: Mapping[str, Document], passages: Iterable[Passage]) -> Iterator[ToReview]:
    for passage in passages:
        document = documents[passage.document_id]
        if unverified := _UNVERIFIED.search(passage.text):
            yield ToReview(Cause.UNVERIFIED, None, document, passage, unverified.span())
        for day, span in sorted(_named_days(passage.text).items()):
            # What lay in the past when the text was written is history; its own review date is above.
            if (document.valid_from is None or day > document.valid_from) and day != document.review_by:
                yield ToReview(Cause.NAMED_DATE, day, document, passage, span)


def _named_days(text: str) -> dict[date, tuple[int, int]]:
    """Each day that the text names, with the place where it does so first."""
    days: dict[date, tuple[int, int]] = {}
    for match in _DATE.finditer(text):
        if day := _day(match):
            days.setdefault(day, match.span())
    return days


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["year"]:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        return date(int(match["named_year"]), _MONTHS[match["name"].lower()], int(match["named_day"]))
    except ValueError:
        return None  # 31 February is a slip of the document's
