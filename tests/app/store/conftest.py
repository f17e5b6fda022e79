"""A store in a folder of its own, and a day that a test can move."""

from datetime import date
from pathlib import Path

import pytest

from answering.answer import Status
from app.store.engine import Place
from app.store.store import Store
from corpus.model import Language

DAY = date(2026, 11, 21)


class Clock:
    """A day that a test can move."""

    def __init__(self) -> None:
        self.day = DAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "home" / "store.sqlite3")


def opened(place: Place, clock: Clock, **options: bool) -> Store:
    return Store(place, keep_days=180, today=clock, retry_seconds=0, **options)


@pytest.fixture
def store(place: Place, clock: Clock) -> Store:
    return opened(place, clock)


def note(store: Store, question: str) -> None:
    store.note_gap(question, Language.SWEDISH, Status.NOT_FOUND)
