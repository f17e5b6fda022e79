"""A home → one archive, while pages run: builds never change, and the store is copied as it stands."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from app.store.archive.contents import POINTER_FILE, STORE_FILE, Contents
from app.store.archive.tar import Member, write_archive
from app.store.copying import copy_store
from app.store.engine import Place
from app.store.sqlite_file import copy_sqlite
from corpus.errors import ArchiveError, DamagedBuild
from retrieval.home import HALF_WRITTEN, BuildRef, Home, Pointer, builder_lock
from retrieval.manifest import DATABASE, MANIFEST_FILE, Manifest, check_files, read_manifest
from retrieval.published import published_refs

PROGRAM = "samverkanslotsen"
SCRATCH = "backing-up"  # a folder of the home

Builds = Sequence[tuple[BuildRef, Manifest]]


def back_up(home: Path, place: Place, file: Path, now: datetime | None = None) -> Contents:
    """Write builds, originals and the store into one file, and give what stands in it.

    Raises:
        ArchiveError: there is nothing to back up, or the file cannot be written.
        BuildInProgress: a builder is at work, which may sweep what is being copied.
        StoreError: the store cannot be read.
    """
    if not home.is_dir():
        raise ArchiveError(f"there is nothing to back up: {home} is no folder")
    where = Home(home)
    made_at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    with builder_lock(where), _scratch(where) as scratch:
        whole, left_out = _whole_builds(where)
        members = [*_originals(where), *_build_members(where, whole, scratch), *_store_member(place, scratch)]
        # Last, as when a build is published: whoever sees the pointer sees what it points to.
        members += _pointer_member(scratch, [ref for ref, _ in whole])
        return write_archive(file, members, Contents(made_at, version(PROGRAM), (), left_out))


@contextmanager
def _scratch(home: Home) -> Iterator[Path]:
    """For copies of databases: in the home, as private as the store, swept after a backup that was killed."""
    folder = home.root / SCRATCH
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    except OSError as error:
        raise ArchiveError(f"the home cannot be backed up ({error.strerror}: {error.filename})") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _whole_builds(home: Home) -> tuple[Builds, tuple[str, ...]]:
    """The published builds that are as they were made, and why others are left out."""
    whole, left_out = [], []
    for ref in published_refs(home):
        folder = home.builds / ref.id
        try:
            manifest = read_manifest(folder, ref.manifest_sha256 or None)
            check_files(folder, manifest)
        except DamagedBuild as error:
            left_out.append(str(error))
        else:
            whole.append((ref, manifest))
    return whole, tuple(left_out)


def _originals(home: Home) -> Iterator[Member]:
    for file in sorted(home.files.iterdir()):
        if file.is_file() and not file.name.endswith(HALF_WRITTEN):
            yield f"files/{file.name}", file


def _build_members(home: Home, builds: Builds, scratch: Path) -> Iterator[Member]:
    for ref, manifest in builds:
        for path in (*(record.path for record in manifest.files), MANIFEST_FILE):
            file = home.builds / ref.id / path
            # Chroma writes into its database whenever it is opened.
            yield f"builds/{ref.id}/{path}", _copy_of(file, scratch) if file.suffix == DATABASE else file


def _copy_of(database: Path, scratch: Path) -> Path:
    copy = scratch / f"{database.parent.parent.name}-{database.name}"
    copy_sqlite(database, copy)
    return copy


def _store_member(place: Place, scratch: Path) -> Iterator[Member]:
    """A SQLite file in every case: of a server the rows."""
    copy = scratch / STORE_FILE
    if place.url:
        copy_store(place, Place(copy))
    elif place.file.exists():
        copy_sqlite(place.file, copy)
    if copy.exists():
        yield STORE_FILE, copy


def _pointer_member(scratch: Path, refs: Sequence[BuildRef]) -> list[Member]:
    if not refs:
        return []
    Home(scratch).write_pointer(Pointer(*refs))
    return [(POINTER_FILE, scratch / POINTER_FILE)]
