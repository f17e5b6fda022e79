"""A home becomes one file while pages run, and comes back whole or not at all."""

import hashlib
import io
import json
import sqlite3
import stat
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from answering.answer import Status
from app.store.archive.backup import SCRATCH, back_up
from app.store.archive.contents import (
    CONTENTS_FILE,
    Contents,
    Entry,
    check_entries,
    contents_json,
    may_stand,
    read_contents,
)
from app.store.archive.restore import BEFORE, STAGING, restore
from app.store.archive.tar import check_archive
from app.store.engine import Place
from app.store.store import Store
from corpus.errors import ArchiveError, BuildInProgress, StoreError
from corpus.model import Language
from retrieval.home import BuildRef, Home, Pointer, builder_lock
from retrieval.manifest import Manifest, check_files, read_manifest, record_files, write_manifest
from retrieval.published import published_refs

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


def questions(home: Path) -> list[str]:
    opened = Store(Place(home / "store.sqlite3"), keep_days=180, today=lambda: DAY, retry_seconds=0)
    try:
        return [gap.question for gap in opened.gaps()]
    finally:
        opened.close()


def files_of(folder: Path) -> dict[str, str]:
    """Every file with its hash, but the lock and databases, whose copies differ in their heads."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "build.lock" and ".sqlite3" not in path.name
    }


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


@pytest.mark.parametrize("where", [0.02, 0.3, 0.6, 0.9])
def test_a_flipped_byte_or_a_cut_is_noticed_before_anything_is_touched(
    home: Path, place: Place, archive: Path, where: float
) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        spans = [range(each.offset_data, each.offset_data + each.size) for each in tar]
    position = next(each.start for each in spans if len(each) and each.start >= where * spans[-1].start)
    before = files_of(home)
    flipped = whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :]
    for damaged in (flipped, whole[:position], whole[: position + 1]):
        archive.write_bytes(damaged)
        for attempt in (lambda: check_archive(archive), lambda: restore(archive, home, place)):
            with pytest.raises(ArchiveError):
                attempt()
        assert files_of(home) == before
        assert not (home / STAGING).exists()


def foreign_archive(file: Path, *members: tuple[str, bytes], kind: bytes = tarfile.REGTYPE) -> Path:
    """An archive with right hashes and whatever paths."""
    entries = [Entry(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in members]
    listed = contents_json(Contents("2026", "foreign", tuple(entries)))
    with tarfile.open(file, "w:") as tar:
        for name, data in (*members, (CONTENTS_FILE, listed)):
            member = tarfile.TarInfo(name)
            member.type = tarfile.REGTYPE if name == CONTENTS_FILE else kind
            member.linkname = "/etc/passwd"
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return file


@pytest.mark.parametrize(
    "path",
    [
        *("../outside", "files/../../outside", "/etc/outside", "builds/x/../../../outside", "files/"),
        *("./files/x", "builds/../published.json/x", "files/a/b", "settings.env", "builds/file"),
        *("files/..\\x",),
        *("files//x", "files/a\nb", "builds/x/.", "store.sqlite3/x", "build.lock", "restoring/x"),
    ],
)
def test_paths_that_leave_the_home_are_refused(tmp_path: Path, path: str) -> None:
    assert not may_stand(path)
    archive = foreign_archive(tmp_path / "backup.tar", (path, b"x"))
    with pytest.raises(ArchiveError):
        restore(archive, tmp_path / "home", Place(tmp_path / "home" / "store.sqlite3"))
    assert [each.name for each in tmp_path.iterdir()] == ["backup.tar"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_nothing_but_files_is_taken_out(tmp_path: Path, kind: bytes) -> None:
    archive = foreign_archive(tmp_path / "backup.tar", ("files/a", b""), kind=kind)
    with pytest.raises(ArchiveError, match="something that no backup does"):
        check_archive(archive)


def test_a_path_that_stands_twice_is_refused(tmp_path: Path) -> None:
    archive = foreign_archive(tmp_path / "backup.tar", ("files/a", b"one"), ("files/a", b"two"))
    with pytest.raises(ArchiveError):
        check_archive(archive)


def test_an_archive_whose_index_is_not_what_its_manifest_says_is_refused(home: Path, tmp_path: Path) -> None:
    pointer = (home / "published.json").read_bytes()
    archive = foreign_archive(tmp_path / "backup.tar", ("published.json", pointer))
    target = tmp_path / "new"
    with pytest.raises(ArchiveError, match="the archive's index 000002-bbbbbbbb"):
        restore(archive, target, Place(target / "store.sqlite3"))
    assert not (target / STAGING).exists()
    assert Home(target).read_pointer() is None


def test_an_archive_of_another_format_names_the_program(tmp_path: Path) -> None:
    entries = asdict(Contents("2026", "0.1.0", ())) | {"format": 99}
    with pytest.raises(ArchiveError, match="format 99"):
        read_contents(json.dumps(entries).encode())
    for nonsense in (b"", b"[]", b'{"format": 1}', b'{"format": 1, "files": [1]}'):
        with pytest.raises(ArchiveError, match="cannot be read"):
            read_contents(nonsense)


def test_a_damaged_build_is_left_out_and_named(
    home: Path, place: Place, store: Store, tmp_path: Path
) -> None:
    (home / "builds" / BUILDS[1] / "passages.jsonl").write_text("changed\n")
    contents = back_up(home, place, tmp_path / "backup.tar", NOW)
    assert contents.left_out == (f"index {BUILDS[1]} is damaged (passages.jsonl)",)
    target = tmp_path / "new"
    restore(tmp_path / "backup.tar", target, Place(target / "store.sqlite3"))
    assert [ref.id for ref in published_refs(Home(target))] == [BUILDS[0]]


def refused(archive: Path, home: Path, place: Place) -> None:
    with pytest.raises(BuildInProgress):
        restore(archive, home, place)


def refused_backup(archive: Path, home: Path, place: Place) -> None:
    with pytest.raises(BuildInProgress):
        back_up(home, place, archive.with_name("other.tar"), NOW)


@pytest.mark.parametrize("attempt", [refused, refused_backup])
def test_while_a_builder_is_at_work_nothing_is_saved_or_restored(
    home: Path, place: Place, archive: Path, attempt: Callable[[Path, Path, Place], None]
) -> None:
    before = archive.read_bytes(), sorted(home.rglob("*"))
    with builder_lock(Home(home)):
        attempt(archive, home, place)
    assert (archive.read_bytes(), sorted(home.rglob("*"))) == before
    assert not archive.with_name("other.tar").exists()


def test_a_file_that_is_there_is_not_overwritten(home: Path, place: Place, archive: Path) -> None:
    before = archive.read_bytes()
    with pytest.raises(ArchiveError, match="there already"):
        back_up(home, place, archive, NOW)
    assert archive.read_bytes() == before


def test_a_file_that_could_not_be_restored_is_not_backed_up(home: Path, place: Place, tmp_path: Path) -> None:
    (home / "files" / "a\nb.pdf").write_bytes(b"x")
    with pytest.raises(ArchiveError, match="move it away"):
        back_up(home, place, tmp_path / "backup.tar", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_disk_that_is_full_leaves_nothing_half_written(
    home: Path, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "addfile", full)
    with pytest.raises(ArchiveError, match="No space left"):
        back_up(home, place, tmp_path / "backup.tar", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert not (home / SCRATCH).exists()


def test_a_store_of_a_newer_program_is_refused_before_the_old_one_goes(
    home: Path, place: Place, store: Store, tmp_path: Path
) -> None:
    store.close()
    with closing(sqlite3.connect(place.file)) as database:
        database.execute("UPDATE lotsen_version SET version = 99")
        database.commit()
    back_up(home, place, tmp_path / "backup.tar", NOW)
    target = tmp_path / "new"
    with pytest.raises(StoreError, match="newer version"):
        restore(tmp_path / "backup.tar", target, Place(target / "store.sqlite3"))
    assert not (target / "store.sqlite3").exists()


def test_a_list_that_does_not_agree_names_the_file() -> None:
    entry = Entry("files/a", 1, "0" * 64)
    with pytest.raises(ArchiveError, match="files/a"):
        check_entries(Contents("2026", "0.1.0", (entry,)), [replace(entry, size=2)])
