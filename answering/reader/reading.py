"""Reading and Verdict: what a reader says of a question and one passage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from corpus.model import Owner, Statement
from retrieval.hit import Hit


class Verdict(StrEnum):
    """What a passage says to a yes-or-no question."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one passage.

    Args:
        answers: how surely the passage answers the question, 0–1.
        statements: all statements of the passage, in order, and how surely each belongs in the answer, 0–1.
        verdicts: of each statement, the probability of each `Verdict`, in its order; they add up to one.
    """

    hit: Hit
    answers: float
    statements: tuple[tuple[Statement, float], ...]
    verdicts: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Needed:
    """Words of a conversation that a question needs, as they were said and in that order.

    Args:
        certain, likely: fewer and more of them, where some may be needed or not.
    """

    words: tuple[str, ...]
    certain: tuple[str, ...]
    likely: tuple[str, ...]


# Of a statement that was not read, or to which there is no yes or no.
NO_VERDICT = tuple(float(verdict is Verdict.NONE) for verdict in Verdict)


def about(readings: Sequence[Reading], owners: Sequence[Owner]) -> tuple[Reading, ...]:
    """The readings with what is said of other ownership forms alone left unread; all, where none is given."""
    return tuple(_about(reading, owners) if owners else reading for reading in readings)


def _about(reading: Reading, owners: Sequence[Owner]) -> Reading:
    fits = [not one.owners or bool(set(one.owners) & set(owners)) for one, _ in reading.statements]
    kept = tuple((one, sure * fit) for (one, sure), fit in zip(reading.statements, fits, strict=True))
    verdicts = (each if fit else NO_VERDICT for each, fit in zip(reading.verdicts, fits, strict=True))
    return replace(
        reading,
        answers=max((sure for _, sure in kept), default=0.0),
        statements=kept,
        verdicts=tuple(verdicts),
    )


class Reader(Protocol):
    """Reads a question and passages together."""

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, in the order of the hits."""
        ...
