"""Report: what an exported conversation says, whichever format it is written in."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Language


class BlockKind(StrEnum):
    """What a block is written as."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Run:
    """Words, and the numbers of the sources that they rest on.

    Args:
        mark: stands after words that are not the source's own ("≈", "?"); explained by `Report.legend`.
    """

    text: str
    sources: tuple[int, ...] = ()
    mark: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list item; `marker` is the number of a numbered one, "1."."""

    kind: BlockKind
    runs: Runs = ()
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """An answer, or the answer for one ownership form.

    Args:
        heading: the ownership form; empty for the answer to the question as it was asked.
        status: what is less than an answer, in words of the page.
        language: of the answer's own words.
    """

    heading: str
    status: str
    language: Language
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A question with its answers."""

    question: str
    language: Language
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, in full: whoever reads finds it without this service.

    Args:
        facts: kind, version, dates and page on one line.
        path: the headings down to the place.
        overdue: says so where the document should have been reviewed by now.
    """

    number: int
    title: str
    language: Language
    path: str
    facts: str
    quote: str
    overdue: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a sentence and a list below it."""

    heading: str
    lead: str
    items: tuple[tuple[str, Language], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The headings and words around the content."""

    sources: str
    page: str
    service: str
    quote_marks: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document.

    Args:
        day: ISO date; the only date in the file.
        standing: that this is guidance and no legal advice.
        sections: what to bring up at the meeting, and what to do next; only those with something in them.
    """

    language: Language
    title: str
    day: str
    lead: str
    standing: str
    legend: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    labels: Labels
