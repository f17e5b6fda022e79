"""lotsen-eval compare: what changed from one run to another."""

import argparse
import sys
from pathlib import Path

from evals.report.changes import changed_text, differences_text
from evals.report.content import compared, read_run
from evals.report.markdown import differences_lines
from evals.results import RESULTS, find_run


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("compare", help="paired differences of two runs, and the cases that changed")
    parser.set_defaults(run=_compare)
    parser.add_argument("first", metavar="A", help="folder or name of a run")
    parser.add_argument("second", metavar="B")
    parser.add_argument(
        "--markdown", action="store_true", help="only the differences, as a table for a description"
    )
    parser.add_argument(
        "--held-out", action="store_true", help="show answers of cases only to be counted, too"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")


def _compare(given: argparse.Namespace) -> int:
    first, second = (read_run(find_run(given.results, name)) for name in (given.first, given.second))
    comparison = compared(first, second)
    if not comparison.same_cases:
        sys.stderr.write("The two runs were asked different cases; only those that both have are compared.\n")
    if given.markdown:
        sys.stdout.writelines(f"{line}\n" for line in differences_lines(comparison))
        return 0
    sys.stdout.writelines(f"{line}\n" for line in differences_text(comparison))
    sys.stdout.writelines(f"{line}\n" for line in changed_text(comparison, second, given.held_out))
    return 0
