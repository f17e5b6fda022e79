import numpy as np
import pytest

from corpus.model import Language
from retrieval.fuse import MINILM, Signals, Weights, fuse, merge_twins, weights_for
from retrieval.relevance import Calibration, relevance

WEIGHTS = Weights(
    0.3, 0.7, pairs=0.1, swedish=0.1, english=0.5, across=0.0, own_language=0.05, tuned_on="an example"
)


def signals(**values: list[float]) -> Signals:
    count = len(next(iter(values.values())))
    arrays = {name: np.array(each, dtype=np.float32) for name, each in values.items()}
    zeros = np.zeros(count, dtype=np.float32)
    fields = {name: arrays.get(name, zeros) for name in ("stems", "grams", "pairs", "cosines", "in_language")}
    return Signals(rows=np.arange(count), **fields)


def test_a_worked_example() -> None:
    given = signals(
        stems=[0.5, 0.0], grams=[0.6, 0.2], pairs=[0.5, 0.0], cosines=[0.2, 0.9], in_language=[1, 0]
    )
    assert fuse(given, WEIGHTS, Language.SWEDISH) == pytest.approx(
        [0.15 + 0.42 + 0.05 + 0.02 + 0.05, 0.14], abs=1e-6
    )
    assert fuse(given, WEIGHTS, Language.ENGLISH) == pytest.approx(
        [0.15 + 0.42 + 0.05 + 0.10 + 0.05, 0.14], abs=1e-6
    )


def test_a_weak_ranker_cannot_displace_a_strong_one() -> None:
    """By reciprocal rank the second passage would win: it is second by words and first by meaning."""
    given = signals(stems=[0.9, 0.2], grams=[0.9, 0.2], cosines=[0.1, 0.9], in_language=[1, 1])
    fused = fuse(given, MINILM, Language.SWEDISH)
    assert fused[0] > fused[1]


def test_weights_follow_the_model() -> None:
    assert weights_for("minilm@0123456789ab").swedish < weights_for("intfloat/multilingual-e5-small").swedish


@pytest.mark.parametrize(
    ("order", "twins", "in_language", "expected"),
    [
        ([0, 1, 2], [-1, -1, -1], [True, True, True], [(0, 0), (1, 1), (2, 2)]),
        # 0 and 2 are twins: the better one's place, the question's language.
        ([0, 1, 2], [2, -1, 0], [False, True, True], [(0, 2), (1, 1)]),
        ([0, 1, 2], [2, -1, 0], [True, True, False], [(0, 0), (1, 1)]),
        ([2, 1, 0], [2, -1, 0], [True, True, False], [(2, 0), (1, 1)]),
        ([], [], [], []),
    ],
)
def test_twins_are_merged(order, twins, in_language, expected) -> None:
    assert merge_twins(order, twins, in_language) == expected


def test_relevance_is_the_logistic_curve() -> None:
    calibration = Calibration((-2.0, 0.5, 4.0, 1.0), "an example")
    # −2 + 0.5 + 4 × 0.6 + ln(1 + 3) = 2.2863
    assert relevance(0.6, 3, Language.SWEDISH, calibration) == pytest.approx(0.9077, abs=1e-4)
    assert relevance(0.6, 3, Language.ENGLISH, calibration) == pytest.approx(0.8565, abs=1e-4)


def test_a_better_score_is_always_more_probable() -> None:
    calibration = Calibration((-2.0, 0.5, 4.0, 1.0), "an example")
    values = [relevance(score / 10, 4, Language.ENGLISH, calibration) for score in range(12)]
    assert values == sorted(values)
