"""Connections to the store: opened when needed, and anew after an error or where another file lies there."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.store.engine import Place, open_engine, reading, unusable, wait_for_turn, writing
from app.store.open_file import OpenFile
from app.store.schema import bring_up_to_date
from corpus.errors import StoreError

RETRY_SECONDS = 20.0  # a store that does not open is left alone so long: no visitor is to wait for it again

log = logging.getLogger("lotsen")


class Connections:
    """Transactions on a store that is up to date; threads may share it.

    Args:
        on_opening: what is done in the store each time it is opened, before anything else.
    """

    def __init__(
        self, place: Place, on_opening: Callable[[Connection], None], retry_seconds: float = RETRY_SECONDS
    ) -> None:
        self._place = place
        self._on_opening = on_opening
        self._retry_seconds = retry_seconds
        self._opening = threading.Lock()
        self._engine: Engine | None = None
        self._file: OpenFile | None = None
        self._failure: tuple[float, str] | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that keeps other writers out; raises StoreError, also where what it wrote is lost."""
        with self._translated():
            with writing(self._open()) as connection:
                yield connection
            if self._file and not self._file.is_in_place():
                raise StoreError(
                    f"the store {self._place.name} was replaced by another file while it was written to: "
                    "what was saved at that moment is lost"
                )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; raises StoreError."""
        with self._translated(), reading(self._open()) as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections; the next use opens new ones."""
        with self._opening:
            self._let_go()

    def _let_go(self) -> None:
        engine, self._engine = self._engine, None
        if engine:
            engine.dispose()

    def _open(self) -> Engine:
        """The engine of a store that is up to date; a store that did not open is left alone for a while."""
        with self._opening:
            if self._engine and self._file and not self._file.is_in_place():
                log.warning("The store %s was replaced by another file: it is opened anew", self._place.name)
                self._file.remove_its_log()
                self._let_go()
            if self._engine:
                return self._engine
            if self._failure and monotonic() - self._failure[0] < self._retry_seconds:
                raise StoreError(self._failure[1])
            try:
                with self._translated():
                    self._engine = self._opened()
            except StoreError as error:
                self._failure = (monotonic(), str(error))
                raise
            return self._engine

    def _opened(self) -> Engine:
        engine = open_engine(self._place)
        with writing(engine) as connection:
            wait_for_turn(connection)
            bring_up_to_date(connection)
            self._on_opening(connection)
        self._file = None if self._place.url else OpenFile.at(self._place.file)
        return engine

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The database's errors as ours; the next use opens it anew."""
        try:
            yield
        except SQLAlchemyError as error:
            self._let_go()
            raise unusable(self._place, error) from error
