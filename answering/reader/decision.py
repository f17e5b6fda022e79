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

DECISION = Path(__file__).parent / "model" / "decision.toml"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was fitted on the questions about sections that the reader has not seen.

    Args:
        passage: constant, and the weights of the reader's and of the search's log-odds that it answers.
        said: constant, and the weights of the reader's log-odds that a statement belongs in the answer, of
            its cosine with the question, and of its passage's log-odds by the search.
        answer: constant, and the weight of the surest passage's log-odds.
        caution, sure: from these probabilities on there is an answer, with a caution and without.
        statement: from this probability on a statement belongs in the answer.
    """

    passage: tuple[float, float, float]
    said: tuple[float, float, float, float]
    answer: tuple[float, float]
    caution: float
    sure: float
    statement: float

    def calibrated(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings, surest first, with what the search found counted in."""
        return tuple(sorted(map(self._calibrated, readings), key=lambda reading: -reading.answers))

    def _calibrated(self, reading: Reading) -> Reading:
        found = log_odds(reading.hit.score)
        near = reading.hit.near or (0.0,) * len(reading.statements)
        said = tuple(
            (statement, probability_of(_sum(self.said, log_odds(sure), cosine, found)))
            for (statement, sure), cosine in zip(reading.statements, near, strict=True)
        )
        answers = probability_of(_sum(self.passage, log_odds(reading.answers), found))
        return replace(reading, answers=answers, statements=said)

    def probability(self, readings: Sequence[Reading]) -> float:
        """How surely the passages read, calibrated, answer the question, 0–1."""
        return probability_of(_sum(self.answer, best_of(readings)))

    def status(self, probability: float) -> Status:
        """Answered, perhaps answered, or not at all."""
        if probability < self.caution:
            return Status.NOT_FOUND
        return Status.ANSWERED if probability >= self.sure else Status.PARTIAL


def best_of(readings: Sequence[Reading]) -> float:
    """The highest log-odds of a passage, calibrated, with anything that may answer."""
    read = [one for one in readings if any(said.role.may_answer for said, _ in one.statements)]
    return log_odds(max((one.answers for one in read), default=0.0))


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
