"""lotsen-eval: measurements on the command line."""

import argparse
import sys
from collections.abc import Sequence

from corpus.errors import LotsenError
from evals.commands import (
    compare,
    dialogues,
    gate,
    kappa,
    make_cases,
    outside,
    peers,
    reader,
    report,
    retrieval,
    run,
    score,
    support,
)

COMMANDS = (
    run,
    score,
    report,
    compare,
    gate,
    kappa,
    make_cases,
    retrieval,
    reader,
    dialogues,
    outside,
    support,
    peers,
)

STOPPED = 130  # what a shell reports of a program that was interrupted


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when measured, 1 with one line where it cannot be, or below a gate, 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="lotsen-eval", description=(__doc__ or "").split(": ")[1])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    given = parser.parse_args(arguments)
    try:
        return int(given.run(given))
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; the same command goes on from here\n")
        return STOPPED
