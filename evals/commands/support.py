"""lotsen-eval support: how well the check of claims tells supported from unsupported ones."""

import argparse
import sys

from evals.support_pairs import judge, read_pairs, table


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser(
        "support", help="how well the check of claims tells right ones from wrong ones"
    )
    parser.set_defaults(run=_support)


def _support(given: argparse.Namespace) -> int:  # noqa: ARG001 (every command gets its arguments)
    sys.stdout.writelines(f"{line}\n" for line in table(judge(read_pairs())))
    return 0
