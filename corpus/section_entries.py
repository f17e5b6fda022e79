"""What a catalogue says of single sections; where it says nothing, the words of headings do (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from corpus.areas import areas_of_headings
from corpus.model import Document, Kind, LegalArea, Role, Section
from corpus.roles import role_of_section


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """What some sections are; what it leaves out (None) is not settled by it.

    Args:
        sections: ids or patterns of ids ("9.*"); `documents` likewise, without their language ending.
        kind: of the documents, where they are not named.
        step: "A1" for a step of the way, "A" for what is said of the whole stage.
    """

    sections: tuple[str, ...]
    documents: tuple[str, ...] = ()
    kind: Kind | None = None
    role: Role | None = None
    step: str | None = None
    areas: tuple[LegalArea, ...] | None = None

    def fits(self, document: Document, section: Section) -> bool:
        """Whether it is about this section."""
        name = document.id.removesuffix(f"-{document.language}")
        is_meant = document.kind is self.kind or name in self.documents or document.id in self.documents
        return is_meant and any(fnmatchcase(section.id, pattern) for pattern in self.sections)


def described(document: Document, section: Section, entries: Iterable[SectionEntry]) -> Section:
    """The section with role, step and areas; of several entries that settle the same the last one holds."""
    role: Role | None = None
    step: str | None = None
    areas: tuple[LegalArea, ...] | None = None
    for entry in entries:
        if entry.fits(document, section):
            role = role if entry.role is None else entry.role
            step = step if entry.step is None else entry.step
            areas = areas if entry.areas is None else entry.areas
    return replace(
        section,
        role=role or role_of_section(section.headings, document.kind),
        step=step or "",
        areas=areas_of_headings(section.headings, document) if areas is None else areas,
    )
