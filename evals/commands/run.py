"""lotsen-eval run: ask the cases, keep what came, score it."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from answering.assistant import Assistant
from answering.library import Library
from answering.write.awaiting import Limits
from corpus.errors import EvaluationError
from evals.case_files import CASES, MADE_CASES, read_cases
from evals.case_runner import Asks, CaseRunner
from evals.cases import Case, Made, Split
from evals.commands import options
from evals.commands.progress import count, say
from evals.commands.score import score_and_print
from evals.counted_model import CountedModel
from evals.made.chosen import chosen, evenly_chosen
from evals.model_server import SECONDS, ModelServer, server_of
from evals.own_index import build_own_index, own_retriever
from evals.results import RESULTS, new_folder
from evals.run import fingerprint, settings_of
from evals.run import run as ask_cases
from retrieval.retriever import Retriever

EXTRACT: Final = "extract"
EVERYTHING: Final = "all"
# Beside the runs, and used again: what has not changed is not embedded anew.
OWN_HOME = "index"


def run(
    cases: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Instead of evals/cases; may be repeated.")
    ] = None,
    split: Annotated[
        Literal[Split.TUNE, Split.REPORT, Split.MADE, "all"], typer.Option(help="Which of them.")
    ] = EVERYTHING,
    no_made: Annotated[bool, typer.Option("--no-made", help="Without cases that a program made.")] = False,
    made_each: Annotated[
        int | None,
        typer.Option(metavar="N", help="Of each kind of these so many, the same every time (all)."),
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A file of evals/cases, and what was made of it; may be repeated."),
    ] = None,
    most: Annotated[
        int | None,
        typer.Option(metavar="N", help="Of these so many, evenly by language, the same every time (all)."),
    ] = None,
    writer: Annotated[
        Literal["extract", "model"], typer.Option(help="Who puts answers into words.")
    ] = EXTRACT,
    jobs: Annotated[int, typer.Option(metavar="N", help="How many cases at a time.")] = 1,
    name: Annotated[str, typer.Option(metavar="NAME", help="What the run is called.")] = "run",
    home: options.NewHome = None,
    results: options.Results = RESULTS,
    llm_url: Annotated[
        str | None, typer.Option(metavar="URL", help="OpenAI-compatible server of the writer.")
    ] = None,
    llm_model: options.Model = None,
    llm_key_file: options.KeyFile = None,
    llm_seconds: options.Seconds = SECONDS,
    judge_url: options.JudgeUrl = None,
    judge_model: options.Model = None,
    judge_key_file: options.KeyFile = None,
    judge_seconds: options.Seconds = SECONDS,
    judge_times: options.JudgeTimes = options.JUDGE_TIMES,
) -> None:
    """Ask the cases, keep what came, and score it; goes on after a stop."""
    asked = chosen_cases(cases or (), split, 0 if no_made else made_each, leave_out or (), most)
    server = server_of("llm", llm_url, llm_model, llm_key_file, llm_seconds)
    judge = server_of("judge", judge_url, judge_model, judge_key_file, judge_seconds)
    if writer == EXTRACT:
        server = None
    elif server is None:
        raise EvaluationError("--writer model needs --llm-url and --llm-model.")
    retriever = open_index(home, results)
    manifest = retriever.build.manifest
    started = datetime.now().isoformat(timespec="seconds")
    settings = settings_of(name, started, server.model if server else EXTRACT, fingerprint(asked), manifest)
    folder = new_folder(results, settings)
    assistant_of, spent = _assistants(server)
    ask_cases(asked, lambda: CaseRunner(retriever, assistant_of, spent), folder, settings, count, jobs)
    score_and_print(folder, judge, judge_times)
    sys.stdout.write(f"\n{folder}\n")


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


def _assistants(
    server: ModelServer | None,
) -> tuple[Callable[[Library], Asks], Callable[[], tuple[int, int]]]:
    if server is None:
        return Assistant, lambda: (0, 0)
    # The client takes a second to import, which nobody without a model should wait for.
    from answering.write.client import LanguageModel

    model = CountedModel(LanguageModel(server.url, server.model, server.key, Limits.of(server.seconds)))
    return lambda library: Assistant(library, model=model), lambda: model.spent
