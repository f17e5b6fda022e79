"""A home becomes one file while pages run, and comes back whole."""

import sqlite3
import stat
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from app.store.archive.backup import SCRATCH, back_up
from app.store.archive.contents import (
    CONTENTS_FILE,
)
from app.store.archive.restore import BEFORE, STAGING, restore
from app.store.archive.tar import check_archive
from app.store.engine import Place
from app.store.store import Store
from corpus.errors import ArchiveError
from retrieval.home import Home
from retrieval.manifest import check_files, read_manifest
from retrieval.published import published_refs
from tests.app.store.archive.conftest import BUILDS, DAY, NOW, files_of, note


def questions(home: Path) -> list[str]:
    opened = Store(Place(home / "store.sqlite3"), keep_days=180, today=lambda: DAY, retry_seconds=0)
    try:
        return [gap.question for gap in opened.gaps()]
    finally:
        opened.close()


def test_what_is_restored_is_what_was_backed_up(home: Path, archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "home"
    target.parent.mkdir()
    restored = restore(archive, target, Place(target / "store.sqlite3"))
    assert restored.before is None
    assert files_of(target) == files_of(home)
    assert published_refs(Home(target)) == published_refs(Home(home))
    for ref in published_refs(Home(target)):
        check_files(
            target / "builds" / ref.id, read_manifest(target / "builds" / ref.id, ref.manifest_sha256)
        )
    assert questions(target) == ["Före"]
    assert not (target / STAGING).exists()
    assert stat.S_IMODE((target / "store.sqlite3").stat().st_mode) == 0o600


def test_a_backup_says_what_it_holds_and_is_for_nobody_else(archive: Path) -> None:
    contents = check_archive(archive)
    assert contents.summary().startswith("2 builds, 1 originals and the store (")
    assert contents.made_at == "2026-11-30T08:00:00+00:00"
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert {path.name for path in archive.parent.iterdir()} == {"home", archive.name}
    assert not (archive.parent / "home" / SCRATCH).exists()


def test_what_a_killed_backup_left_is_swept_by_the_next(home: Path, place: Place, tmp_path: Path) -> None:
    (home / SCRATCH).mkdir()
    (home / SCRATCH / "store.sqlite3").write_text("half")
    (tmp_path / "backup.tar.writing").write_text("half")
    assert not back_up(home, place, tmp_path / "backup.tar", NOW).has_store
    assert not (home / SCRATCH).exists()
    assert not (tmp_path / "backup.tar.writing").exists()


def test_the_same_builds_give_the_same_bytes_and_the_pointer_comes_last(home: Path, tmp_path: Path) -> None:
    place = Place(home / "store.sqlite3")  # there is none
    files = [tmp_path / "one.tar", tmp_path / "two.tar"]
    for file in files:
        assert not back_up(home, place, file, NOW).has_store
    assert files[0].read_bytes() == files[1].read_bytes()
    with tarfile.open(files[0]) as tar:
        assert tar.getnames()[-2:] == ["published.json", CONTENTS_FILE]


def test_the_store_is_copied_while_a_page_writes(
    home: Path, place: Place, store: Store, tmp_path: Path
) -> None:
    """A row that still stands in the journal is in, one of an open transaction is not."""
    with closing(sqlite3.connect(place.file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO lotsen_gap VALUES (99, '2026-11-21', 'Halv', 'sv', 'not_found')")
        back_up(home, place, tmp_path / "backup.tar", NOW)
        writer.execute("ROLLBACK")
    note(store, "Efter")
    restore(tmp_path / "backup.tar", tmp_path / "new", Place(tmp_path / "new" / "store.sqlite3"))
    assert questions(tmp_path / "new") == ["Före"]


def test_a_database_that_chroma_is_writing_is_copied_whole(home: Path, place: Place, tmp_path: Path) -> None:
    """It counts its openings there; what it has just counted stands in the journal alone."""
    name = f"builds/{BUILDS[0]}/chroma/chroma.sqlite3"
    with closing(sqlite3.connect(home / name, isolation_level=None)) as chroma:
        chroma.execute("PRAGMA journal_mode = WAL")
        chroma.execute("CREATE TABLE acquire_write (id INTEGER)")
        chroma.execute("INSERT INTO acquire_write VALUES (1)")
        assert back_up(home, place, tmp_path / "backup.tar", NOW).left_out == ()
    target = tmp_path / "new"
    restore(tmp_path / "backup.tar", target, Place(target / "store.sqlite3"))
    with closing(sqlite3.connect(target / name)) as copy:
        assert copy.execute("SELECT * FROM acquire_write").fetchall() == [(1,)]


def test_the_old_home_stays_beside(home: Path, place: Place, store: Store, archive: Path) -> None:
    note(store, "Efter")  # the page goes on: this row stands in the journal, which must go along
    assert (home / "store.sqlite3-wal").stat().st_size > 0
    (home / "files" / "abc.pdf").write_bytes(b"changed")
    restored = restore(archive, home, place)
    assert restored.before == home / BEFORE
    assert questions(home) == ["Före"]
    assert questions(home / BEFORE) == ["Efter", "Före"]
    assert (home / "files" / "abc.pdf").read_bytes() == b"an original"
    assert (home / BEFORE / "files" / "abc.pdf").read_bytes() == b"changed"
    with pytest.raises(ArchiveError, match="move it away or delete it"):
        restore(archive, home, place)


def test_a_restore_that_broke_off_is_run_again(
    home: Path, place: Place, store: Store, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every rename in turn: no index is published meanwhile, and the oldest state stays beside."""
    note(store, "Efter")
    store.close()
    rename, left = Path.rename, 0

    def breaking(self: Path, target: Path) -> Path:
        nonlocal left
        if left == 0:
            raise OSError(28, "No space left on device")
        left -= 1
        return rename(self, target)

    for allowed in (1, 2, 3, 0, 1, 2, 3):
        left = allowed
        monkeypatch.setattr(Path, "rename", breaking)
        with pytest.raises(ArchiveError, match="run it again"):
            restore(archive, home, place)
        assert Home(home).read_pointer() is None
    monkeypatch.setattr(Path, "rename", rename)
    restore(archive, home, place)
    assert len(published_refs(Home(home))) == 2
    assert questions(home) == ["Före"]
    assert questions(home / BEFORE) == ["Efter", "Före"]
