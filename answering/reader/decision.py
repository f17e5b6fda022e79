"""Readings → which passage answers most surely, and is there an answer: two logistic regressions (pure)."""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from answering.answer import Status
from answering.reader.reading import Reading

DECISION = Path(__file__).parent / "model" / "decision.toml"
# So many of the best readings are looked at, best first, as in arXiv 2402.12997.
BEST = 3
SUREST = 1e-4  # probabilities are kept this far from 0 and 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What was fitted on the questions about sections that the reader has not seen.

    Args:
        passage: constant, and the weights of the reader's and of the search's log-odds that it answers.
        constant, weights: of the log-odds of the best passages and of the best statement.
        caution, sure: from these probabilities on there is an answer, with a caution and without.
        statement: from this probability on a statement belongs in the answer.
    """

    passage: tuple[float, float, float]
    constant: float
    weights: tuple[float, ...]
    caution: float
    sure: float
    statement: float

    def calibrated(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings with the probability that each passage answers, what the search found counted in."""
        constant, read, found = self.passage
        told = [
            replace(
                one,
                answers=_probability(
                    constant + read * log_odds(one.answers) + found * log_odds(one.hit.score)
                ),
            )
            for one in readings
        ]
        return tuple(sorted(told, key=lambda reading: -reading.answers))

    def probability(self, readings: Sequence[Reading]) -> float:
        """How surely the passages read, calibrated, answer the question, 0–1."""
        values = zip(self.weights, features(readings), strict=True)
        return _probability(self.constant + sum(weight * value for weight, value in values))

    def status(self, probability: float) -> Status:
        """Answered, perhaps answered, or not at all."""
        if probability < self.caution:
            return Status.NOT_FOUND
        return Status.ANSWERED if probability >= self.sure else Status.PARTIAL


def features(readings: Sequence[Reading]) -> tuple[float, ...]:
    """Log-odds of the best passages, best first, and of the best statement that may answer."""
    best = sorted((reading.answers for reading in readings), reverse=True)[:BEST]
    said = max(
        (sure for reading in readings for one, sure in reading.statements if one.role.may_answer),
        default=0.0,
    )
    return tuple(log_odds(value) for value in (*best, *[0.0] * (BEST - len(best)), said))


@cache
def read_decision(file: Path = DECISION) -> Decision:
    """The decision that comes with the reader."""
    entry = tomllib.loads(file.read_text(encoding="utf-8"))
    return Decision(**{**entry, "passage": tuple(entry["passage"]), "weights": tuple(entry["weights"])})


def log_odds(probability: float) -> float:
    """Of a probability that is kept a little from 0 and 1."""
    bounded = min(max(probability, SUREST), 1 - SUREST)
    return math.log(bounded / (1 - bounded))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
