"""lotsen-eval reader: how well the reader judges, on questions with the statements that answer them."""

import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from answering.reader.decision import read_decision
from answering.reader.reader import shipped_reader
from answering.reader.worth_reading import PASSAGES
from evals.commands import options
from evals.commands.progress import count
from evals.commands.run import EXTRACT, open_index
from evals.made.chosen import chosen
from evals.reader_questions import read_questions
from evals.reader_scores import Statements, figures, judge, table
from evals.reading import CANDIDATES
from evals.results import RESULTS, write_result
from evals.run import settings_of

NAME = "reader"


def reader(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Questions (evals/README.md).")],
    most: Annotated[int | None, typer.Option("--questions", metavar="N", help="So many (all).")] = None,
    home: options.NewHome = None,
    results: options.Results = RESULTS,
) -> None:
    """How well the reader judges passages, statements and verdicts."""
    started = datetime.now().isoformat(timespec="seconds")
    questions = read_questions(file)
    if most:
        questions = chosen(questions, most, lambda question: question.id)
    library, shipped, decision = open_index(home, results), shipped_reader(), read_decision()
    statements = Statements(library)
    judged, lost = [], []
    for number, question in enumerate(questions, start=1):
        count(number, len(questions), question.id)
        right = statements.stating(question)
        if question.answers and not right:
            lost.append(question.id)
        else:
            judged.append(judge(question, right, library, shipped, decision))
    settings = settings_of(
        NAME, started, EXTRACT, sha256(file.read_bytes()).hexdigest(), library.build.manifest
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
    written = write_result(results, NAME, started, content)
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    if lost:
        sys.stdout.write(f"\n{len(lost)} left out: the documents do not have their statements any more\n")
    sys.stdout.write(f"\n{written}\n")
