"""Passages of the legal guidance that rest on the same places in law as a step of the guide (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Passage
from corpus.statutes import find_references

PASSAGES_KEPT = 4096  # references of a passage, found once a process
MOST_POINTS = 5


@dataclass(frozen=True, slots=True)
class LegalPoint:
    """A passage, and the places in law that it shares with the step ("OSL 24:5")."""

    passage: Passage
    shared: tuple[str, ...]


def legal_points(text: str, passages: Iterable[Passage], most: int = MOST_POINTS) -> tuple[LegalPoint, ...]:
    """The passages that share most with `text`; of passages that add nothing new only the first."""
    wanted = set(places_in_law(text))
    candidates = [
        LegalPoint(passage, shared)
        for passage in passages
        if (shared := tuple(place for place in places_in_law(passage.text) if place in wanted))
    ]
    points: list[LegalPoint] = []
    missing = set(wanted)
    while candidates and len(points) < most:
        best = max(candidates, key=lambda point: (len(missing & set(point.shared)), len(point.shared)))
        if not missing & set(best.shared):
            break
        points.append(best)
        missing -= set(best.shared)
        candidates.remove(best)
    return tuple(points)


@lru_cache(maxsize=PASSAGES_KEPT)
def places_in_law(text: str) -> tuple[str, ...]:
    """Sections of acts that a text names, in its order; whole acts and chapters would lead everywhere."""
    found = (reference for reference in find_references(text) if reference.act and reference.section)
    return tuple(dict.fromkeys(reference.canonical for reference in found))
