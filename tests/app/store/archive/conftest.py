"""A home of two builds, and its backup."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from answering.answer import Status
from app.store.archive.backup import back_up
from app.store.engine import Place
from app.store.store import Store
from corpus.model import Language
from retrieval.home import BuildRef, Home, Pointer
from retrieval.manifest import Manifest, record_files, write_manifest

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


DAY = date(2026, 11, 21)


BUILDS = ("000001-aaaaaaaa", "000002-bbbbbbbb")


def made_build(home: Home, id: str) -> BuildRef:
    """A build with as much in it as its manifest needs; its database is open in Chroma's way."""
    folder = home.builds / id
    (folder / "chroma").mkdir(parents=True)
    (folder / "passages.jsonl").write_text(f"passages of {id}\n")
    with closing(sqlite3.connect(folder / "chroma" / "chroma.sqlite3")) as database:
        database.execute("CREATE TABLE embeddings (id TEXT)")
        database.execute("INSERT INTO embeddings VALUES (?)", (id,))
        database.commit()
    manifest = Manifest(id, "2026", "fake", 2, "", 1, 1, 0, "", "", (), (), record_files(folder))
    return BuildRef(id, write_manifest(folder, manifest))


def note(store: Store, question: str) -> None:
    store.note_gap(question, Language.SWEDISH, Status.NOT_FOUND)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two builds, an original, and a store."""
    where = Home(tmp_path / "home")
    where.files.mkdir(parents=True)
    (where.files / "abc.pdf").write_bytes(b"an original")
    refs = [made_build(where, id) for id in BUILDS]
    where.write_pointer(Pointer(*reversed(refs)))
    return where.root


@pytest.fixture
def place(home: Path) -> Place:
    return Place(home / "store.sqlite3")


@pytest.fixture
def store(place: Place) -> Store:
    store = Store(place, keep_days=180, today=lambda: DAY, retry_seconds=0)
    note(store, "Före")
    return store


@pytest.fixture
def archive(home: Path, place: Place, store: Store, tmp_path: Path) -> Path:
    file = tmp_path / "backup.tar"
    back_up(home, place, file, NOW)
    return file


def files_of(folder: Path) -> dict[str, str]:
    """Every file with its hash, but the lock and databases, whose copies differ in their heads."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "build.lock" and ".sqlite3" not in path.name
    }
