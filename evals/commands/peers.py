"""lotsen-eval peers: other pipelines beside ours, on the same texts and questions."""

import argparse

from evals.commands.progress import say
from evals.peers.command import add_arguments, run


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("peers", help="other pipelines beside ours, on the same texts and questions")
    parser.set_defaults(run=_peers)
    add_arguments(parser)


def _peers(given: argparse.Namespace) -> int:
    run(given, say)
    return 0
