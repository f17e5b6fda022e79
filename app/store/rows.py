"""Rows of the tables from our records, and back."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Row

from answering.answer import Status
from app.store.records import AuditLine, Conversation, DayCount, Feedback, Gap, KeptTurn, Reason, Verdict
from app.store.said_text import said_from_text, said_to_text
from corpus.errors import StoreError
from corpus.model import Language

Values = dict[str, object]
AnyRow = Row[tuple[object, ...]]


def conversation_values(id: str, said: Sequence[KeptTurn], day: date, most: int) -> Values:
    """The row of a conversation; of one that is longer than `most` characters the newest questions.

    Raises:
        StoreError: the newest is longer by itself.
    """
    text = said_to_text(said, most)
    return {"id": id, "day": day, "said": text, "size": len(text)}


def conversation_of(row: AnyRow) -> Conversation:
    """The conversation of a row; raises StoreError."""
    return Conversation(row.id, said_from_text(row.said), row.day)


def feedback_values(feedback: Feedback, day: date) -> Values:
    """The row of a mark."""
    return {
        "day": day,
        "question": feedback.question,
        "language": feedback.language.value,
        "status": feedback.status.value,
        "verdict": feedback.verdict.value,
        "reason": feedback.reason.value if feedback.reason else "",
        "comment": feedback.comment,
        "passages": json.dumps(feedback.passages, ensure_ascii=False),
        "writer": feedback.writer,
    }


def feedback_of(row: AnyRow) -> Feedback:
    """The mark of a row; raises StoreError."""
    try:
        return Feedback(
            question=row.question,
            language=Language(row.language),
            status=Status(row.status),
            verdict=Verdict(row.verdict),
            reason=Reason(row.reason) if row.reason else None,
            comment=row.comment,
            passages=tuple(json.loads(row.passages)),
            writer=row.writer,
            day=row.day,
        )
    except (ValueError, TypeError) as error:
        raise _unreadable("mark") from error


def gap_of(row: AnyRow) -> Gap:
    """The question of a row; raises StoreError."""
    try:
        return Gap(row.question, Language(row.language), Status(row.status), row.day)
    except ValueError as error:
        raise _unreadable("question") from error


def audit_line(now: datetime, who: str, what: str) -> AuditLine:
    """A line of the audit log."""
    return AuditLine(now.astimezone(UTC).isoformat(timespec="seconds"), who, what)


def audit_values(line: AuditLine) -> Values:
    """The row of a line of the audit log."""
    return {"day": date.fromisoformat(line.at[:10]), "at": line.at, "who": line.who, "what": line.what}


def audit_of(row: AnyRow) -> AuditLine:
    """The line of a row."""
    return AuditLine(row.at, row.who, row.what)


def count_of(row: AnyRow) -> DayCount:
    """The count of a row; raises StoreError."""
    try:
        return DayCount(row.day, Language(row.language), Status(row.status), row.topic, row.number)
    except ValueError as error:
        raise _unreadable("count") from error


def _unreadable(what: str) -> StoreError:
    return StoreError(f"a kept {what} cannot be read: another version of the project has written it")
