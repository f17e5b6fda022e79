"""The reports of runs in a folder: found by the names of folders, read, checked."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.quality.model import (
    BadCase,
    ChangedCase,
    Compared,
    Difference,
    Drawing,
    EvaluationReport,
    Figure,
    Gate,
    RecordedAnswer,
    Row,
    RunName,
    Source,
)
from corpus.errors import EvaluationError
from corpus.model import Language

FORMAT = 1
JSON, HTML = "report.json", "report.html"
LARGEST = 30_000_000  # bytes: a report of a thousand cases has one or two million
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([\w.-]+)")


def runs_with_reports(folder: Path) -> list[RunName]:
    """The runs whose report is made, the newest first; none where there is no such folder.

    Raises:
        EvaluationError: the folder cannot be read.
    """
    try:
        names = [each.name for each in folder.iterdir() if (each / JSON).is_file()] if folder.is_dir() else []
    except OSError as error:
        raise EvaluationError(f"{folder} cannot be read: {error.strerror}.") from error
    return [name for each in sorted(names, reverse=True) if (name := run_name(each))]


def run_name(folder: str) -> RunName | None:
    """What a folder's name says; None where it is no run's."""
    if not (found := _RUN.fullmatch(folder)):
        return None
    year, month, day, hour, minute, _, name = found.groups()
    return RunName(folder, f"{year}-{month}-{day} {hour}:{minute}", name)


def read_report(folder: Path, run: RunName) -> EvaluationReport:
    """The report of a run.

    Raises:
        EvaluationError: it cannot be read, or is none of this format.
    """
    file = folder / run.folder / JSON
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError("larger than a report is")
        return _report(json.loads(file.read_text(encoding="utf-8")), run)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EvaluationError(
            f"{file} is no report that can be shown ({error}); run `lotsen-eval report {run.folder}` again."
        ) from error


def read_html(folder: Path, run: RunName) -> bytes | None:
    """The report as one file; None where it is not there."""
    try:
        return (folder / run.folder / HTML).read_bytes()
    except OSError:
        return None


def _report(entry: Mapping[str, Any], run: RunName) -> EvaluationReport:
    if entry["format"] != FORMAT:
        raise ValueError(f"format {entry['format']!r}")
    return EvaluationReport(
        run=run.folder,
        writer=_text(entry["settings"]["writer"]),
        cases=int(entry["cases"]),
        made_cases=int(entry["made_cases"]),
        problems=int(entry["problems"]),
        held_back=int(entry["held_back"]),
        gates=tuple(Gate(_text(each["gate"]), each["holds"] is True) for each in entry["gates"]),
        main=tuple(map(_row, entry["main"])),
        drawings={one: tuple(map(_drawing, entry["drawings"][one.value])) for one in Language},
        worst=tuple(map(_bad_case, entry["worst"])),
        compared=tuple(map(_compared, entry["comparisons"])),
    )


def _row(entry: Mapping[str, Any]) -> Row:
    cells = {_text(slice): _figure(each) for slice, each in entry["cells"].items() if each is not None}
    return Row(_text(entry["measure"]), _text(entry["label"]), _text(entry["unit"]), cells)


def _figure(entry: Mapping[str, Any]) -> Figure:
    return Figure(float(entry["mean"]), float(entry["low"]), float(entry["high"]), int(entry["count"]))


def _drawing(entry: Mapping[str, Any]) -> Drawing:
    columns = tuple(map(_text, entry["columns"]))
    rows = tuple(tuple(map(_text, row)) for row in entry["rows"])
    title, about, svg = (_text(entry[name]) for name in ("title", "about", "svg"))
    return Drawing(_text(entry["name"]), title, about, svg, columns, rows)


def _bad_case(entry: Mapping[str, Any]) -> BadCase:
    return BadCase(
        id=_text(entry["id"]),
        language=Language(entry["language"]),
        question=_text(entry["question"]),
        history=tuple(map(_text, entry["history"])),
        faults=tuple((_text(each["code"]), _text(each["words"])) for each in entry["faults"]),
        expected=_text(entry["expected"]),
        reference=_text(entry["reference"]),
        sections=tuple(map(_text, entry["sections"])),
        answer=_answer(entry["answer"]),
    )


def _answer(entry: Mapping[str, Any]) -> RecordedAnswer:
    sources = tuple(Source(_text(each["passage"]), _text(each["quote"])) for each in entry["citations"])
    return RecordedAnswer(_text(entry["status"]), Language(entry["language"]), _text(entry["text"]), sources)


def _compared(entry: Mapping[str, Any]) -> Compared:
    differences = tuple(map(_difference, entry["differences"]))
    changed = tuple(map(_changed, entry["changed"]))
    return Compared(_text(entry["run"]), entry["same_cases"] is True, differences, changed)


def _difference(entry: Mapping[str, Any]) -> Difference:
    return Difference(
        measure=_text(entry["measure"]),
        label=_text(entry["label"]),
        unit=_text(entry["unit"]),
        first=float(entry["first"]),
        second=float(entry["second"]),
        change=Figure(float(entry["change"]), float(entry["low"]), float(entry["high"]), int(entry["cases"])),
        verdict=_text(entry["verdict"]),
    )


def _changed(entry: Mapping[str, Any]) -> ChangedCase:
    before, after = (
        _answer(entry[name]) if entry[name] is not None else None for name in ("before", "after")
    )
    return ChangedCase(
        id=_text(entry["id"]),
        moves=tuple(
            (_text(each["measure"]), _text(each["label"]), each["better"] is True) for each in entry["moves"]
        ),
        language=Language(entry["language"]),
        question=_text(entry["question"]),
        before=before,
        after=after,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value
