"""lotsen-eval report: what a run says, as one HTML file, a summary in Markdown, and JSON for the page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from evals.commands import options
from evals.gate import GATES, Passed, check, read_gates
from evals.report.content import Run, read_run, report_of, support_shares
from evals.report.write import write_report
from evals.results import RESULTS, find_run, runs
from evals.score import SCORES

# So many earlier runs lie ready for the page to compare with.
EARLIER = 6


def report(
    of: options.Run = "",
    baseline: Annotated[str | None, typer.Option(metavar="RUN", help="An earlier one beside it.")] = None,
    held_out: options.HeldOut = False,
    gates: options.Gates = GATES,
    results: options.Results = RESULTS,
) -> None:
    """What a run says: report.html, report.md and report.json."""
    folder = find_run(results, of)
    run = read_run(folder)
    before = find_run(results, baseline) if baseline else None
    earlier = [read_run(each) for each in _earlier(folder, before)]
    content = report_of(run, _gates(run, gates), earlier, support_shares(), held_out)
    sys.stdout.write(f"{write_report(content, folder)}\n")


def _earlier(folder: Path, baseline: Path | None) -> list[Path]:
    """The baseline first; then those that lie beside the run, the newest first."""
    beside = [each for each in runs(folder.parent) if each.name < folder.name and (each / SCORES).exists()]
    if baseline is None:
        return beside[::-1][:EARLIER]
    return [baseline, *(each for each in beside[::-1] if each.resolve() != baseline.resolve())][:EARLIER]


def _gates(run: Run, file: Path) -> list[Passed]:
    """What the thresholds say of a run; a project without any has none."""
    return check(read_gates(file), run.measures) if file.exists() else []
