"""A process that writes into a store, for test_store_file.py: python store_writer.py FILE NUMBER."""

import sys
from datetime import date
from pathlib import Path

from answering.answer import Status
from app.store.engine import Place
from app.store.store import Store
from corpus.model import Language

QUESTIONS = 20


def write(file: Path, process: str) -> None:
    """All processes find an empty store and make its tables at the same time."""
    store = Store(Place(file), keep_days=180, today=lambda: date(2026, 11, 21))
    for number in range(QUESTIONS):
        store.note_gap(f"{process}-{number}", Language.SWEDISH, Status.NOT_FOUND)
    store.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2])
