"""lotsen-eval retrieval: how well passages are found, every part of the search alone and together."""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

import typer

from corpus.model import Language
from evals.case_files import stand_alone
from evals.cases import Split
from evals.commands import options
from evals.commands.progress import say
from evals.own_index import own_glossary
from evals.question_sets import build_set, read_set
from evals.retrieval_scores import Asked, Scores, measure, of_cases, of_set, parts_of, situations, table
from retrieval.embed import DEFAULT_MODEL, load_embedder
from retrieval.expand import Expander
from retrieval.fuse import WEIGHTS
from retrieval.lexicon import embedded_lexicon
from retrieval.retriever import NO_EXPANSION, Retriever


def retrieval(
    sets: options.Sets = None,
    cases: options.Cases = False,
    model: Annotated[str, typer.Option(metavar="NAME", help="Embedding model for the sets.")] = DEFAULT_MODEL,
    as_json: options.Json = False,
    home: options.Home = options.HOME,
    split: Annotated[Literal[Split.TUNE, Split.REPORT], typer.Option(help="Which cases.")] = Split.TUNE,
) -> None:
    """How well passages are found, every part of the search."""
    if not sets and not cases:
        raise typer.BadParameter("name a set of questions, or --cases")
    scores: list[Scores] = []
    for score in chain(_of_sets(sets or (), model), _of_cases(home, split) if cases else ()):
        scores.append(score)
        say(f"{score.questions}: {score.part}")
    say("")
    if as_json:
        sys.stdout.write(json.dumps([asdict(score) for score in scores], indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(scores))


def _of_sets(sets: Sequence[Path], model: str) -> Iterator[Scores]:
    for file in sets:
        questions = read_set(file)
        with tempfile.TemporaryDirectory() as folder:
            build_set(questions, load_embedder(model), Path(folder) / "home")
            yield from _each_part(questions.name, Path(folder) / "home", list(of_set(questions)))


def _of_cases(home: Path, split: Split) -> Iterator[Scores]:
    cases = stand_alone(split)
    for across in (False, True):
        where = "of the other language's documents" if across else "of the same language's documents"
        lists = {f"cases {each}": list(of_cases(cases, each, across)) for each in Language}
        lists["situations"] = [
            asked for each in Language for asked in of_cases(situations(cases), each, across)
        ]
        for name, asked in lists.items():
            yield from _each_part(f"{name}, {where}", home, asked)


def _each_part(name: str, home: Path, asked: Sequence[Asked]) -> Iterator[Scores]:
    expander = Expander(own_glossary(), embedded_lexicon())
    for part in parts_of(WEIGHTS):
        retriever = Retriever(
            home, expander=expander if part.expanded else NO_EXPANSION, weights=part.weights
        )
        yield measure(name, retriever, asked, part.name)
