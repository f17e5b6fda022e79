"""What another thread reads, taken piece by piece within time limits."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic

from corpus.errors import ModelUnavailable


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a language model may take, in seconds.

    Args:
        first: from the request to the first sign of life, loading of the model included.
        between: from one sign of life to the next.
        total: for the whole answer, a second try included.
        pause: before the second try.
    """

    connect: float = 5.0
    first: float = 30.0
    between: float = 15.0
    total: float = 60.0
    pause: float = 0.5

    @classmethod
    def of(cls, seconds: float) -> "Limits":
        """Limits for a whole answer of so many seconds, the others in proportion."""
        return cls(first=seconds / 2, between=seconds / 4, total=seconds)

    @property
    def longest_silence(self) -> float:
        """What a connection has to bear: a little more than whoever waits for it does."""
        return max(self.first, self.between) + 1.0


_Arrived = SimpleQueue[str | ModelUnavailable | None]  # None: nothing more comes


def within(
    limits: Limits, deadline: float, read: Callable[[], Iterator[str]], stop: Callable[[], None]
) -> Iterator[str]:
    """The pieces that `read` gives in a thread of its own; `stop` is called when no more are wanted.

    A thread, since a server that sends only blank lines keeps a reading call busy for ever.

    Args:
        deadline: on the monotonic clock.

    Raises:
        ModelUnavailable: from `read`, or one of the limits was passed.
    """
    arrived: _Arrived = SimpleQueue()
    unwanted = threading.Event()

    def run() -> None:
        try:
            for piece in read():
                if unwanted.is_set():
                    return
                arrived.put(piece)
        except ModelUnavailable as error:
            arrived.put(error)
        finally:
            arrived.put(None)

    threading.Thread(target=run, daemon=True, name="language-model").start()
    try:
        yield from _taken(limits, deadline, arrived)
    finally:
        unwanted.set()
        stop()


def _taken(limits: Limits, deadline: float, arrived: _Arrived) -> Iterator[str]:
    patience = limits.first
    while True:
        left = deadline - monotonic()
        try:
            piece = arrived.get(timeout=max(0.0, min(patience, left)))
        except Empty:
            waited = "in all" if left <= patience else "of silence"
            seconds = limits.total if left <= patience else patience
            raise ModelUnavailable(
                f"the language model was given up after {seconds:g} s {waited}: is it loaded?"
            ) from None
        if piece is None:
            return
        if isinstance(piece, ModelUnavailable):
            raise piece
        yield piece
        patience = limits.between
