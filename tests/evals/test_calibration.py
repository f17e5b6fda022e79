import numpy as np
import pytest

from corpus.model import Language, Passage
from evals.calibration import Example, _answers, fit, reliability
from retrieval.relevance import features


def test_the_fit_finds_the_curve_that_made_the_labels() -> None:
    truth = np.array([-4.0, 1.0, 6.0, 0.5])
    draw = np.random.default_rng(0)
    examples = []
    for number in range(8000):
        language = Language.SWEDISH if number % 2 else Language.ENGLISH
        values = features(draw.random(), int(draw.integers(1, 9)), language)
        probability = 1 / (1 + np.exp(-truth @ values))
        examples.append(Example(values, bool(draw.random() < probability), "example"))
    assert fit(examples) == pytest.approx(truth, abs=0.4)


def test_reliability_sets_what_was_said_beside_what_came_true() -> None:
    examples = [Example((1.0, 0.0, 0.5, 1.0), number < 1, "cases") for number in range(4)]
    lines = list(reliability(examples, np.array([-1.0986, 0.0, 0.0, 0.0])))
    assert lines == ["cases: 4 hits, Brier score 0.188", "  said 0.25  true 0.25  hits 4"]


@pytest.mark.parametrize(
    ("id", "answers", "expected"),
    [
        ("guide-sv#9.5.1/1", {"guide#9.5"}, True),
        ("guide-en#9.5.1/2", {"guide#9.5.1"}, True),
        ("guide-sv#9.5/1", {"guide#9.5.1"}, False),
        ("guide-sv#9.50/1", {"guide#9.5"}, False),
        ("legal-sv#9.5.1/1", {"guide#9.5"}, False),
    ],
)
def test_a_passage_answers_for_its_section_and_those_above(
    id: str, answers: set[str], expected: bool
) -> None:
    passage = Passage(id, id.split("#")[0], (), None, 0, 1, "x", Language.SWEDISH)
    assert _answers(passage, answers) is expected
