"""The fused score of a hit → the probability that it answers the question (logistic regression, pure)."""

import math
from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of the logistic curve; `evals/calibration.py` finds them.

    Within one question a better fused score is always more probable; the other terms make questions compare.

    Args:
        swedish, english: the intercept, by the question's language.
        score: of the fused score.
        words: of the logarithm of the number of words that can find anything: a long question is rarely
            matched in full.
        calibrated_on: which questions they come from.
    """

    swedish: float
    english: float
    score: float
    words: float
    calibrated_on: str


MINILM = Calibration(-6.0, -6.0, score=10.0, words=0.5, calibrated_on="not calibrated yet")


def calibration_for(model: str) -> Calibration:
    """The calibration that belongs to an embedding model of this name."""
    del model
    return MINILM


def relevance(fused: float, words: int, language: Language, calibration: Calibration) -> float:
    """Probability, 0–1, that a passage with this fused score answers a question of so many words."""
    intercept = calibration.swedish if language is Language.SWEDISH else calibration.english
    logit = intercept + calibration.score * fused + calibration.words * math.log1p(words)
    return 1 / (1 + math.exp(-logit))
