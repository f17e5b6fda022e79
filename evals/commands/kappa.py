"""lotsen-eval kappa: how often people who read a run's answers agree with the measure that stands first."""

import argparse
import sys
from pathlib import Path

from evals.agreement import read_readings, told
from evals.results import RESULTS, find_run
from evals.score import read_scores


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("kappa", help="how often people agree with what is measured as sendable")
    parser.set_defaults(run=_kappa)
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="readings (evals/README.md)")
    parser.add_argument("of", nargs="?", default="", metavar="RUN", help="folder or name (the newest run)")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")


def _kappa(given: argparse.Namespace) -> int:
    _, values = read_scores(find_run(given.results, given.of))
    sys.stdout.writelines(f"{line}\n" for line in told(read_readings(given.file, values)))
    return 0
