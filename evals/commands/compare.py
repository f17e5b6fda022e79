"""lotsen-eval compare: what changed from one run to another."""

import argparse
import sys
from pathlib import Path

from evals.compare import changed, differences
from evals.results import RESULTS, find_run
from evals.score import read_scores


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("compare", help="paired differences of two runs, and the cases that changed")
    parser.set_defaults(run=_compare)
    parser.add_argument("first", metavar="A", help="folder or name of a run")
    parser.add_argument("second", metavar="B")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")


def _compare(given: argparse.Namespace) -> int:
    _, first = read_scores(find_run(given.results, given.first))
    _, second = read_scores(find_run(given.results, given.second))
    for each in differences(first, second):
        change = each.change
        sys.stdout.write(
            f"{each.measure:44}{each.first:8.3f} → {each.second:8.3f}  {change.mean:+.3f} "
            f"[{change.low:+.3f}, {change.high:+.3f}]  {each.cases:4} cases  {each.verdict}\n"
        )
    for case in changed(first, second):
        word = "better" if case.is_better else "worse"
        sys.stdout.write(f"{word:7} {case.case}: {case.measure} {case.before:g} → {case.after:g}\n")
    return 0
