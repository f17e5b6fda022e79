"""The corpus of this project is in order: read without a warning, complete, twinned section by section."""

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.check import check
from corpus.model import Document, Kind
from corpus.typesetting.__main__ import main as typeset
from ingest.pipeline import Ingested, ingest

CORPUS = Path(__file__).parents[2] / "corpus"
# Near the first version: a date that passes later is told by `lotsen corpus check`, not by a failing test.
TODAY = date(2026, 11, 21)
HEADING = re.compile(r"^#{2,6}\s+(.*?)\s*(?:\{#[\w.-]+\})?$", re.MULTILINE)


@pytest.fixture(scope="module")
def ingested() -> Ingested:
    return ingest([CORPUS])


def manuscript_of(document: Document) -> Path | None:
    folder = {Kind.GUIDE: "guide", Kind.LEGAL: "legal", Kind.TEMPLATE: "templates"}.get(document.kind)
    return CORPUS / "manuscripts" / folder / f"{document.id}.md" if folder else document.file


def test_built_files_are_those_of_the_manuscripts() -> None:
    assert typeset(["--check"], CORPUS) == 0


def test_it_is_read_without_a_problem(ingested: Ingested) -> None:
    assert ingested.problems == ()


def test_the_check_finds_nothing(ingested: Ingested) -> None:
    assert [str(finding) for finding in check(CORPUS, ingested.documents, TODAY)] == []


def test_it_has_its_parts_in_both_languages(ingested: Ingested) -> None:
    counts = {kind: sum(document.kind is kind for document in ingested.documents) for kind in Kind}
    assert counts[Kind.GUIDE] == counts[Kind.LEGAL] == 2
    assert counts[Kind.TEMPLATE] == 2 * 15
    assert counts[Kind.INFRASTRUCTURE] == 2 * 28


def test_each_heading_of_a_manuscript_is_found_as_a_heading(ingested: Ingested) -> None:
    missing = {}
    for document in ingested.documents:
        manuscript = manuscript_of(document)
        assert manuscript is not None
        text = re.sub(r"\A---\n.*?\n---\n", "", manuscript.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = {_letters(heading) for section in document.sections for heading in section.headings}
        lost = [heading for heading in HEADING.findall(text) if _letters(heading) not in found]
        if lost:
            missing[document.id] = lost
    assert missing == {}


def _letters(heading: str) -> str:
    return "".join(character for character in heading.lower() if character.isalnum())


def test_a_legal_place_is_found_under_the_same_section_in_both_languages(ingested: Ingested) -> None:
    by_id = {document.id: document for document in ingested.documents}
    for kind in ("guide", "legal"):
        swedish, english = by_id[f"{kind}-sv"], by_id[f"{kind}-en"]
        assert [section.id for section in swedish.sections] == [section.id for section in english.sections]


def test_every_place_that_the_coverage_list_names_exists(ingested: Ingested) -> None:
    by_id = {document.id: document for document in ingested.documents}
    rows = (CORPUS / "coverage.md").read_text(encoding="utf-8").splitlines()
    cells = [row.strip("| ").split("|")[-1] for row in rows if row.startswith("| ")]
    places = {place.strip() for cell in cells for place in cell.split(",")} - {"Covered by", "Page"}
    missing = []
    for place in places:
        id, _, section = place.partition(" ")
        documents = [by_id.get(f"{id}-{language}") for language in ("sv", "en")]
        if any(document is None or (section and document.section(section) is None) for document in documents):
            missing.append(place)
    assert len(places) > 100
    assert missing == []
