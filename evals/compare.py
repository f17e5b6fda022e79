"""Two runs of the same cases: paired differences with intervals, and the cases that changed (pure)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.ranking import Interval, bootstrap
from evals.scores import SENDABLE, WRONG_VERDICT, is_better_lower

Values = Mapping[str, Mapping[str, float]]
# Measures with a yes or no for each case: these tell which cases changed.
DECISIONS = ("answered", "missed refusals", "expected section cited", "key facts", WRONG_VERDICT, SENDABLE)


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a measure changed from the first run to the second, over the cases that both have.

    Args:
        first, second: means over these cases.
        change: mean of the paired differences with its 95 % interval by bootstrap over the cases.
        cases: how many there are.
    """

    measure: str
    first: float
    second: float
    change: Interval
    cases: int

    @property
    def verdict(self) -> str:
        """ "better", "worse", or "no difference seen" where the interval holds zero."""
        if self.change.low <= 0 <= self.change.high:
            return "no difference seen"
        return "better" if (self.change.mean > 0) is not is_better_lower(self.measure) else "worse"


@dataclass(frozen=True, slots=True)
class Changed:
    """A case whose value of a measure changed."""

    case: str
    measure: str
    before: float
    after: float

    @property
    def is_better(self) -> bool:
        """Whether it changed for the better."""
        return (self.after > self.before) is not is_better_lower(self.measure)


def differences(first: Values, second: Values) -> list[Difference]:
    """Every measure that both runs have of some case."""
    names = dict.fromkeys(name for values in (*first.values(), *second.values()) for name in values)
    found = []
    for name in names:
        pairs = [
            (first[id][name], second[id][name])
            for id in first
            if name in first[id] and name in second.get(id, {})
        ]
        pairs = [pair for pair in pairs if not any(map(math.isnan, pair))]
        if pairs:
            found.append(_difference(name, pairs))
    return found


def changed(first: Values, second: Values, measures: Sequence[str] = DECISIONS) -> list[Changed]:
    """The cases that changed in these measures, the worse ones first."""
    found = [
        Changed(id, name, first[id][name], second[id][name])
        for name in measures
        for id in first
        if name in first[id] and name in second.get(id, {}) and first[id][name] != second[id][name]
    ]
    return sorted(found, key=lambda each: each.is_better)


def _difference(name: str, pairs: Sequence[tuple[float, float]]) -> Difference:
    return Difference(
        name,
        sum(before for before, _ in pairs) / len(pairs),
        sum(after for _, after in pairs) / len(pairs),
        bootstrap([after - before for before, after in pairs]),
        len(pairs),
    )
