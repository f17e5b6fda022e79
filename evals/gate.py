"""Measures against the thresholds of gates.toml: a run that falls below one does not pass."""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import EvaluationError
from evals.ranking import Share
from evals.scores import ALL, CHANGE, SECONDS, Measure

GATES = Path(__file__).parent / "gates.toml"
# A machine that measures for many at once may be so many times as slow as the one that proposed.
SLOWER = 10.0


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


def propose(gates: Sequence[Gate], measures: Sequence[Measure]) -> str:
    """The content of a file of gates that this run holds: each bound at the far end of its 95 % interval.

    What falls below that has fallen by more than other questions of the same kind would make it fall. Waiting
    times depend on the machine, so they get far more room.
    """
    lines = ["# Thresholds of `lotsen-eval gate`; `lotsen-eval gate --propose` prints them for a run."]
    for gate, measure in ((each.gate, each.measure) for each in check(gates, measures)):
        if measure is None or math.isnan(measure.mean):
            lines += [f"\n# {gate}: not measured"]
            continue
        lines += ["", "[[gate]]", f'measure = "{gate.measure}"', f'slice = "{gate.slice}"']
        lines.append(_bound(gate, measure))
        lines += [f"missing = {measure.missing}"] if measure.missing else []
    return "\n".join(lines) + "\n"


def _bound(gate: Gate, measure: Measure) -> str:
    if gate.at_least is not None:
        low = measure.low
        if measure.name.startswith(CHANGE) and low == measure.high:
            # Nothing changed among so few, which does not say that nothing ever will.
            low -= Share(0, measure.count).interval[1]
        return f"at_least = {_floor(low)}  # {measure.mean:.3f} of {measure.count}"
    room = SLOWER if measure.name.startswith(SECONDS) else 1.0
    return f"at_most = {_ceil(measure.high * room)}  # {measure.mean:.3f} of {measure.count}"


def _floor(value: float) -> float:
    return math.floor(value * 1000) / 1000


def _ceil(value: float) -> float:
    return math.ceil(value * 1000) / 1000
