"""A small corpus in two languages, and an embedder that needs no model."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fakes import HashingEmbedder

from corpus.model import Document, Kind, Language, Owner, PageStart, Passage, Section, Statement
from corpus.sentences import split_sentences
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.retriever import Retriever


@dataclass(frozen=True, slots=True)
class SmallCorpus(Content):
    """Content that a test can change before it builds it."""

    def with_passage(self, document_id: str, section: str, text: str, part: int = 1) -> "SmallCorpus":
        language = next(document.language for document in self.documents if document.id == document_id)
        added = _passage(document_id, section, text, language, part)
        return replace(self, passages=(*self.passages, added))

    def without(self, passage_id: str) -> "SmallCorpus":
        return replace(self, passages=tuple(each for each in self.passages if each.id != passage_id))


TEXTS = {
    "guide-sv": {
        "1": "Ett sekretessavtal skyddar företagets hemligheter enligt 24 kap. 5 § OSL.",
        "2": "Priset för mikroskopet är 30 000 kronor per dag.",
        "3": "Första steget är att beskriva behovet för infrastrukturen.",
    },
    "guide-en": {
        "1": "A non-disclosure agreement protects the secrets of the company (OSL 24:5).",
        "2": "The price of the microscope is SEK 30,000 per day.",
        "3": "The first step is to describe the need to the infrastructure.",
    },
    "lab-sv": {"place": "Renrummet ligger i Flemingsberg och drivs av regionen."},
}


@pytest.fixture
def small_corpus(tmp_path: Path) -> SmallCorpus:
    documents = tuple(_document(tmp_path, id, texts) for id, texts in TEXTS.items())
    passages = tuple(
        _passage(document.id, section, text, document.language)
        for document in documents
        for section, text in TEXTS[document.id].items()
    )
    return SmallCorpus(documents, passages)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def build_small(home: Path, embedder: HashingEmbedder) -> Callable[[SmallCorpus], str]:
    """Build and publish a corpus; gives the build's id."""
    return lambda corpus: build(corpus, embedder, home).id


@pytest.fixture
def retriever(home: Path, embedder: HashingEmbedder) -> Retriever:
    return Retriever(home, lambda name: embedder, recheck_seconds=0)


def _document(folder: Path, id: str, texts: dict[str, str]) -> Document:
    file = folder / f"{id}.MD"
    file.write_text("\n\n".join(texts.values()), encoding="utf-8")
    is_lab = id.startswith("lab")
    return Document(
        id=id,
        title={"guide-sv": "Vägledningen", "guide-en": "The guide", "lab-sv": "Vecura"}[id],
        kind=Kind.INFRASTRUCTURE if is_lab else Kind.GUIDE,
        language=Language(id[-2:]),
        file=file,
        owners=(Owner.REGION,) if is_lab else (),
        translation_of="guide-sv" if id == "guide-en" else None,
        sections=tuple(Section(key, ("Rubrik",), 1, text, (PageStart(4, 2),)) for key, text in texts.items()),
        page_labels=("i", "1"),
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
    )


def _passage(document_id: str, section: str, text: str, language: Language, part: int = 1) -> Passage:
    id = f"{document_id}#{section}/{part}"
    said = tuple(Statement(one.text, one.start, one.end) for one in split_sentences(text))
    return Passage(id, document_id, ("Rubrik",), 1, 0, len(text), text, language, statements=said)
