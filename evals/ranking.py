"""How good an order of hits is: nDCG, recall, and how sure one can be of their means (pure)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 0


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean, and between which values it would fall with other questions of the same kind."""

    mean: float
    low: float
    high: float


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
