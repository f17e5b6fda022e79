"""lotsen-eval: measurements on the command line."""

import sys
from collections.abc import Sequence

import typer

from corpus.errors import LotsenError
from evals.commands.compare import compare
from evals.commands.dialogues import dialogues
from evals.commands.gate import gate
from evals.commands.kappa import kappa
from evals.commands.make_cases import make_cases
from evals.commands.outside import outside
from evals.commands.peers import peers
from evals.commands.reader import reader
from evals.commands.report import report
from evals.commands.retrieval import retrieval
from evals.commands.run import run
from evals.commands.score import score
from evals.commands.support import support

COMMANDS = (
    run, score, report, compare, gate, kappa,
    make_cases, retrieval, reader, dialogues, outside, support, peers,
)  # fmt: skip
STOPPED = 130  # what a shell reports of a program that was interrupted

app = typer.Typer(
    help="Measurements on the command line.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in COMMANDS:
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when measured, 1 with one line where it cannot be, or below a gate, 2 on wrong usage."""
    try:
        app(arguments)
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except SystemExit as end:  # every command ends so
        if end.code == STOPPED:
            sys.stderr.write("\nstopped; the same command goes on from here\n")
        return int(end.code or 0)
    return 0
