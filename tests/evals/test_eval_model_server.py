"""A language model on the command line: its server, its key, what it was sent, and a run that it wrote."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.errors import EvaluationError
from evals.counted_model import CHARACTERS_A_TOKEN, CountedModel
from evals.model_server import ModelServer, server_of


def test_a_server_with_its_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-1\n", encoding="utf-8")
    found = server_of("llm", "http://host:1/v1/", "m", tmp_path / "key")
    assert found == ModelServer("http://host:1/v1", "m", "sk-1", 60.0)
    assert "sk-1" not in repr(found)
    assert server_of("llm", None, None) is None


@pytest.mark.parametrize(
    ("url", "model", "key_file"),
    [
        ("http://host/v1", None, None),
        (None, "m", None),
        ("host/v1", "m", None),
        ("http://key@host/v1", "m", None),
        ("http://host/v1?key=k", "m", None),
        ("http://host/v1", "m", Path("nowhere")),
    ],
)
def test_what_is_no_server_is_said_without_repeating_it(
    url: str | None, model: str | None, key_file: Path | None
) -> None:
    with pytest.raises(EvaluationError) as raised:
        server_of("llm", url, model, key_file)
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
