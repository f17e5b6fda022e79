"""Slow work ends when nobody waits for it, and its failures reach whoever waits."""

import threading
import time
from collections.abc import Callable

import pytest

from app.shell.background import done_beside


def test_every_piece_arrives_in_order_and_the_result_last() -> None:
    heard: list[str] = []

    def work(say: Callable[[str], None]) -> int:
        for piece in "abc":
            say(piece)
        return 7

    assert done_beside(work, heard.append) == 7
    assert "".join(heard) == "abc"


def test_what_goes_wrong_is_raised_where_it_is_waited_for() -> None:
    def work(say: Callable[[str], None]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        done_beside(work, lambda _: None)


def test_a_wait_that_is_given_up_ends_at_once_and_the_work_at_its_next_piece() -> None:
    ended = threading.Event()

    def work(say: Callable[[str], None]) -> None:
        try:
            for _ in range(1000):
                say("piece")
                time.sleep(0.01)
        finally:
            ended.set()

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        done_beside(work, stop)
    assert time.monotonic() - started < 2
    assert ended.wait(2)


def test_a_silent_wait_is_felt_too() -> None:
    beats: list[str] = []

    def stop(piece: str) -> None:
        beats.append(piece)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        done_beside(lambda _: time.sleep(0.5), stop)
    assert beats == [""]
