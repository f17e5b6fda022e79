"""What is kept: conversations that visitors chose to keep, marks for answers, questions without one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answering.answer import Answer, Status
from corpus.model import Language, Owner


class Verdict(StrEnum):
    """A thumb."""

    UP = "up"
    DOWN = "down"


class Reason(StrEnum):
    """Why an answer was marked as bad."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    OUT_OF_DATE = "out_of_date"
    UNCLEAR = "unclear"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A mark given to an answer.

    Args:
        comment: the visitor's own words; personal identifiers are masked before they are stored.
        passages: ids of the passages that the answer cited.
        writer: who wrote the answer, e.g. "extract/1".
        day: when it was given; the store fills it in. Nothing more exact than the day is kept.
    """

    question: str
    language: Language
    status: Status
    verdict: Verdict
    reason: Reason | None = None
    comment: str = ""
    passages: tuple[str, ...] = ()
    writer: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that the documents did not answer, or answered in part."""

    question: str
    language: Language
    status: Status
    day: date


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Who did what with what visitors wrote; never the words themselves.

    Args:
        at: ISO 8601, UTC, to the second.
        who: a signed-in user, or an account of the machine.
        what: a page and its view, or a command and how much it found.
    """

    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many questions of one sort were asked on a day; nothing of what they said.

    Args:
        topic: of the assistant's own list; "" for none of them.
    """

    day: date
    language: Language
    status: Status
    topic: str
    number: int


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question of a conversation with what it got.

    Args:
        answer: None where no answer came.
        by_owner: where ownership forms were compared, the answer for each.
    """

    question: str
    answer: Answer | None = None
    by_owner: tuple[tuple[Owner, Answer], ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation that its visitor chose to keep.

    Args:
        day: when it was last kept; it is deleted when that is longer ago than the store keeps anything.
    """

    id: str
    said: tuple[KeptTurn, ...]
    day: date
