from pathlib import Path

import pytest

from app.server.limit_settings import QuestionLimits
from app.server.metrics_settings import MetricsSettings
from app.settings import Settings
from corpus.errors import SettingsError


def test_without_variables_the_home_is_beside_the_work_and_the_corpus_the_projects() -> None:
    settings = Settings.from_env({})
    assert settings.home == Path(".lotsen").absolute()
    assert (settings.corpus / "catalogue.toml").is_file()
    assert (settings.embedding_model, settings.chroma_url) == ("bilingual", None)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_env({"LOTSEN_CHROMA_URL": " ", "LOTSEN_HOME": ""}) == Settings.from_env({})


def test_a_home_named_on_the_command_line_wins(tmp_path: Path) -> None:
    assert Settings.from_env({"LOTSEN_HOME": "/elsewhere"}).with_home(tmp_path).home == tmp_path
    assert Settings.from_env({"LOTSEN_HOME": "/elsewhere"}).with_home(None).home == Path("/elsewhere")


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://host", "http://"])
def test_a_server_address_that_is_none_is_refused_with_its_name(url: str) -> None:
    with pytest.raises(SettingsError, match=r"LOTSEN_CHROMA_URL.*http://host:port"):
        Settings.from_env({"LOTSEN_CHROMA_URL": url})


@pytest.mark.parametrize("seconds", ["0", "61", "soon", "0.5"])
def test_a_wait_for_the_search_database_that_is_none_is_refused(seconds: str) -> None:
    with pytest.raises(SettingsError, match=r"LOTSEN_CHROMA_SECONDS.*1 to 60"):
        Settings.from_env({"LOTSEN_CHROMA_SECONDS": seconds})


def test_a_corpus_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="LOTSEN_CORPUS"):
        Settings.from_env({"LOTSEN_CORPUS": str(tmp_path / "missing")})


def test_exported_settings_are_read_back_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "CORPUS", "EMBEDDING_MODEL", "CHROMA_URL", "CHROMA_SECONDS", "READER_MODEL"):
        monkeypatch.setenv(f"LOTSEN_{name}", "before")
    limits = QuestionLimits(1, 2, "X-Real-IP", 3, 0)
    settings = Settings(
        tmp_path / "home",
        tmp_path,
        "some/model",
        "http://localhost:9",
        7,
        "a/reader",
        limits=limits,
        metrics=MetricsSettings(9100, "sixteen-signs-or-more"),
        log_as_json=True,
    )
    settings.export()
    assert Settings.from_env() == settings


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("LOTSEN_QUESTIONS_SESSION", "0", "1 to 1000000"),
        ("LOTSEN_QUESTIONS_ADDRESS", "many", "1 to 1000000"),
        ("LOTSEN_AT_ONCE", "-1", "1 to 1000000"),
        ("LOTSEN_QUEUE", "9" * 5000, "0 to 1000000"),
    ],
)
def test_a_limit_that_is_none_is_refused_with_its_name(name: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError, match=rf"{name} .*{told}"):
        Settings.from_env({name: value})
