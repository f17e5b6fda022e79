"""Turns: so many questions are answered at the same time; the next ones wait, and know their place."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from corpus.errors import TooBusy

Result = TypeVar("Result")


class _GivenUpError(Exception):
    """Ends the wait of a question that nobody wants answered any more."""


class Turns:
    """First come, first answered; threads share it.

    Args:
        at_once: questions that are answered at the same time.
        most_waiting: questions in the queue; one more is refused.
    """

    def __init__(self, at_once: int, most_waiting: int) -> None:
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._changed = threading.Condition()
        self._answering = 0
        self._waiting: list[Turn] = []

    @contextmanager
    def queued(self) -> Iterator["Turn"]:
        """A place in the queue, for as long as somebody waits for the answer.

        Raises:
            TooBusy: the queue is full.
        """
        turn = Turn(self)
        with self._changed:
            if len(self._waiting) >= self._most_waiting + self._free():
                raise TooBusy(f"{len(self._waiting)} questions wait already: ask again in a little while")
            self._waiting.append(turn)
        try:
            yield turn
        finally:
            self._leave(turn)

    def place_of(self, turn: "Turn") -> int:
        """From 1; 0 for one that waits no more, or need not."""
        with self._changed:
            return max(0, self._waiting.index(turn) + 1 - self._free()) if turn in self._waiting else 0

    @contextmanager
    def begun(self, turn: "Turn") -> Iterator[None]:
        """Wait for the turn; it ends with this, whoever still waits for the answer."""
        with self._changed:
            self._changed.wait_for(lambda: turn not in self._waiting or self._is_next(turn))
            if turn not in self._waiting:
                raise _GivenUpError
            self._waiting.remove(turn)
            self._answering += 1
        try:
            yield
        finally:
            with self._changed:
                self._answering -= 1
                self._changed.notify_all()

    def _leave(self, turn: "Turn") -> None:
        with self._changed:
            if turn in self._waiting:
                self._waiting.remove(turn)
                self._changed.notify_all()

    def _is_next(self, turn: "Turn") -> bool:
        return self._waiting.index(turn) < self._free()

    def _free(self) -> int:
        return self._at_once - self._answering


class Turn:
    """One question's."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    @property
    def place(self) -> int:
        """In the queue, from 1; 0 once the question is being answered."""
        return self._turns.place_of(self)

    def take(self, work: Callable[[], Result]) -> Result:
        """What the work returns, once it is its turn."""
        with self._turns.begun(self):
            return work()
