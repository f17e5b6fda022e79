"""Connections to the store: a SQLite file shared by several processes, or a PostgreSQL server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from corpus.errors import StoreError

WAIT_SECONDS = 5  # for another process that writes, or for a server that does not answer
POSTGRES_DRIVER = "postgresql+psycopg"
POSTGRES_LOCK = 0x4C4F5453  # any number that the processes of this project agree on
READ_ONLY = "lotsen_read_only"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store is: a file, or a PostgreSQL server where a URL is given."""

    file: Path
    url: str | None = None

    @property
    def name(self) -> str:
        """What it is called in messages; never with its password."""
        return make_url(self.url).render_as_string(hide_password=True) if self.url else str(self.file)


def place_at(url: str) -> Place:
    """The store that a URL names: `sqlite:///file` or `postgresql://…`; raises StoreError, without the URL.

    It may hold a password.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if parsed and parsed.get_backend_name() in ("postgresql", "postgres") and parsed.database:
        return Place(Path(), url)
    if parsed and parsed.get_backend_name() == "sqlite" and parsed.database and not parsed.host:
        return Place(Path(parsed.database).absolute())
    raise StoreError(
        "a store is named as sqlite:///path/store.sqlite3 or postgresql://user:password@host:5432/database"
    )


def open_engine(place: Place) -> Engine:
    """Connections to the store; nothing is connected yet.

    Raises:
        StoreError: the driver of the server is not installed, or the folder cannot be written.
    """
    return _postgres(place.url) if place.url else _sqlite(place.file)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that keeps other writers of a SQLite store out."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads."""
    with engine.connect().execution_options(**{READ_ONLY: True}) as connection:
        yield connection


def wait_for_turn(connection: Connection) -> None:
    """Only one process at a time changes the tables; SQLite's own lock does the same."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": POSTGRES_LOCK})


def unusable(place: Place, error: SQLAlchemyError) -> StoreError:
    """The database's error as ours."""
    return StoreError(
        f"the store {place.name} cannot be used ({error_line(error)}): check that it is there, "
        "whole and may be written; answers do not need it"
    )


def error_line(error: SQLAlchemyError) -> str:
    """The database's own words on one line: never the statement, which holds what visitors wrote."""
    original = getattr(error, "orig", None)
    words = str(original).strip() if original else type(error).__name__
    return words.splitlines()[0].removesuffix(".") if words else type(error).__name__


def _sqlite(file: Path) -> Engine:
    _make_private(file)
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        connect_args={"timeout": WAIT_SECONDS},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(file: Path) -> None:
    """Only whoever runs the service may read what visitors wrote."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(
            f"nothing can be written to {file.parent} ({error.strerror}): set LOTSEN_HOME to another folder"
        ) from error


def _prepare_sqlite(connection: Any, _: object) -> None:
    # The driver's own BEGIN comes too late for changes of tables; `_begin_sqlite` gives it instead.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer asks for its turn at once: two that both read first could only fail."""
    reads = connection.get_execution_options().get(READ_ONLY)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _postgres(url: str) -> Engine:
    try:
        return create_engine(
            make_url(url).set(drivername=POSTGRES_DRIVER),
            connect_args={
                "connect_timeout": WAIT_SECONDS,
                "options": f"-c statement_timeout={WAIT_SECONDS * 1000}",
            },
            pool_pre_ping=True,
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            "LOTSEN_DATABASE_URL needs the driver psycopg: pip install 'samverkanslotsen[postgres]'"
        ) from error
