"""A library of a few hand-made passages, searched by shared words."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from answering.assistant import Assistant
from answering.words import stems
from corpus.model import Document, Kind, Language, Owner, Passage, Section
from retrieval.hit import Filter, Hit

TODAY = date(2026, 11, 21)


def document(id: str, sections: Mapping[str, tuple[tuple[str, ...], str]], **fields: object) -> Document:
    """A document of sections {id: (headings, text)}; the language is read off the id's ending."""
    defaults: dict[str, object] = {
        "title": id.rsplit("-", 1)[0].capitalize(),
        "kind": Kind.GUIDE,
        "language": Language(id[-2:]),
        "file": Path(f"/{id}.md"),
        "sections": tuple(Section(key, headings, None, text) for key, (headings, text) in sections.items()),
    }
    return Document(id=id, **(defaults | fields))  # type: ignore[arg-type]


class FakeLibrary:
    """One passage a section; a hit's score is the share of the question's words that it has."""

    def __init__(self, *documents: Document) -> None:
        self.documents = {document.id: document for document in documents}
        self.searches: list[tuple[str, Filter]] = []

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        document = self.documents[document_id]
        return tuple(
            Passage(
                f"{document.id}#{section.id}/1",
                document.id,
                section.headings,
                section.page,
                0,
                len(section.text),
                section.text,
                document.language,
            )
            for section in document.sections
        )

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        self.searches.append((question, filter))
        asked = stems(question)
        hits = []
        for document in self.documents.values():
            for passage in self.passages_of(document.id) if filter.admits(document) else ():
                score = len(asked & stems(" ".join((*passage.headings, passage.text)))) / max(1, len(asked))
                if score:
                    hits.append(Hit(passage, document, score))
        return sorted(hits, key=lambda hit: -hit.score)[:top_k]


PRICES_SV = """Priset beror på ägaren.

- Statlig myndighet (KI): KI tar betalt upp till full kostnad enligt 3 § förordning 2022:1378.
- Region (Vecura): Regionen tar betalt med högst självkostnaden enligt 2 kap. 6 § kommunallagen.
- Statligt ägt bolag (Akademiska Hus): Akademiska Hus tar betalt på marknadsvillkor."""
PRICES_EN = """The price depends on the owner.

- State authority (KI): KI charges up to full cost under section 3 of Ordinance 2022:1378.
- Region (Vecura): The region charges at most the cost under KL 2:6.
- State-owned company (Akademiska Hus): Akademiska Hus charges market prices."""
SWEDISH = {
    "1": (
        ("Sekretess",),
        "Sekretessen hos KI gäller i högst tio år. Sekretessen hos regionen gäller i 20 år.",
    ),
    "2": (("Pris",), PRICES_SV),
    "3": (
        ("Första kontakten (steg A1)",),
        "Kontakta infrastrukturen med en kort förfrågan. Detta gör ni innan något hemligt skickas.",
    ),
    "4": (
        ("Behovsbeskrivning (steg A2)",),
        "Behovsbeskrivningen tar upp följande punkter:\n\n1. Problemet.\n2. Materialet.\n3. Tidplanen.",
    ),
    "5": (("Vad är lärarundantaget?",), "Lärarundantaget betyder att lärare äger sina uppfinningar."),
}
ENGLISH = {
    "1": (("Secrecy",), "Secrecy at KI lasts at most ten years. Secrecy at the region lasts 20 years."),
    "2": (("Price",), PRICES_EN),
    "3": (
        ("First contact (step A1)",),
        "Contact the infrastructure with a short request. This is done before anything secret is sent.",
    ),
    "5": (
        ("What is the teachers' exemption?",),
        "The teachers' exemption means that teachers own their inventions.",
    ),
}
VECURA = {
    "offer": (("Vad Vecura erbjuder",), "Vecura tillverkar cell- och genterapiprodukter för prövningar."),
    "way-in": (("Vägen in till Vecura",), "Vägen in till Vecura är den gemensamma ingången hos KCC."),
}


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary(
        document("guide-sv", SWEDISH, title="Guiden"),
        document("guide-en", ENGLISH, title="The guide", translation_of="guide-sv"),
        document("vecura-sv", VECURA, title="Vecura", kind=Kind.INFRASTRUCTURE, owners=(Owner.REGION,)),
        document(
            "nda-sv",
            {"0.1": (("När ni använder mallen",), "Använd sekretessavtalet innan ni delar information.")},
            title="Sekretessavtal (NDA)",
            kind=Kind.TEMPLATE,
        ),
    )


@pytest.fixture
def assistant(library: FakeLibrary) -> Assistant:
    return Assistant(library, today=lambda: TODAY)
