"""A conversation as JSON text that is kept, and back: what is read is checked to the last value (pure)."""

import json
from collections.abc import Sequence

from app.store.answer_check import checked
from app.store.answer_record import said_from_record, said_to_record
from app.store.records import KeptTurn
from corpus.errors import StoreError


def said_to_text(said: Sequence[KeptTurn], most: int) -> str:
    """The conversation; of one that is longer than `most` characters the newest questions.

    Raises:
        StoreError: the newest is longer by itself.
    """
    kept: list[str] = []
    room = most - len("[]")
    for each in reversed(said):
        record = json.dumps(said_to_record(each), ensure_ascii=False)
        room -= len(record) + len(",")
        if room < 0:
            break
        kept.append(record)
    if said and not kept:
        raise StoreError("an answer is too long to be kept")
    return f"[{','.join(reversed(kept))}]"


def said_from_text(text: str) -> tuple[KeptTurn, ...]:
    """Raises StoreError where the text is no conversation."""
    try:
        return tuple(checked(said_from_record(each)) for each in json.loads(text))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreError("a kept conversation cannot be read: something else has written it") from error
