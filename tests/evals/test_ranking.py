import math

import pytest

from evals.ranking import bootstrap, ndcg, recall


def test_ndcg_by_hand() -> None:
    # Found at places 1 and 3 of two answers: (1 + 1/log2 4) / (1 + 1/log2 3)
    assert ndcg([1, 0, 1, 0], answers=2, k=10) == pytest.approx(1.5 / (1 + 1 / math.log2(3)))
    assert ndcg([0, 1], answers=1, k=10) == pytest.approx(1 / math.log2(3))


def test_ndcg_is_one_for_the_best_order_there_can_be() -> None:
    assert ndcg([1, 1], answers=2, k=10) == pytest.approx(1)
    # Of twenty answers only ten can be among ten.
    assert ndcg([1] * 10, answers=20, k=10) == pytest.approx(1)


def test_what_comes_after_k_does_not_count() -> None:
    assert ndcg([0, 0, 1], answers=1, k=2) == 0
    assert recall([0, 0, 1], answers=1, k=2) == 0


def test_recall_by_hand() -> None:
    assert recall([1, 0, 1, 0, 0, 1], answers=3, k=5) == pytest.approx(2 / 3)
    assert recall([1, 1, 1], answers=1, k=5) == 1
    assert recall([1, 1, 1, 1, 1], answers=20, k=5) == 1


def test_nothing_to_find_is_nothing_found() -> None:
    assert ndcg([], answers=0, k=10) == recall([], answers=0, k=5) == 0


def test_the_interval_of_a_coin_is_what_statistics_says() -> None:
    interval = bootstrap([0.0, 1.0] * 50)
    # Standard error of 100 tosses: .05, so that 95 % of means lie within .5 ± .098.
    assert interval.mean == 0.5
    assert interval.low == pytest.approx(0.402, abs=0.015)
    assert interval.high == pytest.approx(0.598, abs=0.015)


def test_the_same_seed_gives_the_same_interval_and_certainty_has_no_width() -> None:
    values = [number % 7 / 7 for number in range(40)]
    assert bootstrap(values) == bootstrap(values)
    assert bootstrap(values, seed=1) != bootstrap(values, seed=2)
    assert bootstrap([0.7] * 9).low == pytest.approx(bootstrap([0.7] * 9).high)
