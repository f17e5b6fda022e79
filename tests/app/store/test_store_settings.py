"""The settings of what is kept, and the command that lists what the guide lacks."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from answering.answer import Status
from app import wiring
from app.cli import app
from app.settings import Settings
from corpus.errors import SettingsError
from corpus.model import Language

URL = "postgresql://lotsen:hemligt@db.example:5432/lotsen"


def test_without_settings_a_file_of_the_home_keeps_for_half_a_year() -> None:
    settings = Settings.from_env({})
    assert (settings.database_url, settings.keep_days, settings.keep_questions) == (None, 180, True)


def test_what_is_kept_survives_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "LOTSEN_DATABASE_URL": URL,
        "LOTSEN_KEEP_DAYS": "30",
        "LOTSEN_KEEP_QUESTIONS": "no",
    }
    settings = Settings.from_env(given)
    for name in given:
        monkeypatch.setenv(name, "before")
    settings.export()
    assert Settings.from_env() == settings
    assert (settings.database_url, settings.keep_days, settings.keep_questions) == (URL, 30, False)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("LOTSEN_DATABASE_URL", "mysql://user:hemligt@host/db", "postgresql://user"),
        ("LOTSEN_DATABASE_URL", "hemligt", "postgresql://user"),
        ("LOTSEN_KEEP_DAYS", "0", "1 to 3650"),
        ("LOTSEN_KEEP_DAYS", "ett år", "1 to 3650"),
        ("LOTSEN_KEEP_DAYS", "99999", "1 to 3650"),
        ("LOTSEN_KEEP_QUESTIONS", "maybe", "yes or no"),
    ],
)
def test_a_value_that_cannot_be_used_is_one_line_without_its_password(
    name: str, value: str, says: str
) -> None:
    with pytest.raises(SettingsError, match=f"{name}.*{says}") as raised:
        Settings.from_env({name: value})
    assert "hemligt" not in str(raised.value)


def test_settings_never_print_the_password() -> None:
    assert "hemligt" not in repr(Settings.from_env({"LOTSEN_DATABASE_URL": URL}))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOTSEN_HOME", str(tmp_path / "home"))
    store = wiring.open_store(Settings.from_env())
    store.note_gap("Får vi bygga friggebod?", Language.SWEDISH, Status.NOT_FOUND)
    store.note_gap("Får vi bygga en friggebod", Language.SWEDISH, Status.NOT_FOUND)
    return tmp_path / "home"


def gaps(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["gaps", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_gaps_are_listed_as_lines_json_and_csv(home: Path) -> None:
    line = gaps()
    assert "Får vi bygga en friggebod" in line
    assert line.split()[0] == "2"
    [record] = json.loads(gaps("--json"))
    assert (record["question"], record["unanswered"]) == ("Får vi bygga en friggebod", 2)
    rows = list(csv.reader(io.StringIO(gaps("--csv").removeprefix("\ufeff")), delimiter=";"))
    assert rows[1][0] == "Får vi bygga en friggebod"


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    assert gaps("--home", str(tmp_path)) == "Nothing has been gathered yet.\n"


def test_json_and_csv_together_are_wrong_usage(home: Path) -> None:
    assert CliRunner().invoke(app, ["gaps", "--json", "--csv"]).exit_code == 2
