"""lotsen-eval make-cases: cases made from the documents and from other cases, without a model."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from corpus.errors import EvaluationError
from evals.cases import MADE_CASES, read_cases
from evals.commands.progress import say
from evals.made.make import differing, make_cases, write_cases
from evals.own_index import build_own_index
from retrieval.published import open_published


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("make-cases", help="make cases from the documents and from other cases")
    parser.set_defaults(run=_make)
    parser.add_argument("--home", type=Path, help="an index of the corpus; without it one is built")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 if they would change"
    )


def _make(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder) / "home"
        if given.home is None:
            build_own_index(home, say)
            say("")
        made = make_cases(read_cases(), open_published(home).documents)
    if given.check:
        if differ := differing(made):
            raise EvaluationError(f"{', '.join(differ)} would change: run `lotsen-eval make-cases`.")
        return 0
    write_cases(made)
    for kind, count in Counter(str(case.made) for case in made).items():
        sys.stdout.write(f"{count:4} {kind}\n")
    sys.stdout.write(f"{MADE_CASES}\n")
    return 0
