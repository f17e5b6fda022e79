"""The corpus of this project is in order: read without a warning, whole, twinned section by section."""

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
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


def test_every_catalogued_document_is_read(ingested: Ingested) -> None:
    catalogue = read_catalogue(CORPUS)
    assert catalogue is not None
    assert [document.id for document in ingested.documents] == [
        document.id for document in catalogue.documents
    ]


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


def test_every_passage_lies_where_it_says(ingested: Ingested) -> None:
    documents = {document.id: document for document in ingested.documents}
    for passage in ingested.passages:
        section = documents[passage.document_id].section(passage.section_id)
        assert section is not None
        assert section.text[passage.start : passage.end] == passage.text
        assert passage.page == section.page_at(passage.start)


def test_both_languages_have_the_same_sections(ingested: Ingested) -> None:
    documents = {document.id: document for document in ingested.documents}
    for document in ingested.documents:
        if document.translation_of:
            original = documents[document.translation_of]
            assert [section.id for section in document.sections] == [
                section.id for section in original.sections
            ]


# What stands at the foot of every page of the typeset documents.
STANDING_NOTES = (
    "inte den verkliga guiden från 2023 och inte juridisk rådgivning.",
    "not the real guide of 2023, and not legal advice.",
)


def test_typeset_pages_leave_no_trace_in_the_text(ingested: Ingested) -> None:
    for document in ingested.documents:
        if document.file.suffix != ".pdf":
            continue
        text = "\n".join(section.text for section in document.sections)
        assert not re.search(r"[\u00ad\u2011\ufffd\u200b]", text)
        assert not re.search(r"[a-zåäö]- (?!och\b|eller\b|and\b|or\b|respektive\b)[a-zåäö]", text)
        assert not any(note in text for note in STANDING_NOTES)
        assert "Samverkanslotsen" not in text.split("\n")[20:]


def test_pages_of_typeset_documents_go_forward(ingested: Ingested) -> None:
    for document in ingested.documents:
        pages = [passage.page for passage in ingested.passages if passage.document_id == document.id]
        if document.file.suffix == ".pdf":
            assert pages == sorted(pages)
            assert pages[0] == 1
            assert len(set(pages)) > 0.8 * (len(document.page_labels) - 3)
        else:
            assert set(pages) == {None}


def test_tables_of_typeset_pages_are_whole_rows(ingested: Ingested) -> None:
    for document in ingested.documents:
        for section in document.sections:
            for table in re.findall(r"(?:^\|.*\|$\n?)+", section.text, re.M):
                rows = table.strip().split("\n")
                assert len({row.count("|") for row in rows}) == 1, (document.id, section.id)
