"""Measures of single cases, and their means with 95 % intervals over slices of the cases (pure)."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answering.owners import owners_named
from evals.cases import Case
from evals.ranking import Share, bootstrap

# Everything else is the better the higher it is.
BETTER_LOWER = frozenset({"false refusals", "missed refusals", "seconds", "unsupported claims", "words"})
ALL = "all"


@dataclass(frozen=True, slots=True)
class CaseScore:
    """What one case was worth; a measure that does not apply to it is left out, one that failed is nan."""

    case: Case
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over the cases of a slice.

    Args:
        slice: "all", or "language=sv", "kind=follow_up", "owner=region", "topic=price", "split=report".
        low, high: 95 % interval by bootstrap over the cases (Efron 1979); where all are 0 or all are 1, by
            Wilson (1927).
        count: cases that it rests on.
        missing: cases where it could not be had (nan); never averaged away silently.
    """

    name: str
    slice: str
    mean: float
    low: float
    high: float
    count: int
    missing: int = 0


def slices_of(case: Case) -> Iterator[str]:
    """All slices that the case is in."""
    yield ALL
    yield f"split={case.split}"
    yield f"language={case.language}"
    yield f"kind={case.kind}"
    yield f"topic={case.topic}"
    owners = owners_named(" ".join((*case.history, case.question)))
    yield from (f"owner={owner}" for owner in owners or ("none",))


def measures(
    scores: Sequence[CaseScore], slices: Callable[[Case], Iterable[str]] = slices_of
) -> list[Measure]:
    """Every measure over every slice, in the order in which they are first met."""
    found: dict[tuple[str, str], list[float]] = {}
    for score in scores:
        for each in slices(score.case):
            for name, value in score.values.items():
                found.setdefault((name, each), []).append(value)
    return [_measure(name, each, values) for (name, each), values in found.items()]


def _measure(name: str, slice: str, values: Sequence[float]) -> Measure:
    given = [value for value in values if not math.isnan(value)]
    missing = len(values) - len(given)
    if not given:
        return Measure(name, slice, math.nan, math.nan, math.nan, 0, missing)
    interval = bootstrap(given)
    low, high = interval.low, interval.high
    if set(given) in ({0.0}, {1.0}):
        # Drawn anew, equal cases stay equal; that none differed among so few says less than certainty.
        low, high = Share(int(sum(given)), len(given)).interval
    return Measure(name, slice, interval.mean, low, high, len(given), missing)
