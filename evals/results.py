"""Where runs lie: a folder each, named by when it began and what it was called; other results a file each."""

import json
import math
import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path

from corpus.errors import EvaluationError
from evals.case_files import read_cases
from evals.ranking import Share
from evals.run import CASES_FILE, SETTINGS, RunSettings, read_problems, read_records, read_settings

# Below the folder that one stands in, so that an installed package is never written into.
RESULTS = Path("evals/results")
_NAME = re.compile(r"[\w.-]+")
_FOLDER = re.compile(r"\d{8}-\d{6}-[\w.-]+")


def new_folder(results: Path, settings: RunSettings) -> Path:
    """The folder of the unfinished run of these very settings, or of a new one.

    Raises:
        EvaluationError: the name is none for a folder.
    """
    if not _NAME.fullmatch(settings.name):
        raise EvaluationError(
            f"{settings.name!r} is no name of a run: use letters, digits, '-', '_' and '.'."
        )
    for folder in reversed(runs(results)):
        before = read_settings(folder)
        if replace(before, started=settings.started) == settings and not is_finished(folder):
            return folder
    return results / _named(settings.name, settings.started)


def write_result(results: Path, name: str, started: str, content: object) -> Path:
    """Keep what was measured, values and dataclasses, as JSON in a file that is returned; nan is null."""
    results.mkdir(parents=True, exist_ok=True)
    file = results / f"{_named(name, started)}.json"
    file.write_text(json.dumps(_plain(content), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def _plain(value: object) -> object:
    if isinstance(value, Share):
        low, high = value.interval
        return {"hits": value.hits, "of": value.of, "low": low, "high": high}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _named(name: str, started: str) -> str:
    return f"{datetime.fromisoformat(started):%Y%m%d-%H%M%S}-{name}"


def runs(results: Path) -> list[Path]:
    """The folders of all runs, the newest last."""
    found = results.iterdir() if results.is_dir() else ()
    return sorted(each for each in found if _FOLDER.fullmatch(each.name) and (each / SETTINGS).exists())


def is_finished(folder: Path) -> bool:
    """Whether every case was asked."""
    done = {record.case for record in read_records(folder)} | {case for case, _ in read_problems(folder)}
    return all(case.id in done for case in read_cases([folder / CASES_FILE]))


def find_run(results: Path, name: str = "") -> Path:
    """A run by its folder or its name, the newest of that name; without one the newest of all.

    Raises:
        EvaluationError: there is none.
    """
    if name and (Path(name) / SETTINGS).exists():
        return Path(name)
    for folder in reversed(runs(results)):
        if name in ("", folder.name, folder.name.split("-", 2)[2]):
            return folder
    wanted = f"no run {name!r}" if name else "no run"
    raise EvaluationError(f"there is {wanted} in {results}; make one with `lotsen-eval run`.")
