"""The same store on a real PostgreSQL server, where one is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from answering.answer import Answer, Status
from app.store.archive.backup import back_up
from app.store.archive.restore import restore
from app.store.copying import copy_store
from app.store.engine import Place
from app.store.person import erase_written
from app.store.records import Feedback, KeptTurn, Reason, Verdict
from app.store.store import Store, conversation_id, new_secret
from corpus.errors import StoreError
from corpus.model import Language

DAY = date(2026, 11, 21)


def programs() -> Path | None:
    """The folder of the newest server that is installed."""
    named = shutil.which("pg_ctl")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    return found[-1].parent if found else None


BIN = programs()
pytest.importorskip("psycopg", reason="the driver psycopg is not installed: pip install '.[postgres]'")
pytestmark = pytest.mark.skipif(BIN is None, reason="no PostgreSQL server is installed here (initdb, pg_ctl)")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """URL of a server of its own, on a socket in a folder of its own."""
    assert BIN is not None
    folder = Path(tempfile.mkdtemp(prefix="lotsen-pg-"))
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = "postgres"
        shutil.chown(folder, user)
    data = str(folder / "data")

    def run(*command: str) -> None:
        subprocess.run(
            command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
        )

    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    try:
        run(str(BIN / "initdb"), "-D", data, "-U", "lotsen", "-A", "trust", "-E", "UTF8", "--no-locale")
        run(str(BIN / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
        yield f"postgresql://lotsen@/postgres?host={folder}"
        run(str(BIN / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def url(server: str, request: pytest.FixtureRequest) -> str:
    """A database of the test's own."""
    import psycopg

    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return server.replace("/postgres?", f"/{name}?")


def opened(url: str, day: date = DAY) -> Store:
    return Store(Place(Path("unused"), url), keep_days=180, today=lambda: day, retry_seconds=0)


def test_everything_that_is_kept_comes_back_from_the_server(url: str, answer: Answer) -> None:
    id = conversation_id(new_secret())
    mark = Feedback("Å ä ö?", Language.SWEDISH, Status.PARTIAL, Verdict.DOWN, Reason.WRONG, "Nej", ("a#1/1",))
    store = opened(url)
    store.keep_conversation(id, [KeptTurn("Vad kostar det?", answer)])
    store.keep_conversation(id, [KeptTurn("Vad kostar det?", answer), KeptTurn("Två")])
    store.add_feedback(mark)
    store.note_gap("Rymdrätt?", Language.SWEDISH, Status.NOT_FOUND)
    store.close()
    again = opened(url)
    found = again.conversation(id)
    assert found is not None
    assert [each.question for each in found.said] == ["Vad kostar det?", "Två"]
    assert found.said[0].answer is not None
    assert found.said[0].answer.claims == answer.claims
    assert [(each.question, each.passages) for each in again.feedback()] == [("Å ä ö?", ("a#1/1",))]
    assert [each.question for each in again.gaps()] == ["Rymdrätt?"]
    again.forget(id)
    assert again.conversation(id) is None


def test_what_is_too_old_is_swept_on_the_server_too(url: str) -> None:
    opened(url).note_gap("Gammalt", Language.SWEDISH, Status.NOT_FOUND)
    later = opened(url, DAY + timedelta(days=181))
    later.note_gap("Nytt", Language.SWEDISH, Status.NOT_FOUND)
    assert [each.question for each in opened(url).gaps()] == ["Nytt"]


def test_many_that_find_an_empty_server_make_its_tables_once(url: str) -> None:
    def write(number: int) -> None:
        opened(url).note_gap(f"Fråga {number}", Language.SWEDISH, Status.NOT_FOUND)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(16)))
    assert len(opened(url).gaps()) == 16


def test_a_server_that_is_away_is_one_line_without_the_password() -> None:
    store = opened("postgresql://lotsen:hemligt@127.0.0.1:1/lotsen")
    with pytest.raises(StoreError, match=r"127\.0\.0\.1.*cannot be used") as raised:
        store.note_gap("Fråga", Language.SWEDISH, Status.NOT_FOUND)
    assert "hemligt" not in str(raised.value)
    assert "\n" not in str(raised.value)
    assert "Fråga" not in str(raised.value)


def test_connections_that_the_server_has_dropped_are_made_anew(url: str) -> None:
    import psycopg

    store = opened(url)
    store.note_gap("Före", Language.SWEDISH, Status.NOT_FOUND)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    store.note_gap("Efter", Language.SWEDISH, Status.NOT_FOUND)
    assert [each.question for each in store.gaps()] == ["Efter", "Före"]


def test_a_file_is_copied_to_the_server_again_and_again_and_both_go_on(
    url: str, answer: Answer, tmp_path: Path
) -> None:
    file, server = Place(tmp_path / "store.sqlite3"), Place(Path(), url)
    source = Store(file, keep_days=180, today=lambda: DAY, retry_seconds=0)
    id = conversation_id(new_secret())
    source.keep_conversation(id, [KeptTurn("Vad kostar det? Å ä ö", answer)])
    source.note_gap("Rymdrätt?", Language.SWEDISH, Status.NOT_FOUND)
    assert [each.copied for each in copy_store(file, server)] == [1, 0, 1, 0, 0]
    assert [(each.copied, each.there) for each in copy_store(file, server)] == [
        (0, 1),
        (0, 0),
        (0, 1),
        (0, 0),
        (0, 0),
    ]
    target = opened(url)
    assert target.conversation(id) == source.conversation(id)
    target.note_gap("Efter", Language.SWEDISH, Status.NOT_FOUND)
    assert [each.question for each in target.gaps()] == ["Efter", "Rymdrätt?"]


def test_a_server_is_backed_up_as_rows_and_restored_into_an_empty_one(
    url: str, answer: Answer, tmp_path: Path
) -> None:
    server, home = Place(Path(), url), tmp_path / "home"
    home.mkdir()
    store = opened(url)
    id = conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn("Vad kostar det?", answer)])
    kept = store.conversation(id)
    back_up(home, server, tmp_path / "backup.tar", datetime(2026, 11, 30, tzinfo=UTC))
    with pytest.raises(StoreError, match="not empty"):
        restore(tmp_path / "backup.tar", home, server)
    store.forget(id)
    restore(tmp_path / "backup.tar", home, server)
    assert store.conversation(id) == kept
    assert not (home / "store.sqlite3").exists()


def test_a_person_is_erased_on_the_server(url: str) -> None:
    store = opened(url)
    store.note_gap("Anna Zirkonsson frågar", Language.SWEDISH, Status.NOT_FOUND)
    now = datetime(2026, 11, 21, tzinfo=UTC)
    assert len(erase_written(Place(Path(), url), "anna zirkonsson", "test", now)) == 1
    assert store.gaps() == ()
    assert [line.what for line in store.audit()] == ["person erase: 0 conversations, 0 marks, 1 question"]
