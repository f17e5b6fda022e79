"""lotsen-eval outside: texts of other fields, answered from where they answer and refused where not."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from answering.assistant import Assistant
from answering.reader.reader import shipped_reader
from answering.reader.reading import Reader
from answering.reader.worth_reading import PASSAGES
from corpus.errors import EvaluationError
from evals.commands import options
from evals.commands.progress import count, say
from evals.commands.run import EXTRACT
from evals.outside.asking import Outcome, ask_all, build_outside
from evals.outside.figures import figures, table
from evals.outside.outside_set import SOURCES, OutsideSet, outside_set
from evals.outside.rows import read_rows
from evals.own_index import own_retriever
from evals.results import RESULTS, write_result
from evals.run import RunSettings, settings_of
from retrieval.embed import DEFAULT_MODEL, load_embedder

QUESTIONS = 150
NAME = "outside"


def outside(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Of NAME.jsonl.gz (evals/README.md).")],
    questions: Annotated[int, typer.Option(metavar="N", help="Of each language.")] = QUESTIONS,
    results: options.Results = RESULTS,
) -> None:
    """Texts of other fields, with half of the answers taken out: answered or refused."""
    started = datetime.now().isoformat(timespec="seconds")
    sets = list(_sets(folder, questions))
    reader = shipped_reader()
    content, found = [], []
    for asked in sets:
        outcomes, settings = _asked(asked, reader, started)
        own = list(figures(asked.language, outcomes))
        found += own
        content.append(
            {
                "settings": settings,
                "questions": questions,
                "passages read": PASSAGES,
                "texts": len(asked.texts),
                "texts taken out": asked.gone,
                "figures": own,
                "outcomes": outcomes,
            }
        )
    file = write_result(results, NAME, started, content)
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    sys.stdout.write(f"\n{file}\n")


def _sets(folder: Path, questions: int) -> Iterator[OutsideSet]:
    for language, sources in SOURCES.items():
        asked = outside_set(language, {source: read_rows(folder, source) for source in sources}, questions)
        if not asked.answered or not asked.refused or not asked.texts:
            raise EvaluationError(
                f"{folder} has too few questions in {', '.join(sources)}: name another one."
            )
        yield asked


def _asked(asked: OutsideSet, reader: Reader, started: str) -> tuple[list[Outcome], RunSettings]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        say(f"{asked.language}: {len(asked.texts)} texts are indexed")
        build_outside(asked, load_embedder(DEFAULT_MODEL), home)
        say("")
        retriever = own_retriever(home)
        retriever.warm_up()
        outcomes = ask_all(asked, retriever, Assistant(retriever, reader), reader, count)
        manifest = retriever.build.manifest
    return outcomes, settings_of(NAME, started, EXTRACT, _fingerprint(asked), manifest)


def _fingerprint(asked: OutsideSet) -> str:
    told = [[(each.text, sorted(each.answers)) for each in side] for side in (asked.answered, asked.refused)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
