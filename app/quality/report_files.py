"""The reports of runs in a folder: found by the names of folders, read, checked."""

import re
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.quality.model import EvaluationReport, RunName
from corpus.errors import EvaluationError
from corpus.model import Language

JSON, HTML = "report.json", "report.html"
LARGEST = 30_000_000  # bytes: a report of a thousand cases has one or two million
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([\w.-]+)")
_REPORTS = TypeAdapter(EvaluationReport)


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
        return replace(_report(file.read_bytes()), run=run.folder)
    except (OSError, ValueError) as error:
        raise EvaluationError(
            f"{file} is no report that can be shown ({error}); run `lotsen-eval report {run.folder}` again."
        ) from error


def read_html(folder: Path, run: RunName) -> bytes | None:
    """The report as one file; None where it is not there."""
    try:
        return (folder / run.folder / HTML).read_bytes()
    except OSError:
        return None


def _report(content: bytes) -> EvaluationReport:
    try:
        report = _REPORTS.validate_json(content, strict=True)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = f" at {fault['loc']}" if fault["loc"] else ""
        raise ValueError(f"{fault['msg']}{place}") from None
    if missing := set(Language).difference(report.drawings):
        raise ValueError(f"no drawings in {', '.join(missing)}")
    return report
