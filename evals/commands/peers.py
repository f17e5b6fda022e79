"""lotsen-eval peers: other pipelines beside ours, on the same texts and questions."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from evals.case_files import stand_alone
from evals.cases import Split
from evals.commands import options
from evals.commands.progress import say
from evals.peers.measure import PEERS, Result, compare_peers
from evals.peers.own_task import case_task, set_task
from evals.peers.table import table
from evals.peers.task import Task, fewer
from evals.question_sets import read_set
from retrieval.published import open_published

SPLITS = (Split.TUNE, Split.REPORT)


def peers(
    sets: options.Sets = None,
    cases: options.Cases = False,
    peer: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=f"One of {'; '.join(PEERS)}; may be repeated.")
    ] = None,
    most: Annotated[int, typer.Option(metavar="N", help="So many questions a group, drawn (0: all).")] = 0,
    as_json: options.Json = False,
    home: options.Home = options.HOME,
) -> None:
    """Other pipelines beside ours, on the same texts and questions."""
    if unknown := set(peer or ()) - set(PEERS):
        raise typer.BadParameter(f"{unknown.pop()!r} is none of {'; '.join(PEERS)}")
    for task in _tasks(sets or (), home if cases else None):
        task = fewer(task, most) if most else task
        results: list[Result] = []
        for result in compare_peers(task, peer or PEERS):
            results.append(result)
            say(f"{result.questions}: {result.peer}")
        say("")
        lines = [json.dumps(asdict(result)) for result in results] if as_json else table(results)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()


def _tasks(sets: Sequence[Path], home: Path | None) -> Iterator[Task]:
    for file in sets:
        yield set_task(read_set(file))
    if home:
        documents = open_published(home).documents.values()
        yield case_task(documents, {split: stand_alone(split) for split in SPLITS})
