"""A library of a few made documents."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from driven_page import HOSTILE, opened
from made_sections import made_section
from streamlit.testing.v1 import AppTest

from app.shell.links import PageName
from corpus.errors import LotsenError
from corpus.model import Document, Kind, Language, LegalArea, Owner, Passage, Section, Stage
from retrieval.hit import Filter, Hit

SV, EN = Language.SWEDISH, Language.ENGLISH


ANY = Filter()


def law(id: str, language: Language, **changes: object) -> Document:
    document = Document(
        id,
        f"Rättsguide {id}",
        Kind.LEGAL,
        language,
        Path(f"{id}.md"),
        owners=(Owner.STATE,),
        areas=(LegalArea.SECRECY,),
        version="1.0",
        valid_from=date(2026, 11, 1),
        review_by=date(2027, 1, 31),
        sections=(
            made_section("preamble", (), None, "Inledande ord."),
            made_section("1.1", ("1 Sekretess", "1.1 Uppdrag"), None, f"Sekretess vid uppdrag. {HOSTILE}"),
            made_section("1.2", ("1 Sekretess", "1.2 Forskning"), None, "Sekretess i forskning."),
            made_section("2", (f"2 {HOSTILE}",), None, "Sista avsnittet."),
        ),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def passage_of(document: Document, section: Section) -> Passage:
    id = f"{document.id}#{section.id}/1"
    return Passage(
        id, document.id, section.headings, 1, 0, len(section.text), section.text, document.language
    )


@dataclass
class LibraryRetriever:
    """Finds what it is told to, and remembers what it was asked for."""

    documents: dict[str, Document]
    error: LotsenError | None = None
    without_chroma: bool = False
    asked: list[tuple[str, Filter]] = field(default_factory=list)

    def search(self, question: str, top_k: int, filter: Filter = ANY) -> list[Hit]:
        if self.error:
            raise self.error
        self.asked.append((question, filter))
        return [
            Hit(passage_of(document, section), document, 0.9)
            for document in self.documents.values()
            for section in document.sections
            if filter.admits(document) and "sekretess" in section.text.lower()
        ]

    def passage(self, id: str) -> Passage | None:
        passages = (
            passage_of(document, section)
            for document in self.documents.values()
            for section in document.sections
        )
        return next((passage for passage in passages if passage.id == id), None)


def by_id(documents: Sequence[Document]) -> dict[str, Document]:
    return {document.id: document for document in documents}


@pytest.fixture
def retriever(documents, tmp_path: Path) -> LibraryRetriever:
    file = tmp_path / "legal.md"
    file.write_text("Originalet", encoding="utf-8")
    return LibraryRetriever(
        by_id(
            (
                documents.guide,
                law("legal-sv", SV, file=file, title=HOSTILE),
                law("legal-en", EN, title="Legal guidance", translation_of="legal-sv"),
                law("nda-sv", SV, kind=Kind.TEMPLATE, title="Sekretessavtal", stage=Stage.PREPARATION),
                law("old-sv", SV, title="Gammal vägledning", review_by=date(2020, 1, 1)),
                law("new-sv", SV, title="Ny vägledning", replaces="old-sv"),
            )
        )
    )


def library(**parameters: str) -> AppTest:
    return opened(PageName.LIBRARY, **{"lang": "sv", **parameters})
