"""The file of a store: shared, damaged, replaced, of another version; it fails in one line."""

import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, create_engine, insert, select, text

from answering.answer import Status
from app.store import store as app_store
from app.store.engine import Place
from app.store.records import KeptTurn
from app.store.schema import STEPS, VERSIONS, bring_up_to_date
from app.store.store import Store, conversation_id, new_secret
from corpus.errors import StoreError
from corpus.model import Language
from tests.app.store.conftest import Clock, note, opened

WRITER = Path(__file__).with_name("store_writer.py")


def test_nobody_else_may_read_the_file(store: Store, place: Place) -> None:
    note(store, "Fråga")
    for file in place.file.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_threads_share_a_store(store: Store) -> None:
    def write(thread: int) -> None:
        for number in range(20):
            note(store, f"{thread}-{number}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {gap.question for gap in store.gaps()} == {f"{t}-{n}" for t in range(8) for n in range(20)}


def test_processes_share_a_store_that_none_has_made_yet(place: Place, store: Store) -> None:
    commands = [[sys.executable, str(WRITER), str(place.file), str(number)] for number in range(4)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    # A pool of processes says only that it is broken when one of them dies; this says why.
    complaints = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4, complaints
    assert {gap.question for gap in store.gaps()} == {f"{p}-{n}" for p in range(4) for n in range(20)}


def test_a_damaged_file_is_one_line_and_another_chance(store: Store, place: Place) -> None:
    place.file.parent.mkdir(parents=True)
    place.file.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(StoreError, match=r"store\.sqlite3 cannot be used .*not a database") as raised:
        note(store, "Fråga")
    assert "\n" not in str(raised.value)
    place.file.unlink()
    note(store, "Fråga")
    assert len(store.gaps()) == 1


def test_a_store_deleted_under_a_running_page_is_made_anew(store: Store, place: Place) -> None:
    note(store, "Före")
    store.close()
    for file in place.file.parent.iterdir():
        file.unlink()
    note(store, "Efter")
    assert [gap.question for gap in store.gaps()] == ["Efter"]


def restore(backup: bytes, place: Place) -> None:
    """As an operator does it: another file, put in the place of the one that is open."""
    beside = place.file.with_name("restored")
    beside.write_bytes(backup)
    beside.rename(place.file)


def backup_of(place: Place) -> bytes:
    copy = place.file.with_name("backup")
    with closing(sqlite3.connect(place.file)) as file, closing(sqlite3.connect(copy)) as backup:
        file.backup(backup)
    return copy.read_bytes()


def test_a_store_restored_under_a_running_page_is_noticed_before_anything_is_saved(
    store: Store, place: Place, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    note(store, "I kopian")
    backup = backup_of(place)
    note(store, "Efter kopian")
    restore(backup, place)
    assert [gap.question for gap in store.gaps()] == ["I kopian"]
    note(store, "Efter återläsningen")
    assert "replaced by another file" in caplog.text
    store.close()
    again = opened(place, clock)
    assert [gap.question for gap in again.gaps()] == ["Efter återläsningen", "I kopian"]
    with closing(sqlite3.connect(place.file)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_log_of_another_process_that_has_opened_the_restored_file_stays(
    store: Store, place: Place, clock: Clock
) -> None:
    note(store, "Före")
    first, second = opened(place, clock), opened(place, clock)
    note(first, "Den ena")
    note(second, "Den andra")
    restore(backup_of(place), place)
    note(first, "Den ena igen")
    note(second, "Den andra igen")
    first.close()
    second.close()
    questions = {gap.question for gap in opened(place, clock).gaps()}
    assert questions == {"Före", "Den ena", "Den andra", "Den ena igen", "Den andra igen"}


def test_what_was_saved_into_a_file_replaced_at_that_moment_is_said_to_be_lost(
    store: Store, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(store, "Före")
    backup = backup_of(place)
    trim = app_store.trim

    def restored_meanwhile(connection: Connection, table: Table) -> None:
        trim(connection, table)
        restore(backup, place)

    monkeypatch.setattr(app_store, "trim", restored_meanwhile)
    with pytest.raises(StoreError, match="replaced by another file while it was written to"):
        note(store, "Borta")
    monkeypatch.undo()
    note(store, "Efter")
    assert [gap.question for gap in store.gaps()] == ["Efter", "Före"]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("in the way")
    store = opened(Place(tmp_path / "file" / "store.sqlite3"), clock)
    with pytest.raises(StoreError, match="LOTSEN_HOME"):
        note(store, "Fråga")


def test_a_failing_store_is_left_alone_for_a_while(place: Place, clock: Clock) -> None:
    place.file.parent.mkdir(parents=True)
    place.file.write_bytes(b"damaged" * 1000)
    store = Store(place, keep_days=180, today=clock, retry_seconds=3600)
    with pytest.raises(StoreError) as first:
        note(store, "Fråga")
    place.file.unlink()
    with pytest.raises(StoreError) as second:
        note(store, "Fråga")
    assert str(second.value) == str(first.value)


def test_an_older_store_takes_the_steps_that_it_lacks_and_keeps_its_rows(store: Store, place: Place) -> None:
    note(store, "Före")
    store.close()

    def add_a_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE lotsen_gap ADD COLUMN page TEXT NOT NULL DEFAULT ''"))

    engine = create_engine(f"sqlite:///{place.file}")
    for _ in range(2):  # the second time there is nothing left to do
        with engine.begin() as connection:
            bring_up_to_date(connection, (*STEPS, add_a_column))
    with engine.begin() as connection:
        assert connection.execute(select(VERSIONS.c.version)).scalar_one() == len(STEPS) + 1
        assert connection.execute(text("SELECT question, page FROM lotsen_gap")).one() == ("Före", "")


def test_a_store_of_the_first_version_learns_how_long_its_conversations_are(
    store: Store, place: Place, clock: Clock
) -> None:
    id = conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn("Före")])
    store.close()
    with closing(sqlite3.connect(place.file)) as file:
        file.execute("DROP INDEX lotsen_conversation_size")
        file.execute("ALTER TABLE lotsen_conversation DROP COLUMN size")
        file.execute("UPDATE lotsen_version SET version = 1")
        file.commit()
    assert opened(place, clock).conversation(id) is not None
    with closing(sqlite3.connect(place.file)) as file:
        assert file.execute("SELECT size = length(said) FROM lotsen_conversation").fetchall() == [(1,)]


def test_a_store_of_a_newer_version_is_left_as_it_is(place: Place, store: Store) -> None:
    place.file.parent.mkdir(parents=True)
    engine = create_engine(f"sqlite:///{place.file}")
    with engine.begin() as connection:
        VERSIONS.create(connection)
        connection.execute(insert(VERSIONS).values(version=len(STEPS) + 1))
    with pytest.raises(StoreError, match="newer version"):
        note(store, "Fråga")


def test_a_server_is_named_without_its_password() -> None:
    place = Place(Path("unused"), "postgresql://lotsen:hemligt@db.example:5432/lotsen")
    assert "hemligt" not in place.name
    assert "db.example" in place.name


def test_a_store_of_the_first_version_learns_to_count(place: Place, clock: Clock) -> None:
    first = opened(place, clock)
    note(first, "Rymdrätt?")
    first.close()
    with closing(sqlite3.connect(place.file)) as connection:
        connection.execute("DROP TABLE lotsen_count")
        connection.execute("UPDATE lotsen_version SET version = 1")
        connection.commit()
    later = opened(place, clock)
    later.count(Language.SWEDISH, Status.ANSWERED, "")
    assert len(later.counts()) == len(later.gaps()) == 1
