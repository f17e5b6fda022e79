"""The documents of the library as a list, each with its facts and its state (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from answering.advise.validity import validity_notes
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.source.document_facts import date_facts
from corpus.model import Document, Kind, Language
from retrieval.hit import Filter

# Guidance that names no ownership form is about all; an infrastructure has an owner that may not be known.
FOR_ALL_OWNERS = (Kind.GUIDE, Kind.LEGAL, Kind.TEMPLATE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the list, and the same in the other language where there is one."""

    document: Document
    twin: Document | None


def entries(documents: Mapping[str, Document], filter: Filter, language: Language) -> tuple[Entry, ...]:
    """What the filter admits, by title; translations are one entry unless a language is asked for."""
    twins = twins_of(documents)
    admitted = [document for document in documents.values() if filter.admits(document)]
    if not filter.languages:
        ids = {document.id for document in admitted}
        admitted = [each for each in admitted if not _shown_by_twin(each, twins.get(each.id), ids, language)]
    ordered = sorted(admitted, key=lambda document: document.title.casefold())
    return tuple(Entry(document, twins.get(document.id)) for document in ordered)


def twins_of(documents: Mapping[str, Document]) -> dict[str, Document]:
    """The translation, or the original, of every document that has one."""
    twins = {}
    for document in documents.values():
        original = documents.get(document.translation_of or "")
        if original is not None:
            twins[document.id], twins[original.id] = original, document
    return twins


def _shown_by_twin(document: Document, twin: Document | None, ids: set[str], language: Language) -> bool:
    return document.language is not language and twin is not None and twin.id in ids


def list_html(shown: Iterable[Entry], documents: Mapping[str, Document], texts: Texts, today: date) -> Markup:
    """A heading for each kind that there is, and its documents; a sentence where there are none."""
    by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in Kind}
    for entry in shown:
        by_kind[entry.document.kind].append(entry)
    description = partial(description_html, documents=documents, today=today, texts=texts)
    return render("library/document_list.html.jinja", texts, by_kind=by_kind, description=description)


def description_html(
    document: Document, documents: Mapping[str, Document], today: date, texts: Texts
) -> Markup:
    """Two lines of facts; what a reader must know of the document's age, and what replaces it."""
    notes = list(validity_notes([document], documents, today, texts.language))
    if document.valid_from and document.valid_from > today:
        notes.append(texts.say("library.not_yet", date=document.valid_from.isoformat()))
    return render(
        "library/description.html.jinja",
        texts,
        lines=(_subject(document, texts), _dates(document, texts)),
        notes=notes,
        newer=[each for each in documents.values() if each.replaces == document.id],
    )


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
    facts = [texts.say("source.version", version=document.version)] if document.version else []
    return [*facts, *date_facts(document, texts)]
