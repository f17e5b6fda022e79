from pathlib import Path

import pytest

from answering.write.client import LanguageModel
from app import cli
from app.settings import Settings, WriterName
from app.wiring import build_assistant
from corpus.errors import SettingsError

URL, MODEL, KEY = "http://localhost:11434/v1", "some-model", "sk-very-secret"
SET = {"LOTSEN_LLM_URL": URL, "LOTSEN_LLM_MODEL": MODEL, "LOTSEN_LLM_KEY": KEY}
SETTINGS = Settings(llm_url=URL, llm_model=MODEL, llm_key=KEY)


def test_no_variables_no_model() -> None:
    settings = Settings.from_env({})
    assert (settings.llm_url, settings.llm_model, settings.llm_key) == (None, "", None)


def test_the_variables_name_server_model_key_and_time() -> None:
    assert Settings.from_env(SET) == SETTINGS
    slower = SETTINGS.model_copy(update={"llm_seconds": 300})
    assert Settings.from_env(SET | {"LOTSEN_LLM_SECONDS": "300"}) == slower


def test_the_key_is_in_no_printed_settings() -> None:
    settings = Settings.from_env(SET)
    assert KEY not in repr(settings)
    assert KEY not in str(settings)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/", "http://localhost:11434/v1"),
        ("https://host/v1/", "https://host/v1"),
        ("https://host/v1/chat/completions", "https://host/v1"),
        ("https://host/openai/v2", "https://host/openai/v2"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
    ],
)
def test_an_address_is_taken_as_it_is_meant(written: str, meant: str) -> None:
    assert Settings.from_env(SET | {"LOTSEN_LLM_URL": written}).llm_url == meant


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "localhost:11434"),
        ("URL", "ftp://host/v1"),
        ("URL", "http://[host"),
        ("URL", "http:host/v1"),
        ("URL", "https://host/v1?key=very-secret"),
        ("URL", "https://user:very-secret@host/v1"),
        ("KEY", "very-secret key"),
        ("KEY", "very-secrét"),
        ("SECONDS", "0"),
        ("SECONDS", "601"),
        ("SECONDS", "many"),
        ("FAILURES", "0"),
        ("REST", "-1"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name_and_secrets_are_not_repeated(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"LOTSEN_LLM_{name}") as raised:
        Settings.from_env(SET | {f"LOTSEN_LLM_{name}": value})
    assert "very-secr" not in str(raised.value)


@pytest.mark.parametrize("missing", ["LOTSEN_LLM_URL", "LOTSEN_LLM_MODEL"])
def test_an_address_without_a_model_is_half_a_setting(missing: str) -> None:
    with pytest.raises(SettingsError, match="both or neither"):
        Settings.from_env({name: value for name, value in SET.items() if name != missing})


def test_the_writer_named_on_the_command_line_wins() -> None:
    assert SETTINGS.with_writer(None) == SETTINGS.with_writer(WriterName.MODEL) == SETTINGS
    without = SETTINGS.with_writer(WriterName.EXTRACT)
    assert (without.llm_url, without.llm_model) == (None, "")
    with pytest.raises(SettingsError, match="no language model is set"):
        Settings().with_writer(WriterName.MODEL)


def test_the_assistant_gets_the_model_that_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[tuple[str, str, str | None, float]] = []

    class Model(LanguageModel):
        def __init__(self, url: str, name: str, key: str | None, limits: object) -> None:
            made.append((url, name, key, limits.total))  # type: ignore[attr-defined]

    monkeypatch.setattr("answering.write.client.LanguageModel", Model)
    build_assistant(None, Settings())  # type: ignore[arg-type]
    assert made == []
    build_assistant(None, SETTINGS)  # type: ignore[arg-type]
    assert made == [(URL, MODEL, KEY, 60)]


@pytest.mark.parametrize(("writer", "server"), [((), URL), (("--writer", "extract"), None)])
def test_ask_uses_the_model_unless_told_not_to(
    monkeypatch: pytest.MonkeyPatch, writer: tuple[str, ...], server: str | None
) -> None:
    built: list[str | None] = []

    def build(retriever: object, settings: Settings) -> None:
        built.append(settings.llm_url)
        raise SettingsError("far enough")

    for name, value in SET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(cli, "open_retriever", lambda settings: None)
    monkeypatch.setattr(cli, "build_assistant", build)
    monkeypatch.setattr("sys.argv", ["lotsen", "ask", "Vad är en MTA?", *writer])
    with pytest.raises(SystemExit):
        cli.main()
    assert built == [server]
