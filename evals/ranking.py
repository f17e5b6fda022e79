"""How good an order of hits is: nDCG, recall, and how sure one can be of their means (pure)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 0
Z = 1.96  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean, and between which values it would fall with other questions of the same kind."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        """ "0.75 [0.70–0.80]", or a dash where there is none."""
        return "–" if math.isnan(self.mean) else f"{self.mean:.2f} [{self.low:.2f}–{self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval of the share (Wilson 1927)."""

    hits: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound, 0–1; (0, 1) where nothing was counted."""
        if not self.of:
            return 0.0, 1.0
        share = self.hits / self.of
        middle = share + Z**2 / (2 * self.of)
        reach = Z * math.sqrt(share * (1 - share) / self.of + Z**2 / (4 * self.of**2))
        whole = 1 + Z**2 / self.of
        return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)

    def __str__(self) -> str:
        """ "45/50 0.90 [0.79–0.96]", or a dash where nothing was counted."""
        low, high = self.interval
        return f"{self.hits}/{self.of} {self.hits / self.of:.2f} [{low:.2f}–{high:.2f}]" if self.of else "–"


def ndcg(gains: Sequence[float], answers: int, k: int) -> float:
    """Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002) of the first k hits, 0–1.

    Args:
        gains: 1 for each hit that answers, else 0, in the order of the hits.
        answers: how many there are to find.
    """
    found = sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:k]))
    best = sum(1 / math.log2(place + 2) for place in range(min(answers, k)))
    return found / best if best else 0.0


def recall(gains: Sequence[float], answers: int, k: int) -> float:
    """The share of the answers that is among the first k hits, 0–1; of more than k answers k can be there."""
    wanted = min(answers, k)
    return min(1.0, sum(gains[:k]) / wanted) if wanted else 0.0


def bootstrap(values: Sequence[float], seed: int = SEED) -> Interval:
    """The mean with its 95 % interval, by drawing the questions anew many times (Efron 1979)."""
    given = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(seed).integers(0, len(given), size=(RESAMPLES, len(given)))
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(given[draws].mean(axis=1), (tail, 1 - tail))
    return Interval(float(given.mean()), float(low), float(high))
