"""A language model that failed several times in a row is left alone, and tried by one question at a time."""

from collections.abc import Iterator

import pytest

from answering.write.breaker import Breaker
from answering.write.guarded_model import GuardedModel
from corpus.errors import ModelResting, ModelUnavailable
from tests.answering.conftest import FakeLibrary, assistant_of


class Model:
    """Fails as long as it is told to, after as many pieces."""

    name = "scripted"

    def __init__(self) -> None:
        self.is_down = True
        self.asked = 0

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        self.asked += 1
        yield ""
        if self.is_down:
            raise ModelUnavailable("it is down")
        yield "STATUS: complete\n"
        yield "more"


class Line:
    """A model behind a breaker of two failures and a rest of 60 seconds, and a clock to turn."""

    def __init__(self) -> None:
        self.now = 0.0
        self.failed = 0
        self.model = Model()
        self.breaker = Breaker(2, 60.0, lambda: self.now)
        self.guarded = GuardedModel(self.model, self.breaker, self._count)

    def _count(self) -> None:
        self.failed += 1

    def ask(self) -> str:
        return "".join(self.guarded.stream("", ""))

    def fail(self, times: int) -> None:
        for _ in range(times):
            with pytest.raises(ModelUnavailable):
                self.ask()


@pytest.fixture
def line() -> Line:
    return Line()


def test_after_failures_in_a_row_nobody_asks_it(line: Line) -> None:
    line.fail(2)
    assert line.breaker.is_open
    with pytest.raises(ModelResting, match="failed 2 times in a row"):
        line.ask()
    assert (line.model.asked, line.failed) == (2, 2)


def test_failures_with_an_answer_between_them_are_not_in_a_row(line: Line) -> None:
    line.fail(1)
    line.model.is_down = False
    line.ask()
    line.model.is_down = True
    line.fail(1)
    assert not line.breaker.is_open


def test_after_the_rest_one_question_tries_it_and_the_others_do_not_wait(line: Line) -> None:
    line.fail(2)
    line.now = 60.0
    line.model.is_down = False
    trying = line.guarded.stream("", "")
    next(trying)
    with pytest.raises(ModelResting):
        line.ask()
    list(trying)
    assert not line.breaker.is_open
    assert line.ask().endswith("more")


def test_a_try_that_fails_begins_another_rest(line: Line) -> None:
    line.fail(2)
    line.now = 60.0
    line.fail(1)
    line.now = 119.0
    with pytest.raises(ModelResting):
        line.ask()
    assert line.model.asked == 3


def test_a_try_that_is_stopped_after_a_sign_of_life_counts_as_an_answer(line: Line) -> None:
    line.fail(2)
    line.now = 60.0
    trying = line.guarded.stream("", "")
    next(trying)
    trying.close()
    assert not line.breaker.is_open


def test_a_try_that_nobody_waits_for_leaves_the_next_one_to_another(line: Line) -> None:
    line.fail(2)
    line.now = 60.0
    is_try = line.breaker.enter()
    line.breaker.leave(None, is_try)
    assert line.breaker.is_open
    line.model.is_down = False
    line.ask()
    assert not line.breaker.is_open


def test_answers_say_that_the_model_failed_until_the_page_says_it_for_all(
    line: Line, library: FakeLibrary
) -> None:
    assistant = assistant_of(library, model=line.guarded)
    answers = [assistant.ask("Hur länge gäller sekretessen hos KI?") for _ in range(3)]
    assert [len(answer.notes) for answer in answers] == [1, 1, 0]
    assert {answer.text for answer in answers} == {answers[0].text}
    assert line.model.asked == 2
