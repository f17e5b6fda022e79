"""Readings → is there an answer: a logistic regression over the best of them (pure)."""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answering.answer import Status
from answering.reader.reading import Reading

DECISION = Path(__file__).parent / "model" / "decision.toml"
# So many of the best readings are looked at, best first; Kamath et al. 2020 and arXiv 2402.12997 do likewise.
BEST = 3
SUREST = 1e-4  # probabilities are kept this far from 0 and 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What was fitted on the questions about sections that the reader has not seen.

    Args:
        weights: of the log-odds of the best readings and of the best statement.
        caution, sure: from these probabilities on there is an answer, with a caution and without.
        statement: from this probability on a statement belongs in the answer.
    """

    constant: float
    weights: tuple[float, ...]
    caution: float
    sure: float
    statement: float

    def probability(self, readings: Sequence[Reading]) -> float:
        """How surely the passages read answer the question, 0–1."""
        total = self.constant + sum(
            weight * value for weight, value in zip(self.weights, features(readings), strict=True)
        )
        return 1 / (1 + math.exp(-total))

    def status(self, probability: float) -> Status:
        """Answered, perhaps answered, or not at all."""
        if probability < self.caution:
            return Status.NOT_FOUND
        return Status.ANSWERED if probability >= self.sure else Status.PARTIAL


def features(readings: Sequence[Reading]) -> tuple[float, ...]:
    """Log-odds of the best readings, best first, and of the best statement that may answer."""
    best = sorted((reading.answers for reading in readings), reverse=True)[:BEST]
    said = max(
        (sure for reading in readings for one, sure in reading.statements if one.role.may_answer),
        default=0.0,
    )
    return tuple(_log_odds(value) for value in (*best, *[0.0] * (BEST - len(best)), said))


@cache
def read_decision(file: Path = DECISION) -> Decision:
    """The decision that comes with the reader."""
    entry = tomllib.loads(file.read_text(encoding="utf-8"))
    return Decision(**{**entry, "weights": tuple(entry["weights"])})


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, SUREST), 1 - SUREST)
    return math.log(bounded / (1 - bounded))
