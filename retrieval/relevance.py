"""The fused score of a hit → the probability that it answers the question (logistic regression, pure)."""

import math
from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class Calibration:
    """The logistic curve that belongs to an embedding model; `evals/calibration.py` finds its coefficients.

    Within one question a better fused score is always more probable; the other terms make questions compare.

    Args:
        coefficients: of `features`.
        calibrated_on: which questions they come from.
    """

    coefficients: tuple[float, float, float, float]
    calibrated_on: str


CALIBRATED_ON = "the tuning cases, swefaq_dev, swequad_dev, pubmedqa_en"
MINILM = Calibration((-7.24, 0.91, 5.59, 0.62), CALIBRATED_ON)
BILINGUAL = Calibration((-6.84, -0.05, 4.65, 0.42), CALIBRATED_ON)


def calibration_for(model: str) -> Calibration:
    """The calibration of the embedding model of this name; an unknown one is taken for bilingual."""
    return MINILM if model.split("@")[0] == "minilm" else BILINGUAL


def features(fused: float, words: int, language: Language) -> tuple[float, float, float, float]:
    """What the probability depends on: 1, whether the question is Swedish, the score, and the words.

    Args:
        words: of the question that can find anything. A long question is rarely matched in full, so that
            the same score means more.
    """
    return 1.0, float(language is Language.SWEDISH), fused, math.log1p(words)


def relevance(fused: float, words: int, language: Language, calibration: Calibration) -> float:
    """Probability, 0–1, that a passage with this fused score answers the question."""
    pairs = zip(calibration.coefficients, features(fused, words, language), strict=True)
    return 1 / (1 + math.exp(-sum(coefficient * value for coefficient, value in pairs)))
