"""A legal area by ownership form: which passages say what holds for the state, a region, a company (pure)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.owners import owners_named
from corpus.model import Document, Kind, Language, LegalArea, Owner, Passage

WORDS = Path(__file__).parent / "legal_areas.toml"
KINDS = (Kind.LEGAL, Kind.GUIDE, Kind.OTHER, Kind.TEMPLATE, Kind.INFRASTRUCTURE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a document in the grid, with the passage that opens it."""

    document: Document
    passage: Passage


@dataclass(frozen=True, slots=True)
class Grid:
    """One area.

    Args:
        cells: for each form the sections that are about it alone.
        shared: sections of the area that are about several forms, or name none.
    """

    area: LegalArea
    cells: tuple[tuple[Owner, tuple[Entry, ...]], ...]
    shared: tuple[Entry, ...]


def legal_grid(
    area: LegalArea, documents: Mapping[str, Document], passages: Iterable[Passage], language: Language
) -> Grid:
    """The sections of this area in one language; in the other where it has none."""
    entries = [
        Entry(documents[passage.document_id], passage)
        for passage in _first_of_each_section(passages)
        if area in areas_of(documents[passage.document_id], passage)
    ]
    spoken = [entry for entry in entries if entry.passage.language is language] or entries
    spoken.sort(key=lambda entry: (KINDS.index(entry.document.kind), entry.document.id))
    by_owner: dict[Owner, list[Entry]] = {owner: [] for owner in Owner}
    shared: list[Entry] = []
    for entry in spoken:
        owner = owner_of(entry.document, entry.passage)
        (by_owner[owner] if owner else shared).append(entry)
    return Grid(area, tuple((owner, tuple(found)) for owner, found in by_owner.items()), tuple(shared))


def areas_of(document: Document, passage: Passage) -> frozenset[LegalArea]:
    """The areas that the headings name, else those of the catalogue's entry for the document."""
    path = " / ".join(passage.headings).lower()
    named = frozenset(area for area, pattern in _patterns().items() if pattern.search(path))
    if document.kind in (Kind.TEMPLATE, Kind.INFRASTRUCTURE):
        # In an agreement "Ansvar" is one clause of many: what the document is about says its entry.
        return named & frozenset(document.areas)
    return named or (frozenset(document.areas) if len(document.areas) == 1 else frozenset())


def owner_of(document: Document, passage: Passage) -> Owner | None:
    """The one form that the nearest heading names, else the document's only one."""
    for heading in reversed(passage.headings):
        named = owners_named(heading)
        if named:
            return named[0] if len(named) == 1 else None
    return document.owners[0] if len(document.owners) == 1 else None


def _first_of_each_section(passages: Iterable[Passage]) -> Iterable[Passage]:
    """One entry a section: its later passages are read by going on."""
    seen: set[tuple[str, str]] = set()
    for passage in passages:
        key = (passage.document_id, passage.section_id)
        if key not in seen:
            seen.add(key)
            yield passage


@cache
def _patterns() -> dict[LegalArea, re.Pattern[str]]:
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {
        area: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words[area.value]))})") for area in LegalArea
    }
