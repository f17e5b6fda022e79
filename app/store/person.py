"""What visitors wrote that holds a text: found for access, deleted for erasure."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from unicodedata import normalize

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from app.store.answer_record import said_from_record
from app.store.engine import Place, writing
from app.store.records import AuditLine, KeptTurn
from app.store.rows import AnyRow, audit_line, audit_values
from app.store.schema import AUDIT, CONVERSATIONS, FEEDBACK, GAPS
from app.store.whole_store import store_at


class Kind(StrEnum):
    """Where something that a visitor wrote is kept."""

    CONVERSATION = "conversation"
    MARK = "mark"
    QUESTION = "question"


TABLES: dict[Kind, Table] = {Kind.CONVERSATION: CONVERSATIONS, Kind.MARK: FEEDBACK, Kind.QUESTION: GAPS}


@dataclass(frozen=True, slots=True)
class Written:
    """One row that holds the text.

    Args:
        id: of the row in its table.
        words: everything in it that a visitor wrote or was answered.
    """

    kind: Kind
    id: str | int
    day: date
    words: tuple[str, ...]


def find_written(place: Place, text: str, who: str, now: datetime) -> tuple[Written, ...]:
    """All rows that hold the text, whatever its case and spaces; by kind, oldest first. Audited.

    Raises:
        StoreError: the store cannot be used.
    """
    with store_at(place) as engine, writing(engine) as connection:
        found = _holding(connection, text)
        _note(connection, audit_line(now, who, f"person find: {counted(found)}"))
    return found


def erase_written(place: Place, text: str, who: str, now: datetime) -> tuple[Written, ...]:
    """Delete the same rows whole, and give what was deleted. Audited, without the text."""
    with store_at(place) as engine:
        with writing(engine) as connection:
            found = _holding(connection, text)
            for each in found:
                table = TABLES[each.kind]
                connection.execute(delete(table).where(table.c.id == each.id))
            _note(connection, audit_line(now, who, f"person erase: {counted(found)}"))
        _write_back(engine)
    return found


def counted(found: Sequence[Written]) -> str:
    """How many of each kind, in words."""
    counts = Counter(each.kind for each in found)
    return ", ".join(f"{counts[kind]} {kind.value}{'' if counts[kind] == 1 else 's'}" for kind in Kind)


def _holding(connection: Connection, text: str) -> tuple[Written, ...]:
    wanted = _as_compared(text)
    return tuple(
        each for each in _all(connection) if any(wanted in _as_compared(word) for word in each.words)
    )


def _note(connection: Connection, line: AuditLine) -> None:
    connection.execute(insert(AUDIT).values(audit_values(line)))


def _write_back(engine: Engine) -> None:
    """A SQLite file's journal would still hold what was deleted from the file."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")  # never inside a transaction


def _all(connection: Connection) -> Iterator[Written]:
    for kind, table in TABLES.items():
        for row in connection.execute(select(table).order_by(table.c.day, table.c.id)):
            yield Written(kind, row.id, row.day, _words(kind, row))


def _words(kind: Kind, row: AnyRow) -> tuple[str, ...]:
    if kind is Kind.CONVERSATION:
        return _said(row.said)
    return (row.question, row.comment) if kind is Kind.MARK else (row.question,)


def _said(record: str) -> tuple[str, ...]:
    """Of a record that another version wrote, the record as it is: erasure must miss nothing."""
    try:
        said = [said_from_record(each) for each in json.loads(record)]
    except (ValueError, KeyError, TypeError):
        return (record,)
    words = (word for each in said for word in (each.question, *_answered(each)))
    return tuple(dict.fromkeys(word for word in words if word))


def _answered(said: KeptTurn) -> Iterator[str]:
    """What was answered, but for the passages that it cites: those are the documents'."""
    for answer in (said.answer, *(answer for _, answer in said.by_owner)):
        if answer:
            yield from (answer.question, answer.standalone_question, answer.text, *answer.notes)
            yield from (claim.text for claim in answer.claims)
            yield from (suggestion.text for suggestion in answer.suggestions)


def _as_compared(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())
