"""lotsen-eval score: a run's figures from what it kept, without asking anything again but a judge."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from evals.commands import options
from evals.commands.progress import count
from evals.judge.judged import judge_run, judged
from evals.measures.ragas_contexts import ragas_contexts
from evals.measures.ragas_texts import ragas_texts
from evals.model_server import SECONDS, ModelServer, server_of
from evals.results import RESULTS, find_run
from evals.score import score_run, write_scores
from evals.summary import summary
from retrieval.embed import DEFAULT_MODEL, load_embedder


def score(
    runs: Annotated[
        list[str] | None,
        typer.Argument(metavar="RUN", help="Folders or names (the newest run)."),
    ] = None,
    results: options.Results = RESULTS,
    judge_url: options.JudgeUrl = None,
    judge_model: options.Model = None,
    judge_key_file: options.KeyFile = None,
    judge_seconds: options.Seconds = SECONDS,
    judge_times: options.JudgeTimes = options.JUDGE_TIMES,
) -> None:
    """Score runs anew from what they kept."""
    judge = server_of("judge", judge_url, judge_model, judge_key_file, judge_seconds)
    for name in runs or [""]:
        folder = find_run(results, name)
        sys.stdout.write(f"{folder}\n")
        score_and_print(folder, judge, judge_times)


def score_and_print(folder: Path, judge: ModelServer | None, judge_times: int) -> None:
    """Judge where a judge is named, score, and print the figures."""
    if judge:
        judge_run(folder, judge, judge_times, count)
    embedder = load_embedder(DEFAULT_MODEL)
    further = (ragas_contexts, partial(ragas_texts, embedder=embedder), partial(judged, folder=folder))
    measures = write_scores(folder, score_run(folder, further))
    sys.stdout.writelines(f"{line}\n" for line in summary(measures))
