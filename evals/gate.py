"""Measures against the thresholds of gates.toml: a run that falls below one does not pass."""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EvaluationError
from evals.scores import ALL, Measure

GATES = Path(__file__).parent / "gates.toml"


@dataclass(frozen=True, slots=True)
class Gate:
    """A threshold.

    Args:
        at_least, at_most: bounds of the mean, both included; one of them is None.
        missing: how many cases may lack the measure.
    """

    measure: str
    slice: str = ALL
    at_least: float | None = None
    at_most: float | None = None
    missing: int = 0

    def __str__(self) -> str:
        bound = f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"
        return f"{self.measure} ({self.slice}) {bound}"


@dataclass(frozen=True, slots=True)
class Passed:
    """How a gate was met; `measure` is None where the run does not have it, which is a failure."""

    gate: Gate
    measure: Measure | None

    @property
    def holds(self) -> bool:
        """Whether the mean is within the bound."""
        if self.measure is None or math.isnan(self.measure.mean) or self.measure.missing > self.gate.missing:
            return False
        low = self.gate.at_least is None or self.measure.mean >= self.gate.at_least
        return low and (self.gate.at_most is None or self.measure.mean <= self.gate.at_most)

    def __str__(self) -> str:
        found = "not measured" if self.measure is None else f"{self.measure.mean:.3f} of {self.measure.count}"
        return f"{'pass' if self.holds else 'FAIL'}  {self.gate}: {found}"


def read_gates(file: Path = GATES) -> list[Gate]:
    """The thresholds of a file: `[[gate]]` tables with measure, slice, and at_least or at_most.

    Raises:
        EvaluationError: it cannot be read, or a gate has no single bound.
    """
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["gate"]
        gates = [Gate(**entry) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{file} holds no gates ({error}); see evals/README.md.") from error
    for gate in gates:
        if (gate.at_least is None) is (gate.at_most is None):
            raise EvaluationError(f"{file}: {gate.measure!r} needs either at_least or at_most.")
    return gates


def check(gates: Sequence[Gate], measures: Sequence[Measure]) -> list[Passed]:
    """Every gate beside its measure."""
    by_name = {(measure.name, measure.slice): measure for measure in measures}
    return [Passed(gate, by_name.get((gate.measure, gate.slice))) for gate in gates]
