"""What the figures of a report do not say, in whole sentences (pure)."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.cases import Split
from evals.report.content import EXTRACT, Report

SAID = Path(__file__).with_name("limits.toml")


def limits(report: Report) -> Iterator[str]:
    """What holds of this run, then what holds of every one."""
    said = tomllib.loads(SAID.read_text(encoding="utf-8"))
    counts = Counter(case.split for case in report.run.cases)
    if counts[Split.TUNE]:
        yield said["tuned"].format(tuned=counts[Split.TUNE], reported=counts[Split.REPORT])
    if report.run.settings.writer == EXTRACT:
        yield said["extract"]
    yield from said["always"]


def repeat(report: Report) -> list[str]:
    """The commands that make this report again."""
    settings = report.run.settings
    writer = (
        "" if settings.writer == EXTRACT else f" --writer model --llm-model {settings.writer} --llm-url URL"
    )
    held_out = " --held-out" if report.held_out_shown else ""
    before = f" --baseline {report.comparisons[0].before.name}" if report.comparisons else ""
    return [
        f"lotsen-eval run --name {settings.name}{writer}",
        f"lotsen-eval score {report.run.name}",
        f"lotsen-eval report {report.run.name}{before}{held_out}",
    ]
