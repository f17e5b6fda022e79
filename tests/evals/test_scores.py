"""Means, intervals and slices."""

import math
from collections.abc import Callable

import pytest

from answering.answer import Status
from corpus.model import Language
from evals.cases import Case, Kind, Made, Reason, Split, Style
from evals.ranking import Share
from evals.scores import CaseScore, Measure, is_better_lower, measures, slices_of

Make = Callable[..., Case]


def by_name(found: list[Measure]) -> dict[tuple[str, str], Measure]:
    return {(measure.name, measure.slice): measure for measure in found}


def test_a_mean_over_all_and_over_each_slice(case: Make) -> None:
    scores = [
        CaseScore(case(id="a"), {"key facts": 1.0}),
        CaseScore(case(id="b", language=Language.ENGLISH, question="What?"), {"key facts": 0.0}),
        CaseScore(case(id="c", language=Language.ENGLISH, question="Why?"), {"key facts": 0.5}),
    ]
    found = by_name(measures(scores))
    assert found["key facts", "all"].mean == pytest.approx(0.5)
    assert found["key facts", "all"].low < 0.5 < found["key facts", "all"].high
    assert (found["key facts", "language=en"].mean, found["key facts", "language=en"].count) == (0.25, 2)


def test_what_could_not_be_measured_is_counted_and_not_averaged(case: Make) -> None:
    scores = [
        CaseScore(case(id=str(n)), {"faithfulness": value}) for n, value in enumerate((1.0, math.nan, 0.0))
    ]
    measure = by_name(measures(scores))["faithfulness", "all"]
    assert (measure.mean, measure.count, measure.missing) == (0.5, 2, 1)
    nothing = by_name(measures([CaseScore(case(), {"faithfulness": math.nan})]))["faithfulness", "all"]
    assert math.isnan(nothing.mean)
    assert (nothing.count, nothing.missing) == (0, 1)


def test_equal_cases_give_no_certainty(case: Make) -> None:
    measure = by_name(measures([CaseScore(case(id=str(n)), {"answered": 1.0}) for n in range(10)]))[
        "answered", "all"
    ]
    assert (measure.low, measure.high) == Share(10, 10).interval
    assert measure.low == pytest.approx(0.722, abs=0.001)


def test_a_case_is_in_the_slices_of_what_it_is(case: Make) -> None:
    asked = case(question="Får Vecura ta betalt?", kind=Kind.BY_OWNER, status=Status.ANSWERED)
    assert set(slices_of(asked)) == {
        "all", "split=tune", "language=sv", "kind=by_owner", "topic=other", "owner=region",
    }  # fmt: skip
    assert "owner=none" in set(slices_of(case()))


def test_scoring_is_deterministic(case: Make) -> None:
    scores = [CaseScore(case(id=str(n)), {"key facts": n / 7}) for n in range(8)]
    assert measures(scores) == measures(scores)


def test_wilsons_interval_by_a_worked_example() -> None:
    low, high = Share(8, 10).interval
    assert low == pytest.approx(0.4902, abs=5e-4)
    assert high == pytest.approx(0.9433, abs=5e-4)
    assert Share(0, 0).interval == (0.0, 1.0)


def test_the_median_and_the_slowest_in_twenty(case: Make) -> None:
    scores = [CaseScore(case(id=str(n)), {"seconds: total": float(n)}) for n in range(101)]
    found = by_name(measures(scores))
    assert found["seconds: total, median", "all"].mean == 50
    slow = found["seconds: total, 95th percentile", "all"]
    assert slow.low <= slow.mean == 95 <= slow.high <= 100


def test_parity_is_the_difference_of_the_two_languages(case: Make) -> None:
    scores = [CaseScore(case(id=f"sv{n}"), {"answered": 1.0}) for n in range(10)]
    scores += [
        CaseScore(case(id=f"en{n}", language=Language.ENGLISH), {"answered": n / 9}) for n in range(10)
    ]
    found = by_name(measures(scores))["answered", "language=sv-en"]
    assert (found.mean, found.count) == (pytest.approx(0.5), 20)
    assert 0 < found.low < 0.5 < found.high < 1
    assert ("answered", "language=sv-en") not in by_name(measures(scores[:10]))


def test_what_a_program_made_is_in_no_slice_but_its_own(case: Make) -> None:
    typo = case(made=Made.TYPO, split=Split.MADE, of="a")
    assert set(slices_of(typo)) == {"made=typo", "made=typo,language=sv"}
    assert "reason=near" in set(slices_of(case(reason=Reason.NEAR)))
    assert "style=staff" in set(slices_of(case(style=Style.STAFF)))


def test_a_change_of_nothing_is_no_share(case: Make) -> None:
    [found, *_] = measures([CaseScore(case(id=str(n)), {"change: answered": 0.0}) for n in range(9)])
    assert (found.mean, found.low, found.high) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "name",
    ["seconds: total", "seconds: total, median", "change: missed refusals", "words", "verdict given wrong"],
)
def test_less_is_better_of(name: str) -> None:
    assert is_better_lower(name)
    assert not is_better_lower("answered")
    assert not is_better_lower("change: answered")
