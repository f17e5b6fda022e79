"""The store: conversations that visitors chose to keep, marks, questions without an answer, and counts."""

import base64
import hashlib
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Table, delete, insert, select, update

from answering.answer import Status
from app.store.connections import RETRY_SECONDS, Connections
from app.store.engine import Place
from app.store.limits import LARGEST_CONVERSATION, trim, trim_conversations
from app.store.masked import masked_said, masked_text
from app.store.records import AuditLine, Conversation, DayCount, Feedback, Gap, KeptTurn
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
)
from corpus.errors import StoreError
from corpus.model import Language

ID_BYTES = 24  # 192 bits: whoever does not have the link cannot guess it
CONVERSATION_ID = re.compile(r"[A-Za-z0-9_-]{32}")
LONGEST_CONVERSATION = 200  # questions; of a longer one the newest are kept


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
        self._connections = Connections(place, self._sweep, retry_seconds)
        self._keep_days = keep_days
        self._keep_questions = keep_questions
        self._today = today
        self._now = now
        self._swept: date | None = None

    def keep_conversation(self, id: str, said: Sequence[KeptTurn]) -> None:
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
        with self._connections.reading() as connection:
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
        with self._connections.reading() as connection:
            query = select(COUNTS).where(COUNTS.c.day >= self._oldest_day()).order_by(COUNTS.c.day.desc())
            return tuple(count_of(row) for row in connection.execute(query).all())

    def close(self) -> None:
        """Let go of all connections; the next use opens new ones."""
        self._connections.close()

    def _question(self, text: str, language: Language) -> str:
        return masked_text(text, language) if self._keep_questions else ""

    def _newest_first(self, table: Table) -> Sequence[AnyRow]:
        with self._connections.reading() as connection:
            query = select(table).where(table.c.day >= self._oldest_day()).order_by(table.c.id.desc())
            return connection.execute(query).all()

    def _oldest_day(self) -> date:
        return self._today() - timedelta(days=self._keep_days)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._connections.writing() as connection:
            if self._swept != self._today():
                self._sweep(connection)
            yield connection

    def _sweep(self, connection: Connection) -> None:
        """Delete what is too old."""
        for table in KEPT_TABLES:
            connection.execute(delete(table).where(table.c.day < self._oldest_day()))
        self._swept = self._today()
