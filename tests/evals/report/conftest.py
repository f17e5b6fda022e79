"""A report of a made run."""

from pathlib import Path

import pytest
from made_run import EVERYTHING, SUPPORT, asked, made_run

from corpus.model import Language
from evals.gate import Gate, check
from evals.report.content import Report, read_run, report_of
from evals.report.drawing import Drawing
from evals.report.pictures import pictures


@pytest.fixture
def report(tmp_path: Path) -> Report:
    before = read_run(made_run(tmp_path / "20261101-110000-before", (asked("refused"), *EVERYTHING[2:])))
    run = read_run(made_run(tmp_path / "20261101-120000-now"))
    return report_of(run, check([Gate("answered", at_least=0.9)], run.measures), [before], SUPPORT)


def drawn(report: Report, name: str) -> Drawing:
    return next(each for each in pictures(report, Language.ENGLISH) if each.name == name)
