"""lotsen-eval report: what a run says, as one HTML file, a summary in Markdown, and JSON for the page."""

import argparse
import sys
from pathlib import Path

from evals.gate import GATES, Passed, check, read_gates
from evals.report.content import Run, read_run, report_of, support_shares
from evals.report.write import write_report
from evals.results import RESULTS, find_run, runs
from evals.score import SCORES

# So many earlier runs lie ready for the page to compare with.
EARLIER = 6


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("report", help="what a run says: report.html, report.md and report.json")
    parser.set_defaults(run=_report)
    parser.add_argument("of", nargs="?", default="", metavar="RUN", help="folder or name (the newest run)")
    parser.add_argument("--baseline", metavar="RUN", help="an earlier run to stand beside it")
    parser.add_argument(
        "--held-out", action="store_true", help="show the cases that are only to be counted, too"
    )
    parser.add_argument("--gates", type=Path, default=GATES, metavar="FILE", help="thresholds (gates.toml)")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")


def _report(given: argparse.Namespace) -> int:
    folder = find_run(given.results, given.of)
    run = read_run(folder)
    before = find_run(given.results, given.baseline) if given.baseline else None
    earlier = [read_run(each) for each in _earlier(folder, before)]
    report = report_of(run, _gates(run, given.gates), earlier, support_shares(), given.held_out)
    sys.stdout.write(f"{write_report(report, folder)}\n")
    return 0


def _earlier(folder: Path, baseline: Path | None) -> list[Path]:
    """The baseline first; then those that lie beside the run, the newest first."""
    beside = [each for each in runs(folder.parent) if each.name < folder.name and (each / SCORES).exists()]
    if baseline is None:
        return beside[::-1][:EARLIER]
    return [baseline, *(each for each in beside[::-1] if each.resolve() != baseline.resolve())][:EARLIER]


def _gates(run: Run, file: Path) -> list[Passed]:
    """What the thresholds say of a run; a project without any has none."""
    return check(read_gates(file), run.measures) if file.exists() else []
