"""A library of a few hand-made passages, searched and read by shared words."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from answering.assistant import Assistant
from answering.reader.decision import Decision
from answering.reader.encoding import EarlierTurn
from answering.reader.reading import NO_VERDICT, Needed, Reading
from answering.words import content_words, stems
from corpus.actors import mentions
from corpus.model import Document, Kind, Language, Owner, Passage, Role, Section
from ingest.blocks import Block, Form, Raw
from ingest.sections import build_sections
from ingest.split import split
from ingest.statements import with_statements
from retrieval.hit import Filter, Hit

TODAY = date(2026, 11, 21)
# The share of the question's words is the probability.
DECISION = Decision(
    said=(0.0, 1.0, 0.0, 0.0),
    answer=(0.0, 1.0, 0.0),
    caution=0.5,
    sure=0.6,
    statement=0.34,
)
QUESTIONS = [
    "Hur länge gäller sekretessen hos KI?",
    "Vad får regionen ta betalt?",
    "Vad är lärarundantaget?",
    "Vad tar behovsbeskrivningen upp för punkter?",
    "How long does secrecy last at KI?",
    "What may the region charge?",
    "What is the teachers' exemption?",
]
ROLES = {
    "way-in": Role.WAY_IN,
    "owner": Role.OWNER,
    "0.1": Role.USE,
    "3": Role.STEP,
    "4": Role.STEP,
    "10": Role.DEFINITION,
}


def section(id: str, headings: tuple[str, ...], text: str, role: Role = Role.RULE) -> Section:
    """A section as ingest would read it from paragraphs, list items and table rows."""
    blocks = [
        Block(_form(line), line)
        for block in text.split("\n\n")
        for line in block.splitlines()
        if line.strip()
    ]
    read = build_sections(Raw((Block(Form.HEADING, headings[-1], level=1, id=id), *blocks)))[0]
    return Section(id, headings, None, read.text, (), read.blocks, role)


def _form(line: str) -> Form:
    if line.startswith("|"):
        return Form.ROW
    return Form.ITEM if line.startswith("- ") or line[:1].isdigit() else Form.PARAGRAPH


def document(id: str, sections: Mapping[str, tuple[tuple[str, ...], str]], **fields: object) -> Document:
    """A document of sections {id: (headings, text)}; the language is read off the id's ending."""
    defaults: dict[str, object] = {
        "title": id.rsplit("-", 1)[0].capitalize(),
        "kind": Kind.GUIDE,
        "language": Language(id[-2:]),
        "file": Path(f"/{id}.md"),
        "sections": tuple(
            section(key, headings, text, ROLES.get(key, Role.RULE))
            for key, (headings, text) in sections.items()
        ),
    }
    return Document(id=id, **(defaults | fields))  # type: ignore[arg-type]


class FakeLibrary:
    """Its own snapshot; a hit's score is the share of the question's words that the passage has."""

    def __init__(self, *documents: Document) -> None:
        self.documents = {document.id: document for document in documents}
        self.searches: list[tuple[str, Filter]] = []
        self.resolved = 0

    def current(self) -> "FakeLibrary":
        self.resolved += 1
        return self

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        document = self.documents[document_id]
        return with_statements(document, split(document))

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        self.searches.append((question, filter))
        hits = []
        for document in self.documents.values():
            for passage in self.passages_of(document.id) if filter.admits(document) else ():
                score = share(question, " ".join((*passage.headings, passage.text)))
                if score:
                    hits.append(Hit(passage, document, score))
        return sorted(hits, key=lambda hit: -hit.score)[:top_k]


class FakeReader:
    """How surely something answers is the share of the question's words that it has; no verdict."""

    def __init__(self) -> None:
        self.read_passages: list[str] = []

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        self.read_passages += [hit.passage.id for hit in hits]
        return tuple(self._reading(question, hit) for hit in hits)

    def needed(self, question: str, turns: Sequence[EarlierTurn]) -> Needed:
        """What begins with "och" is about the last question's matter, not about whom it named."""
        said = content_words(turns[-1].question) if question.startswith(("och ", "gäller ")) else ()
        matter = tuple(word.text for word in said if not mentions(word.text))
        return Needed(matter, matter, matter)

    def _reading(self, question: str, hit: Hit) -> Reading:
        above = " ".join(hit.passage.headings)
        said = tuple((one, share(question, f"{above} {one.text}")) for one in hit.passage.statements)
        return Reading(hit, share(question, f"{above} {hit.passage.text}"), said, (NO_VERDICT,) * len(said))


def share(question: str, text: str) -> float:
    """The share of the question's words that the text has, 0–1."""
    asked = stems(question)
    return len(asked & stems(text)) / max(1, len(asked))


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
    return assistant_of(library)


def assistant_of(library: FakeLibrary, **parts: object) -> Assistant:
    """An assistant that reads by shared words."""
    given = {
        "reader": FakeReader(),
        "follow_ups": FakeReader(),
        "decision": DECISION,
        "today": lambda: TODAY,
    } | parts
    return Assistant(library, **given)  # type: ignore[arg-type]
