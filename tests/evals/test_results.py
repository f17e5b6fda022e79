"""Runs are found by folder or name, and an unfinished one is gone on with only under the same settings."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from evals.cases import Case
from evals.record import Record
from evals.results import find_run, is_finished, new_folder, runs
from evals.run import RunSettings

Make = Callable[..., Case]
Made = Callable[..., Record]
SETTINGS = RunSettings("mine", "2026-11-02T10:00:00", "extract", "c", "k", "m", ())


def begin(folder: Path, settings: RunSettings, case: Case, records: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps(asdict(settings)), encoding="utf-8")
    (folder / "cases.jsonl").write_text(f"{case.to_json()}\n", encoding="utf-8")
    (folder / "records.jsonl").write_text(records, encoding="utf-8")
    return folder


def test_an_unfinished_run_of_the_same_settings_goes_on(tmp_path: Path, case: Make) -> None:
    begun = begin(tmp_path / "20261101-090000-mine", replace(SETTINGS, started="2026-11-01T09:00:00"), case())
    assert new_folder(tmp_path, SETTINGS) == begun
    for other in (replace(SETTINGS, program="new"), replace(SETTINGS, name="other")):
        assert new_folder(tmp_path, other) == tmp_path / f"20261102-100000-{other.name}"


def test_a_finished_run_stays_as_it_is(tmp_path: Path, case: Make, record: Made) -> None:
    folder = begin(tmp_path / "20261101-090000-mine", SETTINGS, case(), f"{record().to_json()}\n")
    assert is_finished(folder)
    assert new_folder(tmp_path, SETTINGS) == tmp_path / "20261102-100000-mine"


@pytest.mark.parametrize("name", ["", "..", "a/b", "a b"])
def test_a_name_is_one_of_a_folder(tmp_path: Path, name: str) -> None:
    if name == "..":
        assert new_folder(tmp_path, replace(SETTINGS, name=name)).parent == tmp_path
        return
    with pytest.raises(EvaluationError, match="no name"):
        new_folder(tmp_path, replace(SETTINGS, name=name))


def test_a_run_is_found_by_folder_by_name_and_as_the_newest(tmp_path: Path, case: Make) -> None:
    old = begin(tmp_path / "20261101-090000-mine", SETTINGS, case())
    new = begin(tmp_path / "20261102-090000-mine", SETTINGS, case())
    last = begin(tmp_path / "20261103-090000-other-one", SETTINGS, case())
    (tmp_path / "index").mkdir()
    assert runs(tmp_path) == [old, new, last]
    assert find_run(tmp_path) == last
    assert find_run(tmp_path, "mine") == new
    assert find_run(tmp_path, "other-one") == last
    assert find_run(tmp_path, old.name) == find_run(tmp_path, str(old)) == old
    with pytest.raises(EvaluationError, match="no run 'third'"):
        find_run(tmp_path, "third")
    with pytest.raises(EvaluationError, match="lotsen-eval run"):
        find_run(tmp_path / "nowhere")
