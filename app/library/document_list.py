"""The documents of the library as a list, each with its facts and its state (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.library.description import describe, twins_of
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.model import Document, Kind, Language
from retrieval.hit import Filter


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


def _shown_by_twin(document: Document, twin: Document | None, ids: set[str], language: Language) -> bool:
    return document.language is not language and twin is not None and twin.id in ids


def list_html(shown: Iterable[Entry], documents: Mapping[str, Document], texts: Texts, today: date) -> Markup:
    """A heading for each kind that there is, and its documents; a sentence where there are none."""
    by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in Kind}
    for entry in shown:
        by_kind[entry.document.kind].append(entry)
    described = partial(describe, documents=documents, today=today, texts=texts)
    return render("library/document_list.html.jinja", texts, by_kind=by_kind, describe=described)
