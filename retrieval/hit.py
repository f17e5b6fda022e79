"""Hit, Filter, and Index: what every search takes and gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.model import Document, Kind, Language, LegalArea, Owner, Passage, Stage


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents may be searched; an empty tuple lets everything through.

    A document without owner forms (or areas, or a stage) is about all of them, so it passes.
    """

    owners: tuple[Owner, ...] = ()
    kinds: tuple[Kind, ...] = ()
    languages: tuple[Language, ...] = ()
    areas: tuple[LegalArea, ...] = ()
    stages: tuple[Stage, ...] = ()

    def admits(self, document: Document) -> bool:
        """Whether this document may be searched."""
        stage = (document.stage,) if document.stage else ()
        return (
            _general_or_overlapping(document.owners, self.owners)
            and (not self.kinds or document.kind in self.kinds)
            and (not self.languages or document.language in self.languages)
            and _general_or_overlapping(document.areas, self.areas)
            and _general_or_overlapping(stage, self.stages)
        )


def _general_or_overlapping(has: Sequence[object], wanted: Sequence[object]) -> bool:
    return not wanted or not has or any(item in wanted for item in has)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found.

    Args:
        score: calibrated relevance, 0–1: how probable it is that the passage answers the question.
        why: the parts that made the score, as (name, value), for people who want to look.
        near: cosine of the question with each statement of the passage; empty where they were not compared.
    """

    passage: Passage
    document: Document
    score: float
    why: tuple[tuple[str, float], ...] = ()
    near: tuple[float, ...] = ()


class Index(Protocol):
    """The contract of every index."""

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        """The best `top_k` hits, best first."""
        ...
