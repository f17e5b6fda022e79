"""lotsen-eval kappa: how often people who read a run's answers agree with the measure that stands first."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from evals.agreement import read_readings, told
from evals.commands import options
from evals.results import RESULTS, find_run
from evals.score import read_scores


def kappa(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Readings (evals/README.md).")],
    of: options.Run = "",
    results: options.Results = RESULTS,
) -> None:
    """How often people agree with what is measured as sendable."""
    _, values = read_scores(find_run(results, of))
    sys.stdout.writelines(f"{line}\n" for line in told(read_readings(file, values)))
