"""How well two groups are told apart, by worked examples."""

import math

import pytest

from evals.discrimination import area_under_curve, balanced_accuracy


def test_the_area_is_the_share_of_pairs_in_the_right_order_and_half_of_the_ties() -> None:
    # Of six pairs four are in the right order and one is a tie.
    found = area_under_curve([0.9, 0.5], [0.5, 0.7, 0.1])
    assert found.mean == pytest.approx(4.5 / 6)
    assert 0 <= found.low < found.mean < found.high <= 1


def test_the_area_does_not_depend_on_the_scale() -> None:
    ones, others = [0.9, 0.4, 0.8], [0.5, 0.3, 0.1, 0.2]
    logs = ([math.log(each) for each in group] for group in (ones, others))
    assert area_under_curve(*logs) == area_under_curve(ones, others)


def test_balanced_accuracy_counts_both_groups_alike_however_many_they_are() -> None:
    found = balanced_accuracy([True] * 9 + [False], [True, False])
    assert found.mean == pytest.approx(0.7)
    assert found.low < 0.7 < found.high


def test_more_cases_make_the_interval_narrower() -> None:
    few, many = (area_under_curve([0.2, 0.6] * n, [0.1, 0.5] * n) for n in (4, 100))
    assert many.mean == few.mean
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize("measure", [area_under_curve, balanced_accuracy])
def test_without_one_of_the_groups_there_is_no_figure(measure) -> None:
    assert math.isnan(measure([1.0], []).mean)
    assert str(measure([], [1.0])) == "–"
