"""Document, Section and Passage, and the closed vocabularies that describe them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What sort of document it is."""

    GUIDE = "guide"
    LEGAL = "legal"
    TEMPLATE = "template"
    INFRASTRUCTURE = "infrastructure"
    OTHER = "other"


class Owner(StrEnum):
    """The ownership form of an infrastructure: it decides almost every legal answer."""

    STATE = "state"
    REGION = "region"
    COMPANY = "company"


class Stage(StrEnum):
    """The guide's three stages."""

    PREPARATION = "preparation"
    DEVELOPMENT = "development"
    EXECUTION = "execution"


class LegalArea(StrEnum):
    """The areas of law that the legal guidance has a chapter for."""

    SECRECY = "secrecy"
    PRICING = "pricing"
    MUNICIPAL_LAW = "municipal_law"
    PROCUREMENT = "procurement"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    DATA_AND_SAMPLES = "data_and_samples"
    MEDICINES_AND_DEVICES = "medicines_and_devices"
    PREMISES_AND_SAFETY = "premises_and_safety"
    INTEGRITY = "integrity"
    LIABILITY = "liability"


class Language(StrEnum):
    """The two languages of the guide."""

    SWEDISH = "sv"
    ENGLISH = "en"

    @property
    def other(self) -> "Language":
        """The other of the two."""
        return Language.ENGLISH if self is Language.SWEDISH else Language.SWEDISH


@dataclass(frozen=True, slots=True)
class PageStart:
    """From which character of a section's text on a page begins."""

    offset: int
    page: int


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, blocks parted by blank lines.

    A list item or a table row is one line of its own ("- …", "1. …", "| a | b |").

    Args:
        id: unique in its document and equal in both languages; see `ingest.sections.section_id`.
        headings: the path of headings down to this one, the document's title left out.
        page: 1-based physical page on which the section begins; None where the format has no pages.
        pages: where each further page begins inside `text`, ascending.
    """

    id: str
    headings: tuple[str, ...]
    page: int | None
    text: str
    pages: tuple[PageStart, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Page of the character at `offset` of the text."""
        page = self.page
        for start in self.pages:
            if start.offset <= offset:
                page = start.page
        return page


@dataclass(frozen=True, slots=True)
class Document:
    """One document with its catalogue entry and, once read, its sections.

    Args:
        file: the original file; it is shown, never changed.
        sha256: of the file's bytes, in hex; empty before it is read.
        page_labels: what is printed on each page ("i", "ii", "1"), empty where the format has no pages.
    """

    id: str
    title: str
    kind: Kind
    language: Language
    file: Path
    owners: tuple[Owner, ...] = ()
    areas: tuple[LegalArea, ...] = ()
    stage: Stage | None = None
    version: str = ""
    valid_from: date | None = None
    review_by: date | None = None
    replaces: str | None = None
    translation_of: str | None = None
    sections: tuple[Section, ...] = ()
    page_labels: tuple[str, ...] = ()
    sha256: str = ""

    def section(self, id: str) -> Section | None:
        """The section with this id."""
        return next((section for section in self.sections if section.id == id), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a section that can be found and cited.

    Args:
        id: `document#section/part`, made of places and never of the text, so that a corrected typo
            does not orphan a bookmark or an evaluation case.
        page: 1-based physical page on which the passage begins, if the format has pages.
        start, end: character span in the section's text; `section.text[start:end] == text`.
    """

    id: str
    document_id: str
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    text: str
    language: Language

    @property
    def section_id(self) -> str:
        """The id of the section it was cut from."""
        return self.id.split("#", 1)[1].rsplit("/", 1)[0]
