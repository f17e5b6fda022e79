"""Slow work done in a thread of its own, so that whoever waits for it can stop waiting at any time."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import TypeVar

BEAT = 0.1  # seconds: a press on the stop button is felt at once

Result = TypeVar("Result")


class _NobodyWaitsError(Exception):
    """Ends work whose result nobody wants any more."""


def done_beside(work: Callable[[Callable[[str], None]], Result], on_beat: Callable[[str], None]) -> Result:
    """What `work` returns; what it raises is raised here.

    Args:
        work: gets a function to which it hands its text piece by piece.
        on_beat: gets the text since the last beat, also when there is none; it may end the wait by raising.
    """
    pieces: SimpleQueue[str] = SimpleQueue()
    unwanted = threading.Event()

    def say(piece: str) -> None:
        if unwanted.is_set():
            raise _NobodyWaitsError
        pieces.put(piece)

    threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answer")
    result = threads.submit(copy_context().run, work, say)  # with the id that the log tells the question by
    threads.shutdown(wait=False)
    try:
        while not result.done():
            wait([result], timeout=BEAT)
            on_beat(_taken(pieces))
        on_beat(_taken(pieces))
    finally:
        unwanted.set()
    return result.result()


def _taken(pieces: "SimpleQueue[str]") -> str:
    taken = []
    while True:
        try:
            taken.append(pieces.get_nowait())
        except Empty:
            return "".join(taken)
