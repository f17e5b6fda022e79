"""The store keeps what it was given, masked, for as long as it was told, and fails in one line."""

import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, create_engine, insert, select, text

from answering.answer import Answer, Status
from app.store import store as app_store
from app.store.engine import Place
from app.store.records import Feedback, Gap, Reason, Said, Verdict
from app.store.schema import STEPS, VERSIONS, bring_up_to_date
from app.store.store import Store, conversation_id, new_secret
from corpus.errors import StoreError
from corpus.model import Language, Owner

DAY = date(2026, 11, 21)
WRITER = Path(__file__).with_name("store_writer.py")
PERSONAL = "Jag, 19811228-9874, anna@example.se, frågar om pris"
MASKED = "Jag, [personnummer], [e-post], frågar om pris"


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


def feedback(**changes: object) -> Feedback:
    mark = Feedback(
        "Vad kostar det?",
        Language.SWEDISH,
        Status.ANSWERED,
        Verdict.DOWN,
        Reason.OUT_OF_DATE,
        "Priset är höjt.",
        ("guide-sv#2.3/1", "vecura-sv#vag-in/1"),
        "extract/1",
    )
    return replace(mark, **changes)  # type: ignore[arg-type]


def note(store: Store, question: str) -> None:
    store.note_gap(question, Language.SWEDISH, Status.NOT_FOUND)


def without_files(answer: Answer) -> Answer:
    """An answer as it may be kept: of a document only what is shown."""
    cited = tuple(
        replace(
            each, document=replace(each.document, file=Path(), sections=(), owners=(), areas=(), sha256="")
        )
        for each in answer.citations
    )
    return replace(answer, citations=cited)


def test_a_kept_conversation_is_the_same_after_a_restart(
    store: Store, place: Place, clock: Clock, answer: Answer
) -> None:
    id = conversation_id(new_secret())
    said = (
        Said("Vad kostar det?", answer),
        Said("Och sedan?"),
        Said("Skiljer det sig?", answer, ((Owner.STATE, answer), (Owner.REGION, answer))),
    )
    store.keep_conversation(id, said)
    store.close()
    found = opened(place, clock).conversation(id)
    assert found is not None
    whole = without_files(answer)
    assert found.said == (
        replace(said[0], answer=whole),
        said[1],
        replace(said[2], answer=whole, by_owner=((Owner.STATE, whole), (Owner.REGION, whole))),
    )
    assert found.day == DAY


def test_keeping_again_replaces_and_forgetting_leaves_nothing_in_the_file(
    store: Store, place: Place, answer: Answer
) -> None:
    id, other = conversation_id(new_secret()), conversation_id(new_secret())
    store.keep_conversation(id, [Said("Hemligheten om zirkonium", answer)])
    store.keep_conversation(id, [Said("Hemligheten om zirkonium"), Said("Två")])
    store.keep_conversation(other, [Said("Annat")])
    found = store.conversation(id)
    assert found is not None
    assert [each.question for each in found.said] == ["Hemligheten om zirkonium", "Två"]
    store.forget(id)
    assert store.conversation(id) is None
    assert store.conversation(other) is not None
    store.close()
    assert b"zirkonium" not in place.file.read_bytes()


def test_ids_are_long_random_and_nothing_else_is_looked_up(store: Store) -> None:
    ids = {conversation_id(new_secret()) for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(id) for id in ids} == {32}
    for id in ("", "1", "../../etc/passwd", "' OR 1=1 --", "a" * 33, "å" * 32):
        assert store.conversation(id) is None
        with pytest.raises(StoreError):
            store.keep_conversation(id, [Said("x")])


def test_marks_come_back_whole_newest_first(store: Store, clock: Clock) -> None:
    store.add_feedback(feedback())
    clock.day = DAY + timedelta(days=1)
    store.add_feedback(feedback(verdict=Verdict.UP, reason=None, comment="", passages=()))
    assert store.feedback() == (
        feedback(verdict=Verdict.UP, reason=None, comment="", passages=(), day=DAY + timedelta(days=1)),
        feedback(day=DAY),
    )


def test_personal_identifiers_are_masked_before_anything_is_stored(
    store: Store, place: Place, answer: Answer
) -> None:
    id = conversation_id(new_secret())
    asked = replace(answer, question=PERSONAL, standalone_question=PERSONAL)
    store.keep_conversation(id, [Said(PERSONAL, asked), Said(PERSONAL, None, ((Owner.STATE, asked),))])
    store.add_feedback(feedback(question=PERSONAL, comment=PERSONAL))
    note(store, PERSONAL)
    found = store.conversation(id)
    assert found is not None
    kept = [
        found.said[0].question,
        found.said[0].answer,
        found.said[1].question,
        found.said[1].by_owner[0][1],
    ]
    for each in kept:
        words = (
            each if isinstance(each, str) else f"{each and each.question}{each and each.standalone_question}"
        )
        assert words.replace(MASKED, "") == ""
    assert (store.feedback()[0].question, store.feedback()[0].comment) == (MASKED, MASKED)
    assert store.gaps() == (Gap(MASKED, Language.SWEDISH, Status.NOT_FOUND, DAY),)
    files = b"".join(file.read_bytes() for file in place.file.parent.iterdir())
    assert b"9874" not in files
    assert b"anna@" not in files


def test_hidden_characters_and_endless_texts_are_cut(store: Store) -> None:
    note(store, "pris\u202e\x00 " + "x" * 10_000)
    [gap] = store.gaps()
    assert gap.question.startswith("pris x")
    assert len(gap.question) == 4000


def test_what_is_too_old_is_not_given_and_then_deleted(
    store: Store, place: Place, clock: Clock, answer: Answer
) -> None:
    id = conversation_id(new_secret())
    store.keep_conversation(id, [Said("Gammalt", answer)])
    store.add_feedback(feedback(question="Gammalt"))
    note(store, "Gammalt")
    clock.day = DAY + timedelta(days=180)
    assert store.conversation(id) is not None
    clock.day = DAY + timedelta(days=181)
    assert (store.conversation(id), store.feedback(), store.gaps()) == (None, (), ())
    note(store, "Nytt")
    with closing(sqlite3.connect(place.file)) as file:
        left = [
            file.execute(f"SELECT count(*) FROM lotsen_{table}").fetchone()[0]  # noqa: S608
            for table in ("conversation", "feedback", "gap")
        ]
    assert left == [0, 0, 1]


def test_a_flood_of_questions_leaves_the_newest(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.limits.MOST_ROWS", 3)
    for number in range(5):
        note(store, f"Fråga {number}")
    assert [gap.question for gap in store.gaps()] == [f"Fråga {number}" for number in (4, 3, 2)]
    for number in range(5):
        store.add_feedback(feedback(comment=str(number)))
    assert [mark.comment for mark in store.feedback()] == ["4", "3", "2"]


def ids_in(place: Place) -> set[str]:
    with closing(sqlite3.connect(place.file)) as file:
        return {id for (id,) in file.execute("SELECT id FROM lotsen_conversation")}


@pytest.mark.parametrize(("bound", "most"), [("MOST_ROWS", 3), ("MOST_CHARACTERS", 200)])
def test_a_flood_of_conversations_leaves_the_newest(
    store: Store, place: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    """Each is 65 characters long as it is kept."""
    monkeypatch.setattr(f"app.store.limits.{bound}", most)
    ids = [conversation_id(new_secret()) for _ in range(5)]
    for number, id in enumerate(ids):
        clock.day = DAY + timedelta(days=number)
        store.keep_conversation(id, [Said("Åttio tecken?")])
    assert ids_in(place) == set(ids[2:])
    # The oldest, written to again, is the newest.
    clock.day = DAY + timedelta(days=5)
    store.keep_conversation(ids[2], [Said("Åttio tecken!")])
    store.keep_conversation(ids[0], [Said("Åttio tecken?")])
    assert ids_in(place) == {ids[0], ids[2], ids[4]}


def test_of_an_endless_conversation_the_newest_questions_are_kept(
    store: Store, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.store.LARGEST_CONVERSATION", 200)
    id = conversation_id(new_secret())
    store.keep_conversation(id, [Said(f"Fråga {number}?") for number in range(9)])
    found = store.conversation(id)
    assert found is not None
    assert [each.question for each in found.said] == ["Fråga 6?", "Fråga 7?", "Fråga 8?"]
    with pytest.raises(StoreError, match="too long"):
        store.keep_conversation(id, [Said("Fråga?", answer)])
    assert store.conversation(id) == found


def test_without_leave_to_keep_questions_only_the_bare_mark_is_kept(place: Place, clock: Clock) -> None:
    store = opened(place, clock, keep_questions=False)
    note(store, "Hemligt")
    store.add_feedback(feedback())
    assert store.gaps() == ()
    assert store.feedback() == (feedback(question="", comment="", day=DAY),)


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


def test_a_record_of_another_version_is_one_line(store: Store, place: Place, answer: Answer) -> None:
    id = conversation_id(new_secret())
    store.keep_conversation(id, [Said("Fråga", answer)])
    store.add_feedback(feedback())
    with closing(sqlite3.connect(place.file)) as file:
        file.execute('UPDATE lotsen_conversation SET said = \'[{"question": "x"}]\'')
        file.execute("UPDATE lotsen_feedback SET reason = 'too_long'")
        file.commit()
    with pytest.raises(StoreError, match="conversation cannot be read"):
        store.conversation(id)
    with pytest.raises(StoreError, match="mark cannot be read"):
        store.feedback()


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
    store.keep_conversation(id, [Said("Före")])
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


def test_questions_are_counted_by_day_and_sort_and_not_kept(store: Store, clock: Clock, place: Place) -> None:
    for topic in ("price", "price", ""):
        store.count(Language.SWEDISH, Status.ANSWERED, topic)
    clock.day = DAY + timedelta(days=1)
    store.count(Language.SWEDISH, Status.ANSWERED, "price")
    assert [(each.day, each.topic, each.number) for each in store.counts()[:1]] == [(clock.day, "price", 1)]
    assert sorted((each.topic, each.number) for each in store.counts()[1:]) == [("", 1), ("price", 2)]
    clock.day = DAY + timedelta(days=181)
    assert [each.day for each in store.counts()] == [DAY + timedelta(days=1)]
    opened(place, clock).count(Language.ENGLISH, Status.PARTIAL, "")
    with closing(sqlite3.connect(place.file)) as connection:
        assert connection.execute("SELECT count(*) FROM lotsen_count").fetchone() == (2,)


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
