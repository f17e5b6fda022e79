"""A legal area by ownership form: which passages say what holds for the state, a region, a company (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.model import Document, Kind, Language, LegalArea, Owner, Passage
from corpus.owners import owners_named
from corpus.statutes import find_references

KINDS = (Kind.LEGAL, Kind.GUIDE, Kind.OTHER, Kind.TEMPLATE, Kind.INFRASTRUCTURE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a document in the grid, with the passage that opens it."""

    document: Document
    passage: Passage

    @property
    def title(self) -> str:
        """The heading of the section; the document's title where it has none."""
        return self.passage.headings[-1] if self.passage.headings else self.document.title

    @property
    def references(self) -> tuple[str, ...]:
        """The places in law that the section rests on, each once."""
        section = self.document.section(self.passage.section_id)
        found = find_references(section.text if section else self.passage.text)
        return tuple(dict.fromkeys(each.canonical for each in found if each.act))


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
    wanted = {
        (document.id, section.id)
        for document in documents.values()
        for section in document.sections
        if area in section.areas
    }
    # Of the passages of a section the first one opens it: the later ones are read by going on.
    openings: dict[tuple[str, str], Entry] = {}
    for passage in passages:
        key = passage.document_id, passage.section_id
        if key in wanted:
            openings.setdefault(key, Entry(documents[passage.document_id], passage))
    entries = list(openings.values())
    spoken = [entry for entry in entries if entry.passage.language is language] or entries
    spoken.sort(key=lambda entry: (KINDS.index(entry.document.kind), entry.document.id))
    by_owner: dict[Owner, list[Entry]] = {owner: [] for owner in Owner}
    shared: list[Entry] = []
    for entry in spoken:
        owner = owner_of(entry.document, entry.passage)
        (by_owner[owner] if owner else shared).append(entry)
    return Grid(area, tuple((owner, tuple(found)) for owner, found in by_owner.items()), tuple(shared))


def owner_of(document: Document, passage: Passage) -> Owner | None:
    """The one form that the nearest heading names, else the document's only one."""
    for heading in reversed(passage.headings):
        named = owners_named(heading)
        if named:
            return named[0] if len(named) == 1 else None
    return document.owners[0] if len(document.owners) == 1 else None
