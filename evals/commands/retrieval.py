"""lotsen-eval retrieval: how well passages are found, every part of the search alone and together."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.model import Language
from evals.cases import Split, stand_alone
from evals.commands.progress import say
from evals.own_index import own_glossary
from evals.question_sets import build_set, read_set
from evals.retrieval_scores import Asked, Scores, measure, of_cases, of_set, parts_of, situations, table
from retrieval.embed import DEFAULT_MODEL, load_embedder
from retrieval.expand import NO_LEXICON
from retrieval.fuse import WEIGHTS
from retrieval.lexicon import EMBEDDED_LEXICON, read_lexicon
from retrieval.retriever import NO_GLOSSARY, Retriever


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("retrieval", help="how well passages are found, every part of the search")
    parser.set_defaults(run=_retrieval, parser=parser)
    parser.add_argument("sets", type=Path, nargs="*", metavar="SET.json", help="corpus, queries and qrels")
    parser.add_argument("--cases", action="store_true", help="the project's own questions, of --home")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="embedding model for the sets")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument("--home", type=Path, default=Path(".lotsen"), help="an index of the corpus (.lotsen)")
    parser.add_argument("--split", default=Split.TUNE, choices=(Split.TUNE, Split.REPORT), help="which cases")


def _retrieval(given: argparse.Namespace) -> int:
    if not given.sets and not given.cases:
        given.parser.error("name a set of questions, or --cases")
    scores: list[Scores] = []
    for score in _scores(given):
        scores.append(score)
        say(f"{score.questions}: {score.part}")
    say("")
    if given.json:
        sys.stdout.write(json.dumps([asdict(score) for score in scores], indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(scores))
    return 0


def _scores(given: argparse.Namespace) -> Iterator[Scores]:
    for file in given.sets:
        questions = read_set(file)
        with tempfile.TemporaryDirectory() as folder:
            build_set(questions, load_embedder(given.model), Path(folder) / "home")
            yield from _each_part(questions.name, Path(folder) / "home", list(of_set(questions)))
    if given.cases:
        cases = stand_alone(given.split)
        for across in (False, True):
            where = "of the other language's documents" if across else "of the same language's documents"
            lists = {f"cases {each}": list(of_cases(cases, each, across)) for each in Language}
            lists["situations"] = [
                asked for each in Language for asked in of_cases(situations(cases), each, across)
            ]
            for name, asked in lists.items():
                yield from _each_part(f"{name}, {where}", given.home, asked)


def _each_part(name: str, home: Path, asked: Sequence[Asked]) -> Iterator[Scores]:
    glossary, lexicon = own_glossary(), read_lexicon(EMBEDDED_LEXICON)
    for part in parts_of(WEIGHTS):
        retriever = Retriever(
            home,
            glossary=glossary if part.expanded else NO_GLOSSARY,
            lexicon=lexicon if part.expanded else NO_LEXICON,
            weights=part.weights,
        )
        yield measure(name, retriever, asked, part.name)
