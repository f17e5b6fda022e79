"""From when documents hold, by when they are reviewed, and whether that is late (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.shell.texts import Texts
from app.source.document_facts import is_overdue
from corpus.model import Document


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """The dates of a document in words."""

    facts: tuple[str, ...]
    is_overdue: bool


def document_dates(documents: Mapping[str, Document], texts: Texts, today: date) -> dict[str, DocumentDates]:
    """The dates of each document, by its id."""
    return {
        id: DocumentDates(_facts(document, texts), is_overdue(document, today))
        for id, document in documents.items()
    }


def _facts(document: Document, texts: Texts) -> tuple[str, ...]:
    days = (("valid_from", document.valid_from), ("review_by", document.review_by))
    return tuple(texts.say(f"source.{key}", date=day.isoformat()) for key, day in days if day)
