from collections.abc import Iterator

import pytest

from answering.write.awaiting import Limits
from answering.write.client import LanguageModel
from corpus.errors import ModelUnavailable, SettingsError
from tests.answering.scripted_server import (
    Act,
    breaks_off,
    breaks_the_transfer,
    chunk,
    drips,
    falls_silent,
    never_answers,
    only_keeps_alive,
    refuses,
    says,
    scripted,
    sends,
)

KEY = "sk-very-secret"
PATIENT = Limits(pause=0.0)
HASTY = Limits(connect=0.2, first=0.1, between=0.1, total=0.3, pause=0.0)


def model(url: str, limits: Limits = PATIENT, key: str | None = KEY) -> LanguageModel:
    return LanguageModel(url, "scripted", key, limits)


def read(pieces: Iterator[str]) -> tuple[str, ModelUnavailable | None]:
    """What came, and how it ended."""
    text = ""
    try:
        for piece in pieces:
            text += piece
    except ModelUnavailable as error:
        return text, error
    return text, None


def test_the_text_comes_in_the_pieces_that_the_server_sends() -> None:
    with scripted(says("Ett svar som är längre än en bit.")) as server:
        pieces = [piece for piece in model(server.url).stream("system", "user") if piece]
    assert "".join(pieces) == "Ett svar som är längre än en bit."
    assert len(pieces) > 3


def test_the_request_names_model_and_messages_and_carries_the_key() -> None:
    with scripted(says("x")) as server:
        read(model(server.url).stream("the rules", "the question"))
    call = server.calls[0]
    assert call.path == "/v1/chat/completions"
    assert (call.body["model"], call.body["stream"]) == ("scripted", True)
    assert 0 < call.body["max_tokens"] < 8192
    assert [(one["role"], one["content"]) for one in call.body["messages"]] == [
        ("system", "the rules"),
        ("user", "the question"),
    ]
    assert call.headers["Authorization"] == f"Bearer {KEY}"


def test_nothing_about_the_machine_and_no_other_key_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "from-elsewhere")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Custom: from-elsewhere")
    with scripted(says("x")) as server:
        read(model(server.url, key=None).stream("s", "u"))
    assert "from-elsewhere" not in str(server.calls[0].headers)
    assert {name.lower() for name in server.calls[0].headers} <= {
        *("accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent")
    }


def test_the_key_is_in_no_text_about_the_model() -> None:
    assert KEY not in repr(model("http://127.0.0.1:9/v1"))
    assert KEY not in str(vars(model("http://127.0.0.1:9/v1")).keys())


@pytest.mark.parametrize("code", [401, 403, 404, 400, 422])
def test_a_refusal_is_not_tried_again_and_does_not_repeat_the_servers_words(code: int) -> None:
    with scripted(refuses(code, f"bad key {KEY}")) as server:
        text, error = read(model(server.url).stream("s", "u"))
    assert (text, len(server.calls)) == ("", 1)
    assert str(code) in str(error)
    assert KEY not in str(error)


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_busy_server_is_tried_twice_in_all(code: int) -> None:
    with scripted(refuses(code)) as server:
        text, error = read(model(server.url).stream("s", "u"))
    assert (text, len(server.calls)) == ("", 2)
    assert str(code) in str(error)


def test_the_second_try_may_succeed() -> None:
    with scripted(refuses(503), says("nu")) as server:
        assert read(model(server.url).stream("s", "u")) == ("nu", None)


def test_a_server_that_is_not_there_is_said_so() -> None:
    with scripted(says("x")) as server:
        url = server.url
    text, error = read(model(url).stream("s", "u"))
    assert text == ""
    assert "does not answer" in str(error)


@pytest.mark.parametrize("act", [never_answers, falls_silent(), only_keeps_alive, drips])
def test_a_server_that_says_nothing_is_given_up_after_the_limits(act: Act) -> None:
    with scripted(act) as server:
        text, error = read(model(server.url, HASTY).stream("s", "u"))
    assert text == ""
    assert len(server.calls) < 2
    assert "given up after" in str(error)


def test_a_call_may_have_less_time_than_the_limits() -> None:
    with scripted(drips) as server:
        _, error = read(model(server.url).stream("s", "u", seconds=0.1))
    assert "in all" in str(error)


@pytest.mark.parametrize("act", [falls_silent("halva"), breaks_off("halva"), breaks_the_transfer("halva")])
def test_what_came_before_a_break_is_given_and_then_the_error(act: Act) -> None:
    with scripted(act) as server:
        text, error = read(model(server.url, Limits(between=0.1)).stream("s", "u"))
    assert text == "halva"
    assert error is not None
    assert len(server.calls) == 1


@pytest.mark.parametrize("finish", ["length", "content_filter"])
def test_an_answer_cut_by_the_server_is_an_error_after_its_text(finish: str) -> None:
    with scripted(says("halva", finish)) as server:
        text, error = read(model(server.url).stream("s", "u"))
    assert text == "halva"
    assert finish in str(error)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<html><body>Welcome</body></html>",
        "data: {not json\n\n",
        'data: {"choices": 5}\n\n',
        "data: []\n\n",
        'data: "text"\n\n',
        "data: null\n\n",
        'data: {"choices": [{"delta": {"content": ["a"]}}]}\n\n',
        'data: {"choices": [{"delta": null, "finish_reason": null}]}\n\n',
        'data: {"error": {"message": "overloaded"}}\n\n',
        "data: " + "[" * 5000 + "\n\n",
        chunk("x").replace("data: ", "dta: "),
    ],
)
def test_a_garbled_reply_is_an_error_and_no_text(data: str) -> None:
    with scripted(sends(data)) as server:
        text, error = read(model(server.url, HASTY).stream("s", "u"))
    assert text == ""
    assert error is not None


def test_a_model_without_chat_completions_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="name another"):
        LanguageModel("http://127.0.0.1:9/v1", "gpt-5.2-pro")


def test_whoever_stops_reading_ends_the_call() -> None:
    with scripted(drips) as server:
        pieces = model(server.url).stream("s", "u")
        assert next(pieces) == ""
        pieces.close()  # type: ignore[attr-defined]
        assert read(pieces) == ("", None)
