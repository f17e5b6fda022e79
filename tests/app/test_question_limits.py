"""How many questions are taken: a minute, of an address, at the same time; and what the visitor reads."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from driven_page import ENGLISH, SWEDISH, opened, words_of

from app.ask.queue import Turns
from app.ask.rate import Rate
from app.ask.shown_answer import queue_html
from app.ask.visitor_address import asking_address
from corpus.errors import TooBusy
from corpus.model import Language


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_minute_takes_so_many_of_each_and_what_was_refused_does_not_count() -> None:
    clock = Clock()
    rate = Rate(2, clock)
    assert [rate.take("a"), rate.take("a"), rate.take("a"), rate.take("b")] == [True, True, False, True]
    clock.now += 60
    assert [rate.take("a"), rate.take("a"), rate.take("a")] == [True, True, False]


def test_the_minute_slides() -> None:
    clock = Clock()
    rate = Rate(2, clock)
    rate.take("a")
    clock.now += 50
    rate.take("a")
    clock.now += 10
    assert [rate.take("a"), rate.take("a")] == [True, False]


def test_who_asked_longest_ago_is_forgotten_first() -> None:
    rate = Rate(1, Clock(), most_known=2)
    assert [rate.take(who) for who in "abca"] == [True, True, True, True]
    assert not rate.take("c")


@pytest.mark.parametrize(
    ("peer", "forwarded", "counted"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "198.51.100.1"),
        ("192.0.2.7", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "", "192.0.2.7"),
        ("127.0.0.1", "", None),
        ("::1", "", None),
        (None, "", None),
        ("192.0.2.7", "nobody", None),
        ("192.0.2.7", "192.0.2.7; DROP", None),
    ],
)
def test_an_address_is_what_the_proxy_adds_last(
    peer: str | None, forwarded: str, counted: str | None
) -> None:
    assert asking_address(peer, forwarded) == counted


def test_so_many_at_once_and_the_next_ones_know_their_place() -> None:
    turns, going_on = Turns(at_once=2, most_waiting=2), threading.Event()
    with ExitStack() as queue, ThreadPoolExecutor() as threads:
        queue.callback(going_on.set)
        begun = [threading.Event() for _ in range(4)]
        taken, results = [], []
        for number, event in enumerate(begun):
            turn = queue.enter_context(turns.queued())
            taken.append(turn)

            def work(number: int = number, event: threading.Event = event) -> int:
                event.set()
                assert going_on.wait(30)
                return number

            results.append(threads.submit(turn.take, work))
            if number < 2:
                assert event.wait(30)
        assert [turn.place for turn in taken] == [0, 0, 1, 2]
        assert not begun[2].is_set()
        with pytest.raises(TooBusy), turns.queued():
            pass
        going_on.set()
        assert [result.result(30) for result in results] == [0, 1, 2, 3]
        assert [turn.place for turn in taken] == [0, 0, 0, 0]


def test_who_gives_up_leaves_the_queue_and_the_next_moves_up() -> None:
    turns, going_on, begun = Turns(at_once=1, most_waiting=2), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        assert going_on.wait(30)

    with ThreadPoolExecutor() as threads, turns.queued() as first:
        answering = threads.submit(first.take, work)
        assert begun.wait(30)
        gives_up = turns.queued()
        second = gives_up.__enter__()
        waiting = threads.submit(second.take, work)
        with turns.queued() as third:
            assert third.place == 2
            gives_up.__exit__(None, None, None)
            assert third.place == 1
            assert waiting.exception(30) is not None
            going_on.set()
            answering.result(30)
            assert third.take(lambda: "answered") == "answered"


@pytest.mark.parametrize("texts", [SWEDISH, ENGLISH])
def test_the_place_in_the_queue_is_shown(texts) -> None:
    assert texts.say("ask.in_queue", place="3") in queue_html(3, texts)
    assert " 3 " in queue_html(3, texts)


def test_an_answer_that_fails_gives_its_turn_on() -> None:
    turns = Turns(at_once=1, most_waiting=0)
    with turns.queued() as turn, pytest.raises(ZeroDivisionError):
        turn.take(lambda: 1 // 0)
    with turns.queued() as turn:
        assert turn.place == 0


@pytest.mark.usefixtures("_page_services")
@pytest.mark.parametrize(("language", "texts"), [(Language.SWEDISH, SWEDISH), (Language.ENGLISH, ENGLISH)])
def test_a_session_that_asks_too_often_reads_so_and_is_not_answered(
    monkeypatch: pytest.MonkeyPatch, assistant, language: Language, texts
) -> None:
    monkeypatch.setenv("LOTSEN_QUESTIONS_SESSION", "1")
    page = opened(lang=language.value)
    for question in ("Vad kostar det?", "Och sedan?"):
        page.chat_input(key="question").set_value(question).run()
    assert [asked[0] for asked in assistant.asked] == ["Vad kostar det?"]
    assert texts.say("problem.too_often") in words_of(page)
    assert "Och sedan?" in words_of(page)


@pytest.mark.usefixtures("_page_services")
def test_a_comparison_waits_for_its_turn_like_a_question(monkeypatch: pytest.MonkeyPatch, assistant) -> None:
    monkeypatch.setenv("LOTSEN_QUESTIONS_SESSION", "1")
    page = opened()
    page.chat_input(key="question").set_value("Vad kostar det?").run()
    page.button(key="compare-forms-1").click().run()
    assert len(assistant.asked) == 1
    assert SWEDISH.say("problem.too_often") in words_of(page)


@pytest.mark.usefixtures("_page_services")
def test_a_full_queue_is_told(monkeypatch: pytest.MonkeyPatch, assistant) -> None:
    monkeypatch.setattr("app.ask.admission.Turns", lambda at_once, queue: Turns(0, 0))
    page = opened()
    page.chat_input(key="question").set_value("Vad kostar det?").run()
    assert assistant.asked == []
    assert SWEDISH.say("problem.too_busy") in words_of(page)
