"""When an answer is given, given with a caution, or not."""

import tomllib
from dataclasses import replace

import pytest

from answering import relevance
from answering.answer import Status
from answering.relevance import Decision, Evidence, decide, read_decision

DECISION = Decision(
    constant=0.0,
    weights={**dict.fromkeys(read_decision().weights, 0.0), "covered": 1.0},
    enough=0.6,
    sure=0.7,
    enough_in_the_other_language=0.75,
)
# Coverage 0.0 is a probability of .5, 0.6 of .646, 1.0 of .731, 2.0 of .881.
NONE = Evidence(0.5, 0.0, 0.0, 0.0, 0, (), 0.0, 0.0, 0.0, 3)


@pytest.fixture(autouse=True)
def _decision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relevance, "read_decision", lambda: DECISION)


@pytest.mark.parametrize(
    ("covered", "status", "in_the_other_language"),
    [
        (0.0, Status.NOT_FOUND, Status.NOT_FOUND),
        (0.6, Status.PARTIAL, Status.NOT_FOUND),
        (1.0, Status.ANSWERED, Status.NOT_FOUND),
        (2.0, Status.ANSWERED, Status.ANSWERED),
    ],
)
def test_the_probability_decides(covered: float, status: Status, in_the_other_language: Status) -> None:
    evidence = replace(NONE, covered=covered)
    assert decide(evidence) is status
    assert decide(evidence, in_own_language=False) is in_the_other_language


def test_what_is_asked_for_by_its_sort_must_stand_there() -> None:
    assert decide(replace(NONE, covered=2.0, thing_missing="rate")) is Status.NOT_FOUND


def test_a_section_of_law_is_told_surely_or_not() -> None:
    assert decide(replace(NONE, covered=0.6, asks_law=True)) is Status.NOT_FOUND
    assert decide(replace(NONE, covered=1.0, asks_law=True)) is Status.ANSWERED


def test_a_template_must_speak_of_the_situation() -> None:
    sure = {**DECISION.weights, "best_hit": 10.0}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relevance, "read_decision", lambda: replace(DECISION, weights=sure))
        assert decide(replace(NONE, covered=0.3, asks_template=True)) is Status.NOT_FOUND
        assert decide(replace(NONE, covered=0.4, asks_template=True)) is Status.ANSWERED


def test_the_decision_that_comes_with_the_project_has_a_weight_for_every_feature() -> None:
    shipped = Decision(**tomllib.loads(relevance.DECISION.read_text(encoding="utf-8")))
    assert set(shipped.weights) == set(NONE.features)
    assert 0 < shipped.enough < shipped.sure < 1
    assert shipped.enough < shipped.enough_in_the_other_language < 1
