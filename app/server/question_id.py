"""The id under which the log tells what belongs to one question; nothing else knows it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_CURRENT: ContextVar[str] = ContextVar("question", default="")
ID_BYTES = 6


def question_id() -> str:
    """Of the question that is being answered; empty where none is."""
    return _CURRENT.get()


@contextmanager
def identified() -> Iterator[None]:
    """One question from here on, with a new id; also to decorate what answers one."""
    token = _CURRENT.set(secrets.token_hex(ID_BYTES))
    try:
        yield
    finally:
        _CURRENT.reset(token)
