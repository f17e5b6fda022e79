"""The documents of the library as a list, each with its facts and its state (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answering.advise.validity import validity_notes
from app.shell.escape import html_text
from app.shell.jinja import unbroken_dates
from app.shell.links import document_address, here_link, link_html, template_address
from app.shell.texts import Texts
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


def list_html(shown: Iterable[Entry], documents: Mapping[str, Document], texts: Texts, today: date) -> str:
    """A heading for each kind that there is, and its documents."""
    by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in Kind}
    for entry in shown:
        by_kind[entry.document.kind].append(entry)
    return "".join(
        f'<section class="lots-kind"><h2>{html_text(texts.say(f"library.kinds.{kind.value}"))} '
        f'<span class="lots-meta">{len(members)}</span></h2><ul class="lots-documents" role="list">'
        f"{''.join(_entry(entry, documents, texts, today) for entry in members)}</ul></section>"
        for kind, members in by_kind.items()
        if members
    )


def _entry(entry: Entry, documents: Mapping[str, Document], texts: Texts, today: date) -> str:
    document = entry.document
    link = here_link(document.title, document_address(document.id, texts.language))
    return (
        f'<li class="lots-document"><h3 lang="{document.language.value}">{link}</h3>'
        f"{facts_html(document, texts)}{state_html(document, documents, today, texts)}"
        f"{_ways(entry, texts)}</li>"
    )


def facts_html(document: Document, texts: Texts) -> str:
    """Language, ownership forms, areas, stage; then version and dates."""
    owners = ", ".join(texts.say(f"library.owner.{owner.value}") for owner in document.owners)
    areas = ", ".join(texts.say(f"library.area.{area.value}") for area in document.areas)
    about = [texts.say("library.fact.language", value=texts.say(f"language.{document.language.value}"))]
    if owners or document.kind in FOR_ALL_OWNERS:
        about.append(texts.say("library.fact.owner", value=owners or texts.say("library.all_owners")))
    if areas:
        about.append(texts.say("library.fact.area", value=areas))
    if document.stage:
        stage = texts.say(f"library.stage.{document.stage.value}")
        about.append(texts.say("library.fact.stage", value=stage))
    dates = [texts.say("library.version", version=document.version)] if document.version else []
    if document.valid_from:
        dates.append(texts.say("source.valid_from", date=document.valid_from.isoformat()))
    if document.review_by:
        dates.append(texts.say("source.review_by", date=document.review_by.isoformat()))
    return "".join(
        f'<p class="lots-meta">{unbroken_dates(" · ".join(facts))}</p>' for facts in (about, dates) if facts
    )


def state_html(document: Document, documents: Mapping[str, Document], today: date, texts: Texts) -> str:
    """What a reader must know of the document's age, in words; nothing where all is well."""
    notes = list(validity_notes([document], documents, today, texts.language))
    if document.valid_from and document.valid_from > today:
        notes.append(texts.say("library.not_yet", date=document.valid_from.isoformat()))
    newer = [each for each in documents.values() if each.replaces == document.id]
    links = "".join(
        " "
        + here_link(texts.say("library.newer", title=each.title), document_address(each.id, texts.language))
        for each in newer
    )
    state = " ".join(notes)
    return f'<p class="lots-overdue">{html_text(state)}{links}</p>' if notes else ""


def _ways(entry: Entry, texts: Texts) -> str:
    ways = []
    if entry.twin is not None:
        ways.append(twin_link(entry.twin, texts))
    if entry.document.kind is Kind.TEMPLATE:
        name = texts.say("library.fill_name", title=entry.document.title)
        ways.append(
            link_html(template_address(entry.document.id, texts.language), texts.say("library.fill"), name)
        )
    return f'<p class="lots-document-ways">{" ".join(ways)}</p>' if ways else ""


def twin_link(twin: Document, texts: Texts) -> str:
    """To the same document in the other language."""
    words = texts.say(f"library.in_language.{twin.language.value}")
    name = texts.say("library.twin_name", words=words, title=twin.title)
    return here_link(words, document_address(twin.id, texts.language), name=name)
