"""docs/deploy.md and the settings agree."""

import os
import re
from pathlib import Path

import pytest

from app.settings import Settings

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs/deploy.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(LOTSEN_[A-Z_]+)` \|.*\| ([^|]+) \|$", GUIDE, re.M))


def test_the_table_has_every_variable_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("LOTSEN_")]:
        monkeypatch.delenv(name)
    exported = dict(os.environ)
    monkeypatch.setattr(os, "environ", exported)
    Settings.from_env({}).export()
    assert set(ROWS) == {name for name in exported if name.startswith("LOTSEN_")}


def test_every_variable_of_the_text_is_one_of_the_table() -> None:
    assert set(re.findall(r"LOTSEN_[A-Z_]+", GUIDE)) == set(ROWS)


def test_the_readme_names_every_variable() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"LOTSEN_[A-Z_]+", readme)) >= set(ROWS)


def test_the_defaults_and_bounds_are_those_of_the_settings() -> None:
    settings = Settings.from_env({})
    numbers = {name: value for name, value in settings if type(value) is int}
    assert len(numbers) > 8
    for name, value in numbers.items():
        assert ROWS[f"LOTSEN_{name.upper()}"].split(":")[0] == str(value)
    for name in ("keep_days", "chroma_seconds"):
        assert str(Settings.model_fields[name].description).removeprefix("a number, ") in GUIDE
    assert f"`{settings.embedding_model}`" == ROWS["LOTSEN_EMBEDDING_MODEL"]
    assert ROWS["LOTSEN_ROLE_CLAIM"] == f"`{settings.role_claim}`"


def test_every_document_that_it_links_to_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", GUIDE):
        assert (ROOT / "docs" / target).exists(), target
