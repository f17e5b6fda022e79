"""lotsen-eval dialogues: whether follow-ups are understood, on dialogues kept apart."""

import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from answering.assistant import Assistant
from evals.commands import options
from evals.commands.progress import count
from evals.commands.run import EXTRACT, open_index
from evals.dialogue_scores import ask_all, figures, read_dialogues, table
from evals.made.chosen import chosen
from evals.results import RESULTS, write_result
from evals.run import settings_of

NAME = "dialogues"


def dialogues(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Dialogues (evals/README.md).")],
    most: Annotated[int | None, typer.Option("--dialogues", metavar="N", help="So many (all).")] = None,
    home: options.NewHome = None,
    results: options.Results = RESULTS,
) -> None:
    """Whether follow-ups are understood."""
    started = datetime.now().isoformat(timespec="seconds")
    read = read_dialogues(file)
    if most:
        read = chosen(read, most, lambda dialogue: dialogue[0].question)
    library = open_index(home, results)
    asked = list(ask_all(read, library, Assistant(library), count))
    settings = settings_of(
        NAME, started, EXTRACT, sha256(file.read_bytes()).hexdigest(), library.build.manifest
    )
    found = figures(asked)
    written = write_result(
        results, NAME, started, {"settings": settings, "figures": found, "follow-ups": asked}
    )
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    sys.stdout.write(f"\n{written}\n")
