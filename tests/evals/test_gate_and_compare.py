"""What does not pass, and what changed."""

from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from evals.compare import changed, differences
from evals.gate import Gate, check, read_gates
from evals.scores import Measure


def measure(mean: float, missing: int = 0, name: str = "answered") -> Measure:
    return Measure(name, "all", mean, mean, mean, 10, missing)


@pytest.mark.parametrize(
    ("gate", "found", "holds"),
    [
        (Gate("answered", at_least=0.9), measure(0.9), True),
        (Gate("answered", at_least=0.9), measure(0.899), False),
        (Gate("answered", at_most=0.1), measure(0.1), True),
        (Gate("answered", at_most=0.1), measure(0.2), False),
        (Gate("answered", at_least=0.9), measure(float("nan")), False),
        (Gate("answered", at_least=0.9), measure(1.0, missing=1), False),
        (Gate("answered", at_least=0.9, missing=1), measure(1.0, missing=1), True),
        (Gate("answered", at_least=0.9), measure(1.0, name="other"), False),
        (Gate("answered", slice="language=sv", at_least=0.9), measure(1.0), False),
    ],
)
def test_a_gate(gate: Gate, found: Measure, holds: bool) -> None:
    assert check([gate], [found])[0].holds is holds


@pytest.mark.parametrize(
    "content", ["", "gate = 1", '[[gate]]\nmeasure = "a"', '[[gate]]\nname = "a"', "[[gate"]
)
def test_gates_that_cannot_be_read_are_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "gates.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"gates\.toml"):
        read_gates(file)


def test_paired_differences() -> None:
    first = {str(n): {"answered": 0.0, "seconds: total": 2.0} for n in range(20)}
    second = {str(n): {"answered": 1.0, "seconds: total": 1.0} for n in range(20)} | {
        "new": {"answered": 0.0}
    }
    answered, seconds = differences(first, second)
    assert (answered.first, answered.second, answered.change.mean, answered.cases) == (0.0, 1.0, 1.0, 20)
    assert (answered.verdict, seconds.verdict) == ("better", "better")
    assert [each.verdict for each in differences(second, first)] == ["worse", "worse"]


def test_a_difference_within_chance_is_none() -> None:
    first = {str(n): {"answered": float(n % 2)} for n in range(20)}
    second = {str(n): {"answered": float((n + (n < 2)) % 2)} for n in range(20)}
    assert differences(first, second)[0].verdict == "no difference seen"


def test_the_cases_that_changed_worse_ones_first() -> None:
    first = {"a": {"answered": 0.0}, "b": {"answered": 1.0}, "c": {"answered": 1.0, "missed refusals": 0.0}}
    second = {"a": {"answered": 1.0}, "b": {"answered": 0.0}, "c": {"answered": 1.0, "missed refusals": 1.0}}
    found = changed(first, second)
    assert [(each.case, each.is_better) for each in found] == [("b", False), ("c", False), ("a", True)]
