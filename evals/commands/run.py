"""lotsen-eval run: ask the cases, keep what came, score it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from answering.assistant import Assistant
from answering.library import Library
from answering.write.awaiting import Limits
from corpus.errors import EvaluationError
from evals.case_runner import Asks
from evals.cases import CASES, MADE_CASES, Case, Made, Split, read_cases
from evals.commands.progress import count, say
from evals.commands.score import add_judge_arguments, score_and_print
from evals.counted_model import CountedModel
from evals.made.chosen import chosen, evenly_chosen
from evals.model_server import ModelServer, add_server_arguments, server_of
from evals.own_index import build_own_index, own_retriever
from evals.results import RESULTS, new_folder
from evals.run import fingerprint, run, settings_of
from retrieval.retriever import Retriever

EXTRACT, MODEL = "extract", "model"
EVERYTHING = "all"
# Beside the runs, and used again: what has not changed is not embedded anew.
OWN_HOME = "index"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser(
        "run", help="ask the cases, keep what came, and score it; goes on after a stop"
    )
    parser.set_defaults(run=_run)
    parser.add_argument(
        "--cases", type=Path, nargs="+", default=(), metavar="FILE", help="instead of evals/cases"
    )
    parser.add_argument(
        "--split", choices=(*Split, EVERYTHING), default=EVERYTHING, help="which of them (all)"
    )
    parser.add_argument("--no-made", action="store_true", help="leave out the cases that a program made")
    parser.add_argument(
        "--made-each", type=int, metavar="N", help="of each kind of these so many, the same every time (all)"
    )
    parser.add_argument(
        "--most", type=int, metavar="N", help="of all these so many, evenly by language, the same every time"
    )
    parser.add_argument(
        "--leave-out",
        nargs="+",
        default=(),
        metavar="NAME",
        help="files of evals/cases, and what was made of them",
    )
    parser.add_argument(
        "--writer", choices=(EXTRACT, MODEL), default=EXTRACT, help="who puts answers into words"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many cases at a time (1)")
    parser.add_argument("--name", default="run", help="what the run is called")
    parser.add_argument("--home", type=Path, help="an index of the corpus; without it one is built")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")
    add_server_arguments(parser, "llm", "the writer")
    add_judge_arguments(parser)


def _run(given: argparse.Namespace) -> int:
    made_each = 0 if given.no_made else given.made_each
    cases = chosen_cases(given.cases, given.split, made_each, given.leave_out, given.most)
    server = _writer(given)
    retriever = open_index(given.home, given.results)
    manifest = retriever.build.manifest
    writer = server.model if server else EXTRACT
    started = datetime.now().isoformat(timespec="seconds")
    settings = settings_of(given.name, started, writer, fingerprint(cases), manifest)
    folder = new_folder(given.results, settings)
    assistant_of, spent = _assistants(server)
    run(cases, assistant_of, retriever, folder, settings, count, spent, given.jobs)
    score_and_print(folder, given)
    sys.stdout.write(f"\n{folder}\n")
    return 0


def chosen_cases(
    files: Sequence[Path],
    split: str,
    made_each: int | None = None,
    leave_out: Sequence[str] = (),
    most: int | None = None,
) -> list[Case]:
    """The cases of the files, or all of the project's own.

    Args:
        made_each: so many of each kind that a program made; None is all of them.
        leave_out: names of files of the project's own, "first".
        most: of all these so many, as many in each language.

    Raises:
        EvaluationError: there are none, or no such file is to be left out.
    """
    own = {file.stem: file for file in sorted(CASES.glob("*.jsonl"))}
    if unknown := [name for name in leave_out if files or name not in own]:
        raise EvaluationError(f"{unknown[0]!r} is no file of {CASES} that could be left out.")
    kept = files or [file for name, file in own.items() if name not in leave_out]
    cases = read_cases(kept, None if split == EVERYTHING else Split(split)) if kept else []
    if not files and split in (EVERYTHING, Split.MADE):
        cases += _made(read_cases(own[name] for name in leave_out) if leave_out else [], made_each)
    if most is not None:
        cases = evenly_chosen(cases, most, lambda case: case.id, lambda case: case.language)
    if not cases:
        raise EvaluationError("there are no such cases; name other files, or another --split.")
    return cases


def _made(left_out: Sequence[Case], each: int | None) -> list[Case]:
    """What a program made, but not of these; a twin is drawn with its heading."""
    gone = {case.id for case in left_out}
    made = [case for case in read_cases(sorted(MADE_CASES.glob("*.jsonl"))) if case.of not in gone]
    kinds = [[case for case in made if case.made is kind] for kind in Made]
    return [
        case
        for kind in kinds
        for case in chosen(kind, len(kind) if each is None else each, lambda case: case.of or case.id)
    ]


def open_index(home: Path | None, results: Path) -> Retriever:
    """The index of this home, ready for the first question; without one the corpus is read and indexed."""
    if home is None:
        home = results / OWN_HOME
        build_own_index(home, say)
        say("")
    retriever = own_retriever(home)
    retriever.warm_up()
    return retriever


def _writer(given: argparse.Namespace) -> ModelServer | None:
    server = server_of(given, "llm")
    if given.writer == MODEL and server is None:
        raise EvaluationError("--writer model needs --llm-url and --llm-model.")
    return server if given.writer == MODEL else None


def _assistants(
    server: ModelServer | None,
) -> tuple[Callable[[Library], Asks], Callable[[], tuple[int, int]]]:
    if server is None:
        return Assistant, lambda: (0, 0)
    # The client takes a second to import, which nobody without a model should wait for.
    from answering.write.client import LanguageModel

    model = CountedModel(LanguageModel(server.url, server.model, server.key, Limits.of(server.seconds)))
    return lambda library: Assistant(library, model=model), lambda: model.spent
