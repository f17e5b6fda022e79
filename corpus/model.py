"""Document, Section, Passage and Statement, and the closed vocabularies that describe them."""

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


class Role(StrEnum):
    """What a section or a statement is there for: by the catalogue, else by the words of `roles.toml`."""

    RULE = "rule"  # what holds: everything that has no other role
    ANSWER = "answer"  # to the question in the heading
    STEP = "step"
    CHECKLIST = "checklist"
    GATES = "gates"  # what is agreed on between the steps of the way
    DEFINITION = "definition"
    MISTAKE = "mistake"  # what is wrong, told before what is right
    OWNER = "owner"  # whose an infrastructure is
    WAY_IN = "way_in"  # whom to turn to
    USE = "use"  # when a template is used
    CLAUSE = "clause"  # a proposal for an agreement, no rule
    ABOUT = "about"  # the text itself
    SOURCES = "sources"
    COVER = "cover"
    CAPTION = "caption"  # and other words in drawings
    QUESTION = "question"
    BLANK = "blank"  # to be filled in
    VERDICT = "verdict"  # yes or no alone, to the question in the heading

    @property
    def may_answer(self) -> bool:
        """Whether it states something that could answer a question."""
        states_nothing = {Role.SOURCES, Role.COVER, Role.CAPTION, Role.QUESTION, Role.BLANK, Role.VERDICT}
        return self not in states_nothing


class Form(StrEnum):
    """How a block stands in its section."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    STEP = "step"  # an item of a list that counts
    HEADER = "header"  # the first row of a table
    ROW = "row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A stretch of a section's text, `text[start:end]`, as the document set it apart.

    Args:
        level: of a list item, 0 for one of the outermost list.
    """

    start: int
    end: int
    form: Form
    level: int = 0


class Layout(StrEnum):
    """How a statement stands among the others."""

    SENTENCE = "sentence"
    ITEM = "item"
    STEP = "step"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a passage says, cut once when its document was read.

    Args:
        text: as it is shown: without a list mark; a table cell with its row and column headings before it.
        start, end: span in the passage's text that carries it.
        owners: the ownership forms that it is about; empty where it holds for all.
        lead_in: of a list item, the words that lead its list in; of a table row, the first column's heading.
        block: number of the block that it stands in, counted through the section.
    """

    text: str
    start: int
    end: int
    layout: Layout = Layout.SENTENCE
    role: Role = Role.RULE
    owners: tuple[Owner, ...] = ()
    lead_in: str = ""
    block: int = 0


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
        blocks: what `text` is made of, in order.
        step: of the way that it describes, as the guide counts: "A1"; "A" for a whole stage.
        areas: of law that it is about.
    """

    id: str
    headings: tuple[str, ...]
    page: int | None
    text: str
    pages: tuple[PageStart, ...] = ()
    blocks: tuple[TextBlock, ...] = ()
    role: Role = Role.RULE
    step: str = ""
    areas: tuple[LegalArea, ...] = ()

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
    role: Role = Role.RULE
    statements: tuple[Statement, ...] = ()

    @property
    def section_id(self) -> str:
        """The id of the section it was cut from."""
        return self.id.split("#", 1)[1].rsplit("/", 1)[0]
