"""Measures of single cases, and their means with 95 % intervals over slices of the cases (pure)."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Language
from corpus.owners import owners_named
from evals.cases import Case, Split
from evals.ranking import CONFIDENCE, RESAMPLES, SEED, Share, bootstrap

# Whether the answer could be sent as it is: what stands first wherever measures are told.
SENDABLE = "sendable"
WRONG_VERDICT = "verdict given wrong"
# How much of an answer cites nothing that was expected.
BESIDE = "words beside the point"
# Everything else is the better the higher it is; a name counts with each of its parts ("seconds: total").
BETTER_LOWER = frozenset(
    {
        "false refusals",
        "missed refusals",
        "seconds",
        "unsupported claims",
        "words",
        "tokens",
        "spread",
        "unanswered",
        BESIDE,
        WRONG_VERDICT,
    }
)
ALL = "all"
PARITY = "language=sv-en"
SECONDS = "seconds"
PERCENTILES = (("median", 50), ("95th percentile", 95))
# How a case differs from the one that it was made of.
CHANGE = "change"
# Values that are no shares of anything, though all may be 0 or 1.
NO_SHARES = frozenset({CHANGE, SECONDS, "words", "quoted spans"})
_TAILS = ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class CaseScore:
    """What one case was worth; a measure that does not apply to it is left out, one that failed is nan."""

    case: Case
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over the cases of a slice.

    Args:
        slice: "all", or "language=sv", "kind=follow_up", "owner=region", "topic=price", "split=report",
            "reason=near", "style=plain"; "language=sv-en", where the mean is the Swedish one less the English
            one; "made=typo", where cases made by a program are, and they are in no other.
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
    """All slices that the case is in; what a program made stands apart, so that it cannot move the others."""
    if case.split is Split.MADE:
        yield f"made={case.made}"
        yield f"made={case.made},language={case.language}"
        return
    yield ALL
    yield f"split={case.split}"
    yield f"language={case.language}"
    yield f"kind={case.kind}"
    yield f"topic={case.topic}"
    if case.reason:
        yield f"reason={case.reason}"
    if case.style:
        yield f"style={case.style}"
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
    made = [_measure(name, each, values) for (name, each), values in found.items()]
    made += [
        measure
        for (name, each), values in found.items()
        if name.split(":")[0] == SECONDS
        for measure in _percentiles(name, each, values)
    ]
    names = dict.fromkeys(name for name, _ in found)
    return made + [measure for name in names if (measure := _parity(name, found))]


def is_better_lower(measure: str) -> bool:
    """Whether less of it is better."""
    return not BETTER_LOWER.isdisjoint(part.strip() for part in measure.replace(",", ":").split(":"))


def _percentiles(name: str, slice: str, values: Sequence[float]) -> Iterator[Measure]:
    """How long half of the readers wait, and how long one in twenty does at least."""
    given = np.array([value for value in values if not math.isnan(value)])
    if not len(given):
        return
    drawn = given[_draws(len(given), SEED)]
    for label, percent in PERCENTILES:
        low, high = np.quantile(np.percentile(drawn, percent, axis=1), _TAILS)
        middle = float(np.percentile(given, percent))
        yield Measure(f"{name}, {label}", slice, middle, float(low), float(high), len(given))


def _parity(name: str, found: Mapping[tuple[str, str], Sequence[float]]) -> Measure | None:
    """The Swedish mean less the English one; cases are drawn anew in each language by itself."""
    each = [
        np.array([value for value in found.get((name, f"language={language}"), ()) if not math.isnan(value)])
        for language in (Language.SWEDISH, Language.ENGLISH)
    ]
    if not all(map(len, each)):
        return None
    drawn = [values[_draws(len(values), SEED + place)].mean(axis=1) for place, values in enumerate(each)]
    low, high = np.quantile(drawn[0] - drawn[1], _TAILS)
    mean = float(each[0].mean() - each[1].mean())
    return Measure(name, PARITY, mean, float(low), float(high), sum(map(len, each)))


def _draws(count: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).integers(0, count, size=(RESAMPLES, count))


def _measure(name: str, slice: str, values: Sequence[float]) -> Measure:
    given = [value for value in values if not math.isnan(value)]
    missing = len(values) - len(given)
    if not given:
        return Measure(name, slice, math.nan, math.nan, math.nan, 0, missing)
    interval = bootstrap(given)
    low, high = interval.low, interval.high
    if name.split(":")[0] not in NO_SHARES and set(given) in ({0.0}, {1.0}):
        # Drawn anew, equal cases stay equal; that none differed among so few says less than certainty.
        low, high = Share(int(sum(given)), len(given)).interval
    return Measure(name, slice, interval.mean, low, high, len(given), missing)
