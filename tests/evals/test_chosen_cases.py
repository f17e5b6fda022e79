"""Which cases a run asks: all of them, or fewer in a way that is the same every time."""

from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from corpus.model import Language
from evals.case_files import CASES, MADE_CASES, read_cases
from evals.cases import Made, Split
from evals.commands.run import EVERYTHING, chosen_cases
from evals.made.chosen import evenly_chosen

OURS, MADE = read_cases(), read_cases(sorted(MADE_CASES.glob("*.jsonl")))


def test_without_options_everything_is_asked() -> None:
    assert {case.id for case in chosen_cases((), EVERYTHING)} == {case.id for case in (*OURS, *MADE)}
    assert {case.id for case in chosen_cases((), Split.REPORT)} == {
        case.id for case in OURS if case.split is Split.REPORT
    }
    assert {case.split for case in chosen_cases((), Split.MADE)} == {Split.MADE}


def test_of_each_kind_that_a_program_made_so_many_are_drawn_a_twin_with_its_heading() -> None:
    asked = chosen_cases((), EVERYTHING, made_each=7)
    assert asked == chosen_cases((), EVERYTHING, made_each=7)
    assert Counter(case.made for case in asked if case.made) == dict.fromkeys(Made, 7)
    ids = {case.id for case in asked}
    assert all(case.of in ids for case in asked if case.made is Made.TWIN)
    assert chosen_cases((), EVERYTHING, made_each=0) == OURS


def test_what_is_left_out_is_gone_with_all_that_was_made_of_it() -> None:
    gone = {case.id for case in read_cases([CASES / "first.jsonl"])}
    asked = chosen_cases((), EVERYTHING, leave_out=["first"])
    assert any(case.of in gone for case in MADE)
    assert not any(case.id in gone or case.of in gone for case in asked)
    assert len(OURS) - sum(case.made is None for case in asked) == len(gone)


def test_what_cannot_be_left_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="'sixth' is no file"):
        chosen_cases((), EVERYTHING, leave_out=["sixth"])
    with pytest.raises(EvaluationError, match="'first' is no file"):
        chosen_cases([tmp_path / "mine.jsonl"], EVERYTHING, leave_out=["first"])
    with pytest.raises(EvaluationError, match="no such cases"):
        chosen_cases((), Split.TUNE, leave_out=[file.stem for file in CASES.glob("*.jsonl")])


def test_so_many_are_drawn_evenly_by_language_and_more_of_them_keep_those() -> None:
    asked = chosen_cases((), Split.TUNE, most=40)
    assert Counter(case.language for case in asked) == dict.fromkeys(Language, 20)
    assert asked == [case for case in chosen_cases((), Split.TUNE) if case in asked]
    assert {case.id for case in asked} < {case.id for case in chosen_cases((), Split.TUNE, most=60)}
    assert len(chosen_cases((), EVERYTHING, most=10**6)) == len(chosen_cases((), EVERYTHING))
    with pytest.raises(EvaluationError, match="no such cases"):
        chosen_cases((), Split.TUNE, most=0)


def test_one_language_that_runs_short_leaves_its_places_to_the_other() -> None:
    swedish = [case for case in OURS if case.language is Language.SWEDISH][:3]
    english = [case for case in OURS if case.language is Language.ENGLISH][:20]
    drawn = evenly_chosen([*swedish, *english], 10, lambda case: case.id, lambda case: case.language)
    assert Counter(case.language for case in drawn) == {Language.SWEDISH: 3, Language.ENGLISH: 7}
