"""The log as JSON lines: each can be read by itself, and none repeats what a visitor typed."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest
from driven_page import opened
from streamlit import config

from app.server.json_log import JsonLines, write_json_lines
from app.server.question_id import identified, question_id
from app.shell.background import done_beside

SECRET = "Vad kostar Annas hemliga projekt?"  # noqa: S105


@pytest.fixture(autouse=True)
def _loggers_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Logging belongs to the whole process."""
    monkeypatch.setattr(logging.root, "handlers", [])
    kept = logging.getLoggerClass()
    forms = [
        (handler, handler.formatter)
        for logger in logging.root.manager.loggerDict.values()
        for handler in getattr(logger, "handlers", ())
    ]
    level = logging.getLogger("lotsen").level
    rich = config.get_option("logger.enableRich")
    yield
    logging.setLoggerClass(kept)
    config.set_option("logger.enableRich", rich)
    logging.captureWarnings(False)
    for handler, form in forms:
        handler.setFormatter(form)
    logging.getLogger("lotsen").setLevel(level)


def record(message: str, *values: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("lotsen", logging.WARNING, __file__, 1, message, values, None)
    made.created = 1_793_491_200.5
    for name, value in more.items():
        setattr(made, name, value)
    return made


def test_a_line_has_time_level_and_message_and_is_one_line() -> None:
    line = JsonLines().format(record("a %s\nb\u2028c", "å"))
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {
        "time": "2026-11-01T00:00:00.500+00:00",
        "level": "warning",
        "logger": "lotsen",
        "message": "a å\nb\u2028c",
    }


def test_what_belongs_to_a_question_has_its_id_also_in_the_thread_that_answers() -> None:
    with identified():
        here = question_id()
        there = done_beside(lambda _: json.loads(JsonLines().format(record("x")))["question"], lambda _: None)
        with identified():
            assert question_id() not in ("", here)
    assert there == here
    assert question_id() == ""
    assert "question" not in json.loads(JsonLines().format(record("x")))


def test_an_error_is_told_by_its_kind_and_place_and_not_in_its_words() -> None:
    try:
        raise RuntimeError(SECRET)
    except RuntimeError:
        line = JsonLines().format(record("a fault", exc_info=sys.exc_info()))
    told = json.loads(line)
    assert told["error"] == "RuntimeError"
    assert told["at"][-1].startswith("test_json_lines.py:")
    assert "hemliga" not in line


def test_a_logger_that_is_there_and_one_that_comes_later_write_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    earlier = logging.getLogger("test.earlier")
    earlier.addHandler(logging.StreamHandler(sys.stderr))
    write_json_lines()
    later = logging.getLogger("test.later")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    later.addHandler(handler)
    for logger in (earlier, later):
        logger.propagate = False
        logger.warning("told")
        logger.handlers.clear()
    lines = capsys.readouterr().err.splitlines()
    assert [json.loads(line)["message"] for line in lines] == ["told", "told"]


@pytest.mark.usefixtures("_page_services")
@pytest.mark.parametrize("error", [None, RuntimeError(SECRET)])
def test_nothing_of_a_question_is_logged(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], assistant, error: Exception | None
) -> None:
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, entry: logging.LogRecord) -> None:
            lines.append(JsonLines().format(entry))

    write_json_lines()
    handlers = [Kept(logging.DEBUG)]
    monkeypatch.setattr(logging.root, "handlers", handlers)
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger) and not logger.propagate:
            monkeypatch.setattr(logger, "handlers", handlers)
    assistant.error = error
    opened().chat_input(key="question").set_value(SECRET).run()
    assert [asked[0] for asked in assistant.asked] == [SECRET]
    assert not [line for line in lines if "hemliga" in line]
    assert "hemliga" not in "".join(capfd.readouterr())
    assert bool(error) is any(json.loads(line).get("error") == "RuntimeError" for line in lines)
