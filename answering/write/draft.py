"""Draft and Writer: what a writer gives back before anything of it is believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from answering.answer import Status
from answering.reader.reading import Reading
from corpus.model import Layout


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a writer says that its words come from.

    Args:
        passage_id: of a hit; any other is dropped, so that no source can be invented.
        start, end: the span of the passage that carries the words; None where only the passage is given.
    """

    passage_id: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One sentence, list item or table cell with the places that it is said to rest on.

    Args:
        is_needed: shown as not verified, and not dropped, where its passages do not carry it; for what the
            next claim leans on.
    """

    text: str
    marks: tuple[Mark, ...]
    layout: Layout = Layout.SENTENCE
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer wrote, and whether it holds it for the whole answer."""

    status: Status
    claims: tuple[DraftClaim, ...] = ()


class Writer(Protocol):
    """Puts what was read into words."""

    @property
    def name(self) -> str:
        """Name and version, as the answer records it."""
        ...

    def write(self, question: str, readings: Sequence[Reading]) -> Draft:
        """A draft made of these passages alone; none of it is shown before it is checked."""
        ...
