"""lotsen-eval reader: how well the reader judges, on questions with the statements that answer them."""

import argparse
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from answering.reader.decision import read_decision
from answering.reader.reader import shipped_reader
from answering.reader.worth_reading import PASSAGES
from evals.commands.progress import count
from evals.commands.run import EXTRACT, open_index
from evals.made.chosen import chosen
from evals.reader_questions import read_questions
from evals.reader_scores import Statements, figures, judge, table
from evals.reading import CANDIDATES
from evals.results import RESULTS, write_result
from evals.run import settings_of

NAME = "reader"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What the command takes."""
    parser = commands.add_parser(NAME, help="how well the reader judges passages, statements and verdicts")
    parser.set_defaults(run=_reader)
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help="questions (evals/README.md)")
    parser.add_argument("--questions", type=int, metavar="N", help="so many of them (all)")
    parser.add_argument("--home", type=Path, help="an index of the corpus; without it one is built")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where results are kept ({RESULTS})")


def _reader(given: argparse.Namespace) -> int:
    started = datetime.now().isoformat(timespec="seconds")
    questions = read_questions(given.file)
    if given.questions:
        questions = chosen(questions, given.questions, lambda question: question.id)
    library, reader, decision = open_index(given.home, given.results), shipped_reader(), read_decision()
    statements = Statements(library)
    judged, lost = [], []
    for number, question in enumerate(questions, start=1):
        count(number, len(questions), question.id)
        right = statements.stating(question)
        if question.answers and not right:
            lost.append(question.id)
        else:
            judged.append(judge(question, right, library, reader, decision))
    settings = settings_of(
        NAME, started, EXTRACT, sha256(given.file.read_bytes()).hexdigest(), library.build.manifest
    )
    found = figures(judged)
    content = {
        "settings": settings,
        "candidates": CANDIDATES,
        "passages read": PASSAGES,
        "decision": decision,
        "figures": found,
        "left out": lost,
        "questions": judged,
    }
    file = write_result(given.results, NAME, started, content)
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    if lost:
        sys.stdout.write(f"\n{len(lost)} left out: the documents do not have their statements any more\n")
    sys.stdout.write(f"\n{file}\n")
    return 0
