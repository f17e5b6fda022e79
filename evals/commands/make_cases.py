"""lotsen-eval make-cases: cases made from the documents and from other cases, without a model."""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import EvaluationError
from evals.case_files import MADE_CASES, read_cases
from evals.commands import options
from evals.commands.progress import say
from evals.made.make import differing, write_cases
from evals.made.make import make_cases as made_of
from evals.own_index import build_own_index
from retrieval.published import open_published


def make_cases(
    home: options.NewHome = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; 1 if they would change.")] = False,
) -> None:
    """Make cases from the documents and from other cases."""
    with tempfile.TemporaryDirectory() as folder:
        built = home or Path(folder) / "home"
        if home is None:
            build_own_index(built, say)
            say("")
        made = made_of(read_cases(), open_published(built).documents)
    if check:
        if differ := differing(made):
            raise EvaluationError(f"{', '.join(differ)} would change: run `lotsen-eval make-cases`.")
        return
    write_cases(made)
    for kind, count in Counter(str(case.made) for case in made).items():
        sys.stdout.write(f"{count:4} {kind}\n")
    sys.stdout.write(f"{MADE_CASES}\n")
