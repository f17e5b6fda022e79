"""lotsen-eval compare: what changed from one run to another."""

import sys
from typing import Annotated

import typer

from evals.commands import options
from evals.report.changes import changed_text, differences_text
from evals.report.content import compared, read_run
from evals.report.markdown import differences_lines
from evals.results import RESULTS, find_run


def compare(
    first: Annotated[str, typer.Argument(metavar="A", help="Folder or name of a run.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    markdown: Annotated[bool, typer.Option("--markdown", help="Only the differences, as a table.")] = False,
    held_out: options.HeldOut = False,
    results: options.Results = RESULTS,
) -> None:
    """Paired differences of two runs, and the cases that changed."""
    before, after = (read_run(find_run(results, name)) for name in (first, second))
    comparison = compared(before, after)
    if not comparison.same_cases:
        sys.stderr.write("The two runs were asked different cases; only those that both have are compared.\n")
    if markdown:
        sys.stdout.writelines(f"{line}\n" for line in differences_lines(comparison))
        return
    sys.stdout.writelines(f"{line}\n" for line in differences_text(comparison))
    sys.stdout.writelines(f"{line}\n" for line in changed_text(comparison, after, held_out))
