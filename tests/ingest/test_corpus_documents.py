"""The project's own documents as ingest sees them, in the files that readers get."""

import re
from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from ingest.pipeline import Ingested, ingest
from ingest.reader import read_file

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def ingested() -> Ingested:
    return ingest([CORPUS], read=read_file)


def test_every_catalogued_document_is_read(ingested):
    catalogue = read_catalogue(CORPUS)
    assert catalogue is not None
    assert ingested.problems == ()
    assert [document.id for document in ingested.documents] == [
        document.id for document in catalogue.documents
    ]


def test_every_passage_lies_where_it_says(ingested):
    documents = {document.id: document for document in ingested.documents}
    for passage in ingested.passages:
        section = documents[passage.document_id].section(passage.section_id)
        assert section is not None
        assert section.text[passage.start : passage.end] == passage.text
        assert passage.page == section.page_at(passage.start)


def test_both_languages_have_the_same_sections(ingested):
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


def test_typeset_pages_leave_no_trace_in_the_text(ingested):
    for document in ingested.documents:
        if document.file.suffix != ".pdf":
            continue
        text = "\n".join(section.text for section in document.sections)
        assert not re.search(r"[\u00ad\u2011\ufffd\u200b]", text)
        assert not re.search(r"[a-zåäö]- (?!och\b|eller\b|and\b|or\b|respektive\b)[a-zåäö]", text)
        assert not any(note in text for note in STANDING_NOTES)
        assert "Samverkanslotsen" not in text.split("\n")[20:]


def test_pages_of_typeset_documents_go_forward(ingested):
    for document in ingested.documents:
        pages = [passage.page for passage in ingested.passages if passage.document_id == document.id]
        if document.file.suffix == ".pdf":
            assert pages == sorted(pages)
            assert pages[0] == 1
            assert len(set(pages)) > 0.8 * (len(document.page_labels) - 3)
        else:
            assert set(pages) == {None}


def test_tables_of_typeset_pages_are_whole_rows(ingested):
    for document in ingested.documents:
        for section in document.sections:
            for table in re.findall(r"(?:^\|.*\|$\n?)+", section.text, re.M):
                rows = table.strip().split("\n")
                assert len({row.count("|") for row in rows}) == 1, (document.id, section.id)
