"""One archive → the home that it was made of; what was there stays beside."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.store.archive.contents import POINTER_FILE, STORE_FILE, Contents
from app.store.archive.tar import check_archive, extract
from app.store.copying import copy_store, is_empty
from app.store.engine import Place
from app.store.whole_store import store_at
from corpus.errors import ArchiveError, DamagedBuild, LotsenError, StoreError
from retrieval.home import Home, builder_lock, sync_folder, sync_tree
from retrieval.manifest import check_files, read_manifest
from retrieval.published import published_refs

STAGING = "restoring"
BEFORE = "before-restore"
# The pointer is the first to go and the last to come: until then nobody opens what is not all there.
PARTS = ("files", "builds", STORE_FILE)
BESIDE_STORE = (f"{STORE_FILE}-wal", f"{STORE_FILE}-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did; `before` is the folder with what was there, None where nothing was."""

    contents: Contents
    before: Path | None


def restore(file: Path, home: Path, place: Place) -> Restored:
    """Make the home what the archive says; a store on a server gets the rows.

    Nothing is touched before the whole archive has been read and held against its hashes. Broken off, it is
    run again.

    Raises:
        ArchiveError: the archive is damaged or strange, or an earlier restore's old home is still there.
        StoreError: the server's store is not empty or cannot be used, or the archive's is of a newer version.
        BuildError: another process is building, or the home cannot be written.
    """
    contents = check_archive(file)
    staging, before = home / STAGING, home / BEFORE
    if before.exists() and not staging.exists():
        raise ArchiveError(f"{before} has what an earlier restore replaced: move it away or delete it first")
    if place.url and contents.has_store and not is_empty(place):
        raise StoreError(f"the store {place.name} is not empty: name a new database, or restore without it")
    with builder_lock(Home(home)):
        try:
            _stage(file, contents, staging)
            if place.url and contents.has_store:
                copy_store(Place(staging / STORE_FILE), place)
            _swap(home, staging, before, with_store=not place.url)
        except OSError as error:
            raise ArchiveError(
                f"the home cannot be restored ({error.strerror}): run it again; what was there is in {before}"
            ) from error
        except LotsenError:
            if not before.exists():
                shutil.rmtree(staging, ignore_errors=True)
            raise
    return Restored(contents, before if before.exists() else None)


def _stage(file: Path, contents: Contents, staging: Path) -> None:
    """The new home, whole, on disk and looked through; the folder itself tells a restore that broke off."""
    staging.mkdir(exist_ok=True)
    for path in staging.iterdir():
        _remove(path)
    extract(file, contents, staging)
    staged = Home(staging)
    for ref in published_refs(staged):
        try:
            check_files(
                staged.builds / ref.id, read_manifest(staged.builds / ref.id, ref.manifest_sha256 or None)
            )
        except DamagedBuild as error:
            raise ArchiveError(f"the archive's {error}: take another backup; nothing was changed") from error
    if contents.has_store:
        with store_at(Place(staging / STORE_FILE)):
            pass  # opened and brought up to date, or refused
    sync_tree(staging)


def _swap(home: Path, staging: Path, before: Path, with_store: bool) -> None:
    parts = PARTS if with_store else tuple(part for part in PARTS if part != STORE_FILE)
    for name in (POINTER_FILE, *parts, *(BESIDE_STORE if with_store else ())):
        _set_aside(home / name, before)
    for name in (*parts, POINTER_FILE):
        if (staging / name).exists():
            (staging / name).rename(home / name)
    sync_folder(home)
    shutil.rmtree(staging)


def _set_aside(path: Path, before: Path) -> None:
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        _remove(path)
        return
    before.mkdir(exist_ok=True)
    if (before / path.name).exists():
        _remove(path)  # a restore that broke off put it there
    else:
        path.rename(before / path.name)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
