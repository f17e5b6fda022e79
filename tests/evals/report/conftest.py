"""A report of a made run."""

import pytest
from made_run import EVERYTHING, SUPPORT, asked, made_run

from corpus.model import Language
from evals.gate import Gate, check
from evals.report.content import Report, read_run, report_of
from evals.report.drawing import Drawing
from evals.report.pictures import pictures


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("runs")
    before = read_run(made_run(folder / "20261101-110000-before", (asked("refused"), *EVERYTHING[2:])))
    run = read_run(made_run(folder / "20261101-120000-now"))
    return report_of(run, check([Gate("answered", at_least=0.9)], run.measures), [before], SUPPORT)


def drawn(report: Report, name: str) -> Drawing:
    return next(each for each in pictures(report, Language.ENGLISH) if each.name == name)
