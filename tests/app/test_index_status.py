from datetime import date
from pathlib import Path

import pytest
from fakes import HashingEmbedder

from app import wiring
from app.console.index_status import index_status
from app.settings import Settings
from app.wiring import Indexed, build_index
from retrieval.published import open_published

CATALOGUE = """
[[document]]
id = "price-sv"
title = "Pris"
kind = "guide"
language = "sv"
file = "documents/price.md"
version = "1.0"
valid_from = 2026-01-01
review_by = 2026-06-30

[[document]]
id = "access-sv"
title = "Tillgång"
kind = "guide"
language = "sv"
file = "documents/access.md"
version = "1.0"
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    folder = tmp_path / "corpus"
    (folder / "documents").mkdir(parents=True)
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "documents/price.md").write_text("# Pris\n\nAvgiften tas ut per timme.\n", encoding="utf-8")
    (folder / "documents/access.md").write_text("# Tillgång\n\nKriterierna beslutas.\n", encoding="utf-8")
    monkeypatch.setattr(wiring, "load_embedder", lambda name, download=False: HashingEmbedder())
    return Settings(home=tmp_path / "home", corpus=folder)


def indexed(settings: Settings, rebuild: bool = False) -> Indexed:
    return build_index(settings, [settings.corpus], rebuild, False, lambda step, done, total: None)


def status(settings: Settings, today: date = date(2026, 3, 1)) -> dict[str, object]:
    return index_status(open_published(settings.home), settings.corpus, today).to_json()


def test_a_fresh_index_has_nothing_out_of_date(settings: Settings) -> None:
    indexed(settings)
    found = status(settings)
    assert (found["documents"], found["corpus_version"]) == (2, "1.0")
    assert (found["changed"], found["past_review"]) == ([], [])


def test_a_document_past_its_review_date_is_named(settings: Settings) -> None:
    indexed(settings)
    assert status(settings, date(2026, 6, 30))["past_review"] == []
    assert status(settings, date(2026, 7, 1))["past_review"] == ["price-sv"]


def test_changed_and_removed_documents_are_named(settings: Settings) -> None:
    indexed(settings)
    (settings.corpus / "documents/price.md").write_text("# Pris\n\nNytt.\n", encoding="utf-8")
    (settings.corpus / "documents/access.md").unlink()
    assert status(settings)["changed"] == ["access-sv", "price-sv"]


def test_another_folder_than_the_corpus_is_not_compared_with_it(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "note.md").write_text("# Not\n\nText.\n", encoding="utf-8")
    build_index(settings, [other], False, False, lambda step, done, total: None)
    assert status(settings)["changed"] == []


def test_unchanged_documents_are_taken_over_unless_everything_is_read_anew(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert indexed(settings).reused_documents == 0
    assert indexed(settings).reused_documents == 2
    assert indexed(settings, rebuild=True).reused_documents == 0
    monkeypatch.setattr(wiring, "reading_version", lambda: "another way of reading")
    assert indexed(settings).reused_documents == 0
