"""From when documents hold, by when they are reviewed, and whether that is late (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.shell.texts import Texts
from app.source.document_facts import date_facts, is_overdue
from corpus.model import Document


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """The dates of a document in words."""

    facts: tuple[str, ...]
    is_overdue: bool


def document_dates(documents: Mapping[str, Document], texts: Texts, today: date) -> dict[str, DocumentDates]:
    """The dates of each document, by its id."""
    return {
        id: DocumentDates(tuple(date_facts(document, texts)), is_overdue(document, today))
        for id, document in documents.items()
    }
