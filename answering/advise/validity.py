"""What a reader must know of the age of the documents that an answer rests on (pure)."""

from collections.abc import Iterable, Mapping
from datetime import date

from answering.texts import text
from corpus.model import Document, Language


def validity_notes(
    cited: Iterable[Document], documents: Mapping[str, Document], today: date, language: Language
) -> tuple[str, ...]:
    """One line for each cited document that is past its review date or has been replaced."""
    replaced = {document.replaces for document in documents.values() if document.replaces}
    notes = []
    for document in dict.fromkeys(cited):
        if document.id in replaced:
            notes.append(text("replaced", language, title=document.title))
        if document.review_by and document.review_by < today:
            notes.append(
                text("past_review", language, title=document.title, day=document.review_by.isoformat())
            )
    return tuple(notes)
