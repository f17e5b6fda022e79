"""The fused score of a hit → the probability that it answers the question (logistic regression, pure)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# So many of a question's best passages are compared with each other.
COMPARED = 10
Features = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The logistic curve that belongs to the weights of the fusion; `evals/calibration.py` fits it.

    Within one question a better fused score is always more probable; the other terms make questions compare.

    Args:
        coefficients: of `features`.
        calibrated_on: which questions they come from.
    """

    coefficients: Features
    calibrated_on: str


@dataclass(frozen=True, slots=True)
class Field:
    """What a question is, and what else was found for it: a hit that answers stands out from the others.

    Args:
        others: the mean fused score of the best ten without the first.
        words: of the question that can find anything. A long question is rarely matched in full, so that the
            same score means more.
    """

    others: float
    words: int


CALIBRATED_ON = "the tuning cases, swefaq_dev, swequad_dev, pubmedqa_en"
CALIBRATION = Calibration((-4.03, 4.71, -3.33, 0.54), CALIBRATED_ON)


def field_of(fused: Sequence[float], words: int) -> Field:
    """The field of a question from the fused scores of what was found, best first, one at least."""
    others = fused[1:COMPARED]
    return Field(sum(others) / len(others) if others else 0.0, words)


def features(fused: float, field: Field) -> Features:
    """What the probability depends on: 1, the score, the others, and the words."""
    return 1.0, fused, field.others, math.log1p(field.words)


def relevance(fused: float, field: Field, calibration: Calibration) -> float:
    """Probability, 0–1, that a passage with this fused score answers the question."""
    pairs = zip(calibration.coefficients, features(fused, field), strict=True)
    return 1 / (1 + math.exp(-sum(coefficient * value for coefficient, value in pairs)))
