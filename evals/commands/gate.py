"""lotsen-eval gate: does a run hold the thresholds of gates.toml, and which ones would it hold."""

import argparse
import sys
from pathlib import Path

from evals.gate import GATES, check, propose, read_gates
from evals.results import RESULTS, find_run
from evals.score import read_scores


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("gate", help="exit code 1 if a run is below a threshold")
    parser.set_defaults(run=_gate)
    parser.add_argument("of", nargs="?", default="", metavar="RUN", help="folder or name (the newest run)")
    parser.add_argument("--gates", type=Path, default=GATES, metavar="FILE", help="thresholds (gates.toml)")
    parser.add_argument(
        "--propose", action="store_true", help="print thresholds that this run holds, less noise"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")


def _gate(given: argparse.Namespace) -> int:
    measures, _ = read_scores(find_run(given.results, given.of))
    gates = read_gates(given.gates)
    if given.propose:
        sys.stdout.write(propose(gates, measures))
        return 0
    passed = check(gates, measures)
    sys.stdout.writelines(f"{each}\n" for each in passed)
    return 0 if all(each.holds for each in passed) else 1
