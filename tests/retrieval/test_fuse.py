import numpy as np
import pytest

from corpus.model import Language
from retrieval.fuse import Signals, Weights, fuse, merge_twins
from retrieval.relevance import CALIBRATION, Calibration, Field, field_of, relevance

WEIGHTS = Weights(
    0.3, 0.7, pairs=0.1, swedish=0.1, english=0.5, across=0.0, sentences=0.2, own_language=0.05,
    tuned_on="an example",
)  # fmt: skip


def signals(**values: list[float]) -> Signals:
    count = len(next(iter(values.values())))
    arrays = {name: np.array(each, dtype=np.float32) for name, each in values.items()}
    zeros = np.zeros(count, dtype=np.float32)
    fields = {
        name: arrays.get(name, zeros)
        for name in ("stems", "grams", "pairs", "cosines", "sentences", "in_language")
    }
    return Signals(rows=np.arange(count), **fields)


def test_a_worked_example() -> None:
    given = signals(
        stems=[0.5, 0.0], grams=[0.6, 0.2], pairs=[0.5, 0.0], cosines=[0.2, 0.9], sentences=[0.5, 0.0],
        in_language=[1, 0],
    )  # fmt: skip
    assert fuse(given, WEIGHTS, Language.SWEDISH) == pytest.approx(
        [0.15 + 0.42 + 0.05 + 0.02 + 0.10 + 0.05, 0.14], abs=1e-6
    )
    assert fuse(given, WEIGHTS, Language.ENGLISH) == pytest.approx(
        [0.15 + 0.42 + 0.05 + 0.10 + 0.10 + 0.05, 0.14], abs=1e-6
    )


def test_a_weak_ranker_cannot_displace_a_strong_one() -> None:
    """By reciprocal rank the second passage would win: it is second by words and first by meaning."""
    given = signals(stems=[0.9, 0.2], grams=[0.9, 0.2], cosines=[0.1, 0.9], in_language=[1, 1])
    fused = fuse(given, WEIGHTS, Language.SWEDISH)
    assert fused[0] > fused[1]


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


EXAMPLE = Calibration((-2.0, 4.0, -1.0, 1.0), "an example")


def test_relevance_is_the_logistic_curve() -> None:
    # −2 + 4 × 0.6 − 0.2 + ln(1 + 3) = 1.5863
    assert relevance(0.6, Field(others=0.2, words=3), EXAMPLE) == pytest.approx(0.8301, abs=1e-4)


def test_a_better_score_is_always_more_probable() -> None:
    values = [relevance(score / 10, Field(0.3, 4), CALIBRATION) for score in range(12)]
    assert values == sorted(values)


def test_a_hit_that_stands_out_is_more_probable_than_one_among_its_likes() -> None:
    assert relevance(0.6, Field(0.2, 4), CALIBRATION) > relevance(0.6, Field(0.5, 4), CALIBRATION)


@pytest.mark.parametrize(
    ("fused", "others"),
    [
        ([0.9, 0.5, 0.3], 0.4),
        ([0.9], 0.0),
        # The best ten are compared, however many are asked for.
        ([0.9, *[0.5] * 9, *[0.0] * 90], 0.5),
    ],
)
def test_the_field_is_the_best_ten_without_the_first(fused: list[float], others: float) -> None:
    field = field_of(fused, 3)
    assert (field.others, field.words) == (pytest.approx(others), 3)
