"""The store: conversations that visitors chose to keep, marks, questions without an answer, and counts."""

import base64
import hashlib
import logging
import re
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import monotonic

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from answering.answer import Status
from app.store.engine import Place, open_engine, reading, unusable, wait_for_turn, writing
from app.store.limits import LARGEST_CONVERSATION, trim, trim_conversations
from app.store.masked import masked_said, masked_text
from app.store.open_file import OpenFile
from app.store.records import AuditLine, Conversation, DayCount, Feedback, Gap, Said
from app.store.rows import (
    AnyRow,
    audit_line,
    audit_of,
    audit_values,
    conversation_of,
    conversation_values,
    count_of,
    feedback_of,
    feedback_values,
    gap_of,
)
from app.store.schema import (
    AUDIT,
    CONVERSATIONS,
    COUNTS,
    FEEDBACK,
    GAPS,
    KEPT_TABLES,
    bring_up_to_date,
)
from corpus.errors import StoreError
from corpus.model import Language

ID_BYTES = 24  # 192 bits: whoever does not have the link cannot guess it
CONVERSATION_ID = re.compile(r"[A-Za-z0-9_-]{32}")
LONGEST_CONVERSATION = 200  # questions; of a longer one the newest are kept
RETRY_SECONDS = 20.0  # a store that does not open is left alone so long: no visitor is to wait for it again

log = logging.getLogger("lotsen")


def new_secret() -> str:
    """What only who keeps a conversation has; it is needed to add to it and to delete it."""
    return secrets.token_urlsafe(ID_BYTES)


def conversation_id(secret: str) -> str:
    """Its id, which cannot be guessed and is all that is needed to read it; nothing leads back from it."""
    digest = hashlib.sha256(secret.encode()).digest()
    return base64.urlsafe_b64encode(digest[:ID_BYTES]).decode()


class Store:
    """Keeps and gives back; threads and processes may share it. Nothing is opened before it is needed.

    Every method raises StoreError, with one line for the log, where the store cannot be written or read; a
    page goes on without it.

    Args:
        keep_days: what is older is deleted, at the first use of each day.
        keep_questions: False keeps no question and no comment beside the marks, and notes no gaps.
    """

    def __init__(
        self,
        place: Place,
        keep_days: int,
        keep_questions: bool = True,
        today: Callable[[], date] = date.today,
        retry_seconds: float = RETRY_SECONDS,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._place = place
        self._keep_days = keep_days
        self._keep_questions = keep_questions
        self._today = today
        self._retry_seconds = retry_seconds
        self._now = now
        self._opening = threading.Lock()
        self._engine: Engine | None = None
        self._file: OpenFile | None = None
        self._swept: date | None = None
        self._failure: tuple[float, str] | None = None

    def keep_conversation(self, id: str, said: Sequence[Said]) -> None:
        """Keep the whole conversation under this id (`conversation_id`), in place of what was there."""
        if not CONVERSATION_ID.fullmatch(id):
            raise StoreError("a conversation is kept under an id that the store has made")
        masked = [masked_said(each) for each in said[-LONGEST_CONVERSATION:]]
        values = conversation_values(id, masked, self._today(), LARGEST_CONVERSATION)
        with self._writing() as connection:
            connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.id == id))
            connection.execute(insert(CONVERSATIONS).values(values))
            trim_conversations(connection, id)

    def conversation(self, id: str) -> Conversation | None:
        """The kept conversation; None for an id that is unknown, forgotten or no id at all."""
        if not CONVERSATION_ID.fullmatch(id):
            return None
        with self._reading() as connection:
            query = select(CONVERSATIONS).where(
                CONVERSATIONS.c.id == id, CONVERSATIONS.c.day >= self._oldest_day()
            )
            row = connection.execute(query).one_or_none()
        return conversation_of(row) if row else None

    def forget(self, id: str) -> None:
        """Delete the conversation; its link then leads nowhere."""
        with self._writing() as connection:
            connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.id == id))

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep a mark, with personal identifiers masked."""
        masked = replace(
            feedback,
            question=self._question(feedback.question, feedback.language),
            comment=self._question(feedback.comment, feedback.language),
        )
        with self._writing() as connection:
            connection.execute(insert(FEEDBACK).values(feedback_values(masked, self._today())))
            trim(connection, FEEDBACK)

    def feedback(self) -> tuple[Feedback, ...]:
        """All marks, newest first."""
        return tuple(feedback_of(row) for row in self._newest_first(FEEDBACK))

    def note_gap(self, question: str, language: Language, status: Status) -> None:
        """Note a question that got no whole answer, with personal identifiers masked."""
        if not self._keep_questions:
            return
        row = {"day": self._today(), "question": self._question(question, language)}
        with self._writing() as connection:
            connection.execute(
                insert(GAPS).values(row | {"language": language.value, "status": status.value})
            )
            trim(connection, GAPS)

    def gaps(self) -> tuple[Gap, ...]:
        """All questions that got no whole answer, newest first."""
        return tuple(gap_of(row) for row in self._newest_first(GAPS))

    def note_audit(self, who: str, what: str) -> None:
        """Note who did what with what visitors wrote."""
        with self._writing() as connection:
            connection.execute(insert(AUDIT).values(audit_values(audit_line(self._now(), who, what))))
            trim(connection, AUDIT)

    def audit(self) -> tuple[AuditLine, ...]:
        """The audit log, newest first."""
        return tuple(audit_of(row) for row in self._newest_first(AUDIT))

    def count(self, language: Language, status: Status, topic: str) -> None:
        """One more question of this sort today."""
        sort = {"day": self._today(), "language": language.value, "status": status.value, "topic": topic}
        same = [COUNTS.c[name] == value for name, value in sort.items()]
        with self._writing() as connection:
            counted = connection.execute(update(COUNTS).where(*same).values(number=COUNTS.c.number + 1))
            if not counted.rowcount:
                # Of two processes that begin a sort in the same moment one fails, and one question is lost.
                connection.execute(insert(COUNTS).values(sort | {"number": 1}))

    def counts(self) -> tuple[DayCount, ...]:
        """What was asked each day, newest first."""
        with self._reading() as connection:
            query = select(COUNTS).where(COUNTS.c.day >= self._oldest_day()).order_by(COUNTS.c.day.desc())
            return tuple(count_of(row) for row in connection.execute(query).all())

    def close(self) -> None:
        """Let go of all connections; the next use opens new ones."""
        with self._opening:
            self._let_go()

    def _let_go(self) -> None:
        engine, self._engine, self._swept = self._engine, None, None
        if engine:
            engine.dispose()

    def _question(self, text: str, language: Language) -> str:
        return masked_text(text, language) if self._keep_questions else ""

    def _newest_first(self, table: Table) -> Sequence[AnyRow]:
        with self._reading() as connection:
            query = select(table).where(table.c.day >= self._oldest_day()).order_by(table.c.id.desc())
            return connection.execute(query).all()

    def _oldest_day(self) -> date:
        return self._today() - timedelta(days=self._keep_days)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._translated():
            engine = self._open()
            with writing(engine) as connection:
                self._sweep(connection)
                yield connection
            if self._is_replaced():
                raise StoreError(
                    f"the store {self._place.name} was replaced by another file while it was written to: "
                    "what was saved at that moment is lost"
                )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._translated(), reading(self._open()) as connection:
            yield connection

    def _sweep(self, connection: Connection) -> None:
        """Once a day: delete what is too old."""
        today = self._today()
        if self._swept == today:
            return
        for table in KEPT_TABLES:
            connection.execute(delete(table).where(table.c.day < self._oldest_day()))
        self._swept = today

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
            self._sweep(connection)
        self._file = None if self._place.url else OpenFile.at(self._place.file)
        return engine

    def _is_replaced(self) -> bool:
        file = self._file
        return file is not None and not file.is_in_place()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The database's errors as ours; the next use opens it anew."""
        try:
            yield
        except SQLAlchemyError as error:
            self._let_go()
            raise unusable(self._place, error) from error
