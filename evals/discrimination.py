"""How well a decision, or the number behind it, tells two groups apart: accuracy and area, with intervals."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evals.ranking import CONFIDENCE, RESAMPLES, SEED, Interval

Floats = NDArray[np.float64]
UNKNOWN = Interval(math.nan, math.nan, math.nan)
_TAILS = ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2)


def area_under_curve(ones: Sequence[float], others: Sequence[float]) -> Interval:
    """How often one of the first group has the higher number, ties by half (Hanley & McNeil 1982).

    The interval comes of drawing both groups anew; nan where one of them is empty.
    """
    if not ones or not others:
        return UNKNOWN
    difference = np.asarray(ones)[:, None] - np.asarray(others)[None, :]
    wins = (np.sign(difference) + 1) / 2
    drawn = (_draws(len(ones), SEED) @ wins * _draws(len(others), SEED + 1)).sum(axis=1)
    return _interval(float(wins.mean()), drawn)


def balanced_accuracy(ones: Sequence[bool], others: Sequence[bool]) -> Interval:
    """The mean of the shares that were right in each group; nan where one of them is empty."""
    if not ones or not others:
        return UNKNOWN
    first, second = np.asarray(ones, dtype=np.float64), np.asarray(others, dtype=np.float64)
    drawn = (_draws(len(ones), SEED) @ first + _draws(len(others), SEED + 1) @ second) / 2
    return _interval(float(first.mean() + second.mean()) / 2, drawn)


def _draws(count: int, seed: int) -> Floats:
    """(RESAMPLES, count): how much each weighs when as many are drawn anew; rows sum to one."""
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    weights: Floats = drawn / count
    return weights


def _interval(value: float, drawn: Floats) -> Interval:
    low, high = np.quantile(drawn, _TAILS)
    return Interval(value, float(low), float(high))
