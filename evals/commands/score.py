"""lotsen-eval score: a run's figures from what it kept, without asking anything again but a judge."""

import argparse
import sys
from functools import partial
from pathlib import Path

from evals.commands.progress import count
from evals.judge.judged import judge_run, judged
from evals.measures.ragas_contexts import ragas_contexts
from evals.measures.ragas_texts import ragas_texts
from evals.model_server import add_server_arguments, server_of
from evals.results import RESULTS, find_run
from evals.score import score_run, write_scores
from evals.summary import summary
from retrieval.embed import DEFAULT_MODEL, load_embedder

TIMES = 3


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser("score", help="score runs anew from what they kept")
    parser.set_defaults(run=_score)
    parser.add_argument(
        "runs", nargs="*", default=[""], metavar="RUN", help="folder or name (the newest run)"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")
    add_judge_arguments(parser)


def add_judge_arguments(parser: argparse.ArgumentParser) -> None:
    """Without a server nobody judges."""
    add_server_arguments(parser, "judge", "a model that judges answers")
    parser.add_argument("--judge-times", type=int, default=TIMES, metavar="N", help=f"each answer ({TIMES})")


def _score(given: argparse.Namespace) -> int:
    for name in given.runs:
        folder = find_run(given.results, name)
        sys.stdout.write(f"{folder}\n")
        score_and_print(folder, given)
    return 0


def score_and_print(folder: Path, given: argparse.Namespace) -> None:
    """Judge where a judge is named, score, and print the figures."""
    if server := server_of(given, "judge"):
        judge_run(folder, server, given.judge_times, count)
    embedder = load_embedder(DEFAULT_MODEL)
    further = (ragas_contexts, partial(ragas_texts, embedder=embedder), partial(judged, folder=folder))
    measures = write_scores(folder, score_run(folder, further))
    sys.stdout.writelines(f"{line}\n" for line in summary(measures))
