"""A store opened for one piece of work on all of it, and closed again."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.store.engine import READ_ONLY, Place, open_engine, unusable, wait_for_turn, writing
from app.store.schema import bring_up_to_date


@contextmanager
def store_at(place: Place) -> Iterator[Engine]:
    """Its engine, the tables brought up to date; raises StoreError."""
    engine = open_engine(place)
    try:
        with writing(engine) as connection:
            wait_for_turn(connection)
            bring_up_to_date(connection)
        yield engine
    except SQLAlchemyError as error:
        raise unusable(place, error) from error
    finally:
        engine.dispose()


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A transaction in which all tables are as they were when it began, whoever writes meanwhile."""
    options: dict[str, object] = {READ_ONLY: True}
    if engine.dialect.name == "postgresql":  # SQLite's reading transactions are so by themselves
        options["isolation_level"] = "REPEATABLE READ"
    with engine.connect().execution_options(**options) as connection:
        yield connection
