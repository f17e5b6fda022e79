"""lotsen-eval gate: does a run hold the thresholds of gates.toml, and which ones would it hold."""

import sys
from typing import Annotated

import typer

from evals.commands import options
from evals.gate import GATES, check, propose, read_gates
from evals.results import RESULTS, find_run
from evals.score import read_scores


def gate(
    of: options.Run = "",
    gates: options.Gates = GATES,
    proposed: Annotated[
        bool, typer.Option("--propose", help="Print thresholds that it holds, less noise.")
    ] = False,
    results: options.Results = RESULTS,
) -> None:
    """Exit code 1 if a run is below a threshold."""
    measures, _ = read_scores(find_run(results, of))
    if proposed:
        sys.stdout.write(propose(read_gates(gates), measures))
        return
    passed = check(read_gates(gates), measures)
    sys.stdout.writelines(f"{each}\n" for each in passed)
    if not all(each.holds for each in passed):
        raise typer.Exit(1)
