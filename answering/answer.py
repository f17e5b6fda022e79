"""Answer, Claim, Citation and Status: what the assistant gives back."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Document, Language, Passage
from corpus.model import Layout as Layout


class Status(StrEnum):
    """How a question ended; "the documents do not say" is one of the ways, never an exception."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"
    REFUSED = "refused"


class Support(StrEnum):
    """How a claim stands to the passage that it cites."""

    VERBATIM = "verbatim"
    SUPPORTED = "supported"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a document that a claim rests on.

    Args:
        number: as shown to the reader, from 1 in order of first use.
        quote: the words of the passage that carry the claim; `passage.text[start:end]`.
    """

    number: int
    passage: Passage
    document: Document
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, list item or table row of the answer, with the numbers of its citations.

    Args:
        layout: a list item is to be drawn as one; its text has no mark of its own.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    layout: Layout = Layout.SENTENCE


class SuggestionKind(StrEnum):
    """What a suggestion leads to."""

    STEP = "step"
    TEMPLATE = "template"
    CONTACT = "contact"
    QUESTION = "question"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to do next: a step of the guide, a template, a way in, a question that the documents answer.

    Args:
        passage: the passage that it opens, where it opens one.
    """

    kind: SuggestionKind
    text: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says, sentence by sentence, and what each sentence rests on.

    Args:
        question: the visitor's words as typed, personal identifiers masked.
        standalone_question: the same, made to stand without the conversation before it.
        text: stands before the claims; the whole answer where there are none (a refusal, a question back).
        seconds: wall-clock time from question to answer.
        writer: who put the words together, e.g. "extract/1".
        notes: what the reader must know: a document past its review date, a quote in the other language.
    """

    question: str
    standalone_question: str
    language: Language
    status: Status
    text: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    seconds: float = 0.0
    writer: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, with the answer it got, if that is known."""

    question: str
    answer: Answer | None = None
