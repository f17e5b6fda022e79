"""Readings → which passages and statements answer, and is there an answer: logistic regressions (pure)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from answering.answer import Status
from answering.reader.log_odds import log_odds
from answering.reader.log_odds import probability as probability_of
from answering.reader.reading import Reading
from corpus.model import Statement

# So much of the probability of the others of its passage each statement gains: what answers stands together.
TOGETHER = 0.3
MOST_SURE = 0.999
DECISION = Path(__file__).parent / "model" / "decision.toml"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was fitted on the questions about sections that the reader has not seen.

    Args:
        said: constant, and the weights of the reader's log-odds that a statement belongs in the answer, of
            its cosine with the question, and of its passage's log-odds by the search.
        answer: constant, and the weights of the log-odds of the surest passage by the reader alone, and of
            the surest statement with the search counted in.
        caution, sure: from these probabilities on there is an answer, with a caution and without.
        statement: from this probability on a statement belongs in the answer.
    """

    said: tuple[float, float, float, float]
    answer: tuple[float, float, float]
    caution: float
    sure: float
    statement: float

    def calibrated(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Their statements with what the search found counted in; the passage of the surest first."""
        return tuple(sorted(map(self._calibrated, readings), key=lambda reading: -_best(reading)))

    def _calibrated(self, reading: Reading) -> Reading:
        """What was not read stays out."""
        found = log_odds(reading.hit.score)
        near = reading.hit.near or (0.0,) * len(reading.statements)
        said = tuple(
            (statement, probability_of(_sum(self.said, log_odds(sure), cosine, found)) if sure else 0.0)
            for (statement, sure), cosine in zip(reading.statements, near, strict=True)
        )
        return replace(reading, statements=_together(said))

    def probability(self, readings: Sequence[Reading]) -> float:
        """How surely what was read, calibrated, answers the question, 0–1."""
        return probability_of(_sum(self.answer, *surest(readings)))

    def nearness(self, reading: Reading) -> float:
        """How near a passage comes to being an answer: 1 where it just is one."""
        return self.probability((reading,)) / self.caution

    def status(self, probability: float) -> Status:
        """Answered, perhaps answered, or not at all."""
        if probability < self.caution:
            return Status.NOT_FOUND
        return Status.ANSWERED if probability >= self.sure else Status.PARTIAL


def _together(said: Sequence[tuple[Statement, float]]) -> tuple[tuple[Statement, float], ...]:
    """Each that was read, surer by what the others say that may answer."""
    every = sum(sure for statement, sure in said if statement.role.may_answer)
    return tuple(
        (statement, min(MOST_SURE, sure + TOGETHER * max(0.0, every - sure)) if sure else 0.0)
        for statement, sure in said
    )


def surest(calibrated: Sequence[Reading]) -> tuple[float, float]:
    """Log-odds of the surest passage by the reader alone, and of the surest statement as calibrated."""
    alone = max((reading.answers for reading in calibrated), default=0.0)
    return log_odds(alone), log_odds(max(map(_best, calibrated), default=0.0))


def _best(calibrated: Reading) -> float:
    return max((sure for statement, sure in calibrated.statements if statement.role.may_answer), default=0.0)


@cache
def read_decision(file: Path = DECISION) -> Decision:
    """The decision that comes with the reader."""
    entry: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    return Decision(**fields)


def _sum(weights: Sequence[float], *values: float) -> float:
    """The first weight is the constant."""
    return weights[0] + sum(weight * value for weight, value in zip(weights[1:], values, strict=True))
