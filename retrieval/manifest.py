"""What a build is made of, and the hashes by which damage to any of its files is seen."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import DamagedBuild

MANIFEST_FILE = "manifest.json"
FORMAT = 2  # raised when a build of an earlier program can no longer be read

# Opening hashes every byte up to this size, and beyond it some blocks: it is done at every start.
WHOLE_BYTES = 64 << 20
SAMPLED_BLOCKS = 256
BLOCK = 64 << 10
# Chroma's graph is always hashed whole: to open a damaged one ends the process (a segmentation fault).
CRASHES_IF_DAMAGED = "chroma/"
# Chroma counts its openings in the table `acquire_write`, so its database is compared by the other rows.
DATABASE = ".sqlite3"
COUNTS_OPENINGS = "acquire_write"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a build: its path below the folder, size, and hash of its content."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything known about a build.

    Args:
        made_at: time of publishing, ISO 8601, UTC.
        model: name of the embedding model; `load_embedder` takes it.
        corpus_hash: of all documents and passages; the same corpus gives the same hash.
        reused: passages whose vectors were taken from the build before.
        chroma_url: of the server that has the vectors, empty where they lie in the build's folder.
        reading: which way of reading the documents gave these passages, empty if nobody said.
        versions: of the libraries that wrote the files.
        seconds: that each step took.
        dead_vectors: deleted from Chroma since all were written anew; they still take up its space.
    """

    id: str
    made_at: str
    model: str
    dimensions: int
    corpus_hash: str
    documents: int
    passages: int
    reused: int
    chroma_url: str
    reading: str
    versions: tuple[tuple[str, str], ...]
    seconds: tuple[tuple[str, float], ...]
    files: tuple[FileRecord, ...]
    dead_vectors: int = 0
    format: int = FORMAT


def record_files(folder: Path) -> tuple[FileRecord, ...]:
    """A record for each file of a finished build."""
    return tuple(_record(folder, path) for path in _files(folder))


def write_manifest(folder: Path, manifest: Manifest) -> str:
    """Write it and give its SHA-256."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_manifest(folder: Path, sha256: str | None = None) -> Manifest:
    """The manifest, which must have this hash if one is given; raises DamagedBuild."""
    try:
        text = (folder / MANIFEST_FILE).read_bytes()
        entries = json.loads(text)
    except (OSError, ValueError) as error:
        raise DamagedBuild(f"index {folder.name} has no manifest that can be read") from error
    if sha256 not in (None, hashlib.sha256(text).hexdigest()):
        raise DamagedBuild(f"index {folder.name} has another manifest than the one that was published")
    try:
        return _manifest(entries)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedBuild(f"index {folder.name} was made by another version of this program") from error


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises DamagedBuild if a file is missing, cut short or changed."""
    for record in manifest.files:
        try:
            damaged = _record(folder, folder / record.path) != record
        except (OSError, sqlite3.Error):
            damaged = True
        if damaged:
            raise DamagedBuild(f"index {folder.name} is damaged ({record.path})")


def _manifest(entries: dict[str, Any]) -> Manifest:
    if entries["format"] != FORMAT:
        raise ValueError(entries["format"])
    pairs = {key: tuple((name, value) for name, value in entries[key]) for key in ("versions", "seconds")}
    return Manifest(**{**entries, **pairs, "files": tuple(FileRecord(**file) for file in entries["files"])})


def _files(folder: Path) -> list[Path]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path.name != MANIFEST_FILE)


def _record(folder: Path, path: Path) -> FileRecord:
    name = path.relative_to(folder).as_posix()
    if path.suffix == DATABASE:
        return FileRecord(name, 0, _hash_of_rows(path))
    size = path.stat().st_size
    whole = size <= WHOLE_BYTES or name.startswith(CRASHES_IF_DAMAGED)
    return FileRecord(name, size, _hash(path, size, whole))


def _hash(path: Path, size: int, whole: bool) -> str:
    digest = hashlib.sha256()
    step = BLOCK if whole else max(BLOCK, (size - BLOCK) // (SAMPLED_BLOCKS - 1))
    with path.open("rb") as file:
        for start in range(0, size, step):
            file.seek(start)
            digest.update(file.read(BLOCK))
    return digest.hexdigest()


def _hash_of_rows(path: Path) -> str:
    """Hash of what a SQLite database says, whatever its unused bytes hold, and whether its pages are sound.

    Rows alone would not do: Chroma searches by indexes, which no reading of the tables touches. Opened as
    immutable: a process that is opening it, or was killed at it, writes only what is not compared.
    """
    digest = hashlib.sha256()
    step = max(1, path.stat().st_size // WHOLE_BYTES)
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as database:
        database.text_factory = bytes
        digest.update(repr(database.execute("PRAGMA quick_check").fetchall()).encode())
        for table, row in _rows(database, step):
            digest.update(table + repr(row).encode())
    return digest.hexdigest()


def _rows(database: sqlite3.Connection, step: int) -> Iterator[tuple[bytes, Any]]:
    """All rows of all tables that hold data, every `step`-th where the database is large."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name != ? ORDER BY name"
    for name, sql in database.execute(query, (COUNTS_OPENINGS,)).fetchall():
        if sql and sql.lstrip().upper().startswith(b"CREATE VIRTUAL"):
            continue  # its content lies in tables of its own, which are read like the others
        table = name.decode().replace('"', '""')
        for number, row in enumerate(database.execute(f'SELECT * FROM "{table}"')):  # noqa: S608
            if number % step == 0:
                yield name, row
