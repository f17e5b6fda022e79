"""What the figures of a report do not say, in whole sentences (pure)."""

import shlex
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.cases import Split
from evals.report.content import EXTRACT, Report
from evals.report.harmless import visible
from evals.results import RESULTS
from evals.run import CASES_FILE

SAID = Path(__file__).with_name("limits.toml")


def limits(report: Report) -> Iterator[str]:
    """What holds of this run, then what holds of every one."""
    said = tomllib.loads(SAID.read_text(encoding="utf-8"))
    counts = Counter(case.split for case in report.run.cases)
    if counts[Split.TUNE]:
        yield said["tuned"].format(tuned=counts[Split.TUNE], reported=counts[Split.REPORT])
    if report.run.settings.writer == EXTRACT:
        yield said["extract"]
    if report.run.judge:
        yield said["judge"]
    yield from said["always"]


def repeat(report: Report) -> list[str]:
    """The commands that make this report again, a line each."""
    settings = report.run.settings
    model = () if settings.writer == EXTRACT else ("--writer", "model", "--llm-model", settings.writer)
    server = ("--llm-url", "URL") if model else ()
    before = ("--baseline", report.comparisons[0].before.name) if report.comparisons else ()
    held_out = ("--held-out",) if report.held_out_shown else ()
    commands = (
        (
            "run",
            "--cases",
            str(RESULTS / report.run.name / CASES_FILE),
            "--name",
            settings.name,
            *model,
            *server,
        ),
        ("score", report.run.name),
        ("report", report.run.name, *before, *held_out),
    )
    return [" ".join(("lotsen-eval", *map(_word, command))) for command in commands]


def _word(value: str) -> str:
    """As a shell reads it back, on one line."""
    return shlex.quote(" ".join(visible(value).split()))
