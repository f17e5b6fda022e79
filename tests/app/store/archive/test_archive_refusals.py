"""An archive that is damaged, foreign or in the way is refused, and nothing is touched."""

import hashlib
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

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
from app.store.archive.restore import STAGING, restore
from app.store.archive.tar import check_archive
from app.store.engine import Place
from app.store.store import Store
from corpus.errors import ArchiveError, BuildInProgress, StoreError
from retrieval.home import Home, builder_lock
from retrieval.published import published_refs
from tests.app.store.archive.conftest import BUILDS, NOW, files_of


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
