from pathlib import Path

import pytest

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
    settings = Settings(
        home=tmp_path / "home",
        corpus=tmp_path,
        embedding_model="some/model",
        reader_model="a/reader",
        chroma_url="http://localhost:9",
        chroma_seconds=7,
        llm_url="http://localhost:11434/v1",
        llm_model="some-model",
        llm_key="sk-1",
        llm_seconds=300,
        llm_failures=2,
        llm_rest=10,
        database_url="postgresql://lotsen:word@db.example/lotsen",
        keep_days=30,
        keep_questions=False,
        evals=tmp_path / "evals",
        operator="Samverkan AB",
        contact="lotsen@example.org",
        role_claim="roles",
        staff_groups=frozenset({"lotsar", "jurister"}),
        evaluator_groups=frozenset({"*"}),
        questions_session=1,
        questions_address=2,
        address_header="X-Real-IP",
        at_once=3,
        queue=0,
        metrics_port=9100,
        metrics_token="sixteen-signs-or-more",  # noqa: S106
        traces_url="http://localhost:4317",
        log="json",
    )
    defaults = Settings()
    assert [name for name, value in settings if value == getattr(defaults, name)] == []
    for name in Settings.model_fields:
        monkeypatch.setenv(f"LOTSEN_{name.upper()}", "before")
    settings.export()
    assert Settings.from_env() == settings
    defaults.export()
    assert Settings.from_env() == defaults


def test_settings_made_in_code_read_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_OPERATOR", "Samverkan AB")
    assert (Settings().operator, Settings.from_env().operator) == ("", "Samverkan AB")


def test_a_refusal_is_one_line_that_names_the_variable_its_value_and_what_to_write() -> None:
    with pytest.raises(SettingsError) as raised:
        Settings.from_env({"LOTSEN_LOG": "xml"})
    assert str(raised.value) == "LOTSEN_LOG is 'xml'; write text or json."


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
