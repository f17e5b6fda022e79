"""A language model on the command line: its server, its key, what it was sent, and a run that it wrote."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from evals.counted_model import CHARACTERS_A_TOKEN, CountedModel
from evals.model_server import ModelServer, add_server_arguments, server_of


def given(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_server_arguments(parser, "llm", "the writer")
    return parser.parse_args(arguments)


def test_a_server_with_its_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-1\n", encoding="utf-8")
    found = server_of(
        given("--llm-url", "http://host:1/v1/", "--llm-model", "m", "--llm-key-file", str(tmp_path / "key")),
        "llm",
    )
    assert found == ModelServer("http://host:1/v1", "m", "sk-1", 60.0)
    assert "sk-1" not in repr(found)
    assert server_of(given(), "llm") is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("--llm-url", "http://host/v1"),
        ("--llm-model", "m"),
        ("--llm-url", "host/v1", "--llm-model", "m"),
        ("--llm-url", "http://key@host/v1", "--llm-model", "m"),
        ("--llm-url", "http://host/v1?key=k", "--llm-model", "m"),
        ("--llm-url", "http://host/v1", "--llm-model", "m", "--llm-key-file", "nowhere"),
    ],
)
def test_what_is_no_server_is_said_without_repeating_it(arguments: tuple[str, ...]) -> None:
    with pytest.raises(EvaluationError) as raised:
        server_of(given(*arguments), "llm")
    assert "key@" not in str(raised.value)
    assert "key=k" not in str(raised.value)


class Parrot:
    """Says what it was told, and breaks off when asked to."""

    name = "parrot"

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        yield user
        if system == "break":
            raise OSError


def test_what_was_sent_and_came_back_is_counted(counted: Callable[[], CountedModel]) -> None:
    model = counted()
    assert (model.name, model.spent) == ("parrot", (0, 0))
    assert "".join(model.stream("s" * 28, "u" * 42)) == "u" * 42
    assert model.spent == (70 / CHARACTERS_A_TOKEN, 42 / CHARACTERS_A_TOKEN)


def test_a_reply_that_breaks_off_is_paid_for(counted: Callable[[], CountedModel]) -> None:
    model = counted()
    with pytest.raises(OSError):  # noqa: PT011 (whatever the model raises goes through)
        list(model.stream("break", "u" * 35))
    assert model.spent == (round(40 / CHARACTERS_A_TOKEN), 10)


@pytest.fixture
def counted() -> Callable[[], CountedModel]:
    return lambda: CountedModel(Parrot())
