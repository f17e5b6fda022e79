"""The pages' models on another field's papers: they show what is there and break on nothing."""

from pathlib import Path

import pytest
from driven_page import SWEDISH
from foreign_corpus import write_library

from app.legal.model import legal_grid
from app.library.document_list import entries
from app.library.outline import outline_html
from app.shell.blocks import section_html
from app.shell.passage_text import passage_pieces
from app.templates.forms.form import note_chapters
from app.way.steps import find_way
from corpus.model import Language, LegalArea, Passage
from ingest import pipeline
from ingest.pipeline import Ingested
from ingest.reader import read_file
from retrieval.hit import Filter


def ingested(folder: Path) -> Ingested:
    return pipeline.ingest([folder], read=read_file)


@pytest.fixture
def plain(tmp_path: Path) -> Ingested:
    return ingested(write_library(tmp_path))


@pytest.fixture
def catalogued(tmp_path: Path) -> Ingested:
    return ingested(write_library(tmp_path, with_catalogue=True))


def passages_of(read: Ingested, id: str) -> list[Passage]:
    return [passage for passage in read.passages if passage.document_id == id]


def test_every_section_is_drawn_with_all_its_words(plain: Ingested) -> None:
    html = "".join(section_html(section) for document in plain.documents for section in document.sections)
    for words in (
        "<td>9–19</td>",
        '<th scope="col">Gäst</th>',
        '<li class="lots-level-1">',
        "Hållplats Söder",
    ):
        assert words in html
    assert '<span class="lots-marker">1.</span> <span>Ställ tillbaka stolarna</span>' in html


def test_every_passage_is_found_by_its_pieces(plain: Ingested) -> None:
    documents = {document.id: document for document in plain.documents}
    for passage in plain.passages:
        assert all(passage_pieces(documents[passage.document_id], passage))


def test_the_library_lists_and_outlines_every_document(plain: Ingested) -> None:
    documents = {document.id: document for document in plain.documents}
    assert {entry.document.id for entry in entries(documents, Filter(), Language.SWEDISH)} == set(documents)
    for document in plain.documents:
        assert outline_html(document, document.sections[0].id, SWEDISH)
        assert note_chapters(document) == frozenset()


def test_the_legal_grid_holds_what_headings_or_the_catalogue_say(
    plain: Ingested, catalogued: Ingested
) -> None:
    def found(read: Ingested, area: LegalArea) -> list[str]:
        documents = {document.id: document for document in read.documents}
        return [one.passage.id for one in legal_grid(area, documents, read.passages, Language.SWEDISH).shared]

    assert found(plain, LegalArea.PRICING) == ["hours#avgifter-per-kommun/1", "rooms#rum-och-priser/1"]
    assert found(plain, LegalArea.SECRECY) == []
    assert "loans-sv#sa-gar-det-till/1" in found(catalogued, LegalArea.LIABILITY)


def test_there_is_a_way_where_the_catalogue_names_steps(plain: Ingested, catalogued: Ingested) -> None:
    assert find_way(plain.documents, lambda id: passages_of(plain, id), Language.SWEDISH) is None
    way = find_way(catalogued.documents, lambda id: passages_of(catalogued, id), Language.SWEDISH)
    assert way
    assert [(step.code, step.name) for step in way.steps] == [
        ("A1", "Hur länge får jag ha en bok?"),
        ("A2", "Så går det till"),
    ]
    assert way.steps[1].items == ("Ta med legitimation.", "Har du läst reglerna?")
    assert way.gates == {}
