"""What is told of a document wherever the library names it: its facts, its state, its translation (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answering.advise.validity import validity_notes
from app.shell.texts import Texts
from corpus.model import Document, Kind

# Guidance that names no ownership form is about all; an infrastructure has an owner that may not be known.
FOR_ALL_OWNERS = (Kind.GUIDE, Kind.LEGAL, Kind.TEMPLATE)


@dataclass(frozen=True, slots=True)
class Description:
    """Facts, two lines of them; what a reader must know of the document's age, and what replaces it."""

    lines: tuple[list[str], list[str]]
    notes: tuple[str, ...]
    newer: tuple[Document, ...]


def describe(document: Document, documents: Mapping[str, Document], today: date, texts: Texts) -> Description:
    """What is told of this document, one of these; no notes where all is well."""
    notes = tuple(validity_notes([document], documents, today, texts.language))
    if document.valid_from and document.valid_from > today:
        notes += (texts.say("library.not_yet", date=document.valid_from.isoformat()),)
    newer = tuple(each for each in documents.values() if each.replaces == document.id)
    return Description((_subject(document, texts), _dates(document, texts)), notes, newer)


def twins_of(documents: Mapping[str, Document]) -> dict[str, Document]:
    """The translation, or the original, of every document that has one."""
    twins = {}
    for document in documents.values():
        original = documents.get(document.translation_of or "")
        if original is not None:
            twins[document.id], twins[original.id] = original, document
    return twins


def _subject(document: Document, texts: Texts) -> list[str]:
    """Language, ownership forms, areas, stage."""
    owners = ", ".join(texts.say(f"library.owner.{owner.value}") for owner in document.owners)
    areas = ", ".join(texts.say(f"library.area.{area.value}") for area in document.areas)
    facts = [texts.say("library.fact.language", value=texts.say(f"language.{document.language.value}"))]
    if owners or document.kind in FOR_ALL_OWNERS:
        facts.append(texts.say("library.fact.owner", value=owners or texts.say("library.all_owners")))
    if areas:
        facts.append(texts.say("library.fact.area", value=areas))
    if document.stage:
        stage = texts.say(f"library.stage.{document.stage.value}")
        facts.append(texts.say("library.fact.stage", value=stage))
    return facts


def _dates(document: Document, texts: Texts) -> list[str]:
    facts = [texts.say("library.version", version=document.version)] if document.version else []
    if document.valid_from:
        facts.append(texts.say("source.valid_from", date=document.valid_from.isoformat()))
    if document.review_by:
        facts.append(texts.say("source.review_by", date=document.review_by.isoformat()))
    return facts
