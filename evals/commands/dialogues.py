"""lotsen-eval dialogues: whether follow-ups are understood, on dialogues kept apart."""

import argparse
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from answering.assistant import Assistant
from evals.commands.progress import count
from evals.commands.run import EXTRACT, open_index
from evals.dialogue_scores import ask_all, figures, read_dialogues, table
from evals.made.chosen import chosen
from evals.results import RESULTS, write_result
from evals.run import settings_of

NAME = "dialogues"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser(NAME, help="whether follow-ups are understood")
    parser.set_defaults(run=_dialogues)
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="dialogues (evals/README.md)")
    parser.add_argument("--dialogues", type=int, metavar="N", help="so many of them (all)")
    parser.add_argument("--home", type=Path, help="an index of the corpus; without it one is built")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where results are kept ({RESULTS})")


def _dialogues(given: argparse.Namespace) -> int:
    started = datetime.now().isoformat(timespec="seconds")
    dialogues = read_dialogues(given.file)
    if given.dialogues:
        dialogues = chosen(dialogues, given.dialogues, lambda dialogue: dialogue[0].question)
    library = open_index(given.home, given.results)
    asked = list(ask_all(dialogues, library, Assistant(library), count))
    settings = settings_of(
        NAME, started, EXTRACT, sha256(given.file.read_bytes()).hexdigest(), library.build.manifest
    )
    found = figures(asked)
    file = write_result(
        given.results, NAME, started, {"settings": settings, "figures": found, "follow-ups": asked}
    )
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    sys.stdout.write(f"\n{file}\n")
    return 0
