"""lotsen-eval peers: other pipelines beside ours, on the same texts and questions."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from evals.cases import Split, stand_alone
from evals.peers.measure import PEERS, Result, compare_peers
from evals.peers.own_task import case_task, set_task
from evals.peers.table import table
from evals.peers.task import Task, fewer
from evals.question_sets import read_set
from retrieval.published import open_published

SPLITS = (Split.TUNE, Split.REPORT)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("sets", type=Path, nargs="*", metavar="SET.json", help="corpus, queries and qrels")
    parser.add_argument("--cases", action="store_true", help="the project's own questions, of --home")
    parser.add_argument("--peer", action="append", choices=PEERS, help="only this one, and others so named")
    parser.add_argument(
        "--most", type=int, default=0, metavar="N", help="at most so many questions a group, drawn"
    )
    parser.add_argument("--json", action="store_true", help="machine-readable: a line a result")
    parser.add_argument("--home", type=Path, default=Path(".lotsen"), help="an index of the corpus (.lotsen)")


def run(given: argparse.Namespace, progress: Callable[[str], None]) -> None:
    """Measure and print, one task after the other: all of them take a while."""
    for task in _tasks(given):
        task = fewer(task, given.most) if given.most else task
        results: list[Result] = []
        for result in compare_peers(task, given.peer or PEERS):
            results.append(result)
            progress(f"{result.questions}: {result.peer}")
        progress("")
        lines = [json.dumps(asdict(result)) for result in results] if given.json else table(results)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()


def _tasks(given: argparse.Namespace) -> Iterator[Task]:
    for file in given.sets:
        yield set_task(read_set(file))
    if given.cases:
        documents = open_published(given.home).documents.values()
        yield case_task(documents, {split: stand_alone(split) for split in SPLITS})
