"""Breaker: whether a server that failed several times in a row is asked again yet."""

import threading
from collections.abc import Callable
from time import monotonic

from corpus.errors import ModelResting

FAILURES = 3
REST_SECONDS = 60.0


class Breaker:
    """Open after so many failures in a row; then one caller at a time tries it, each after a rest.

    Threads share it. Nygard 2007, "circuit breaker".

    Args:
        rest: seconds from the last failure to the next try.
    """

    def __init__(
        self, failures: int = FAILURES, rest: float = REST_SECONDS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._most = failures
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._next_try = 0.0
        self._is_tried = False

    @property
    def is_open(self) -> bool:
        """Whether it has failed too often and has not answered since."""
        return self._failures >= self._most

    def enter(self) -> bool:
        """Leave to ask; True where this is the one try of an open breaker.

        Raises:
            ModelResting: nobody is to ask just now.
        """
        with self._lock:
            if not self.is_open:
                return False
            if self._is_tried or self._clock() < self._next_try:
                raise ModelResting(
                    f"the language model failed {self._failures} times in a row and is left alone for a while"
                )
            self._is_tried = True
            return True

    def leave(self, has_answered: bool | None, is_try: bool) -> None:
        """What became of it; None where that cannot be said, since nobody waited for it."""
        with self._lock:
            if is_try:
                self._is_tried = False
            if has_answered:
                self._failures = 0
            elif has_answered is False:
                self._failures += 1
                self._next_try = self._clock() + self._rest
