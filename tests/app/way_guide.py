"""A guide of two stages, hostile in every place, for the tests of the way."""

from pathlib import Path

from driven_page import HOSTILE
from made_sections import made_section, passages_of

from corpus.model import Document, Kind, Language, Passage, Role

TEXT = f"""Syfte: Ni får en kontakt. {HOSTILE}

- Statlig myndighet (KI): Skriv enligt 24 kap. 5 § OSL.

Fallgrop: Skicka inget hemligt.

Checklista för steg A1:

- Ni vet vem ni ska kontakta.
- {HOSTILE}

Mall: Ingen."""
GATES = "1. Grind G0: Kontakten är namngiven.\n2. Grind G1: Formen är vald."
CLOSING = """För företaget:

- Allt är klart.

För infrastrukturen:

- Frågan är registrerad."""


def guide(language: Language = Language.SWEDISH, id: str = "guide-sv") -> Document:
    chapter = "4 Förberedelser (skede A)"
    return Document(
        id,
        f"Guiden {HOSTILE}",
        Kind.GUIDE,
        language,
        Path("guide.md"),
        sections=(
            made_section("1.7", ("1.7 Grindar",), None, GATES, role=Role.GATES),
            made_section("4", (chapter,), None, "I skedet förbereder ni er.", step="A"),
            made_section(
                "4.1", (chapter, f"4.1 Första kontakten {HOSTILE} (steg A1)"), None, TEXT, step="A1"
            ),
            made_section(
                "4.2", (chapter, "4.2 Behov (steg A2)"), None, "Syfte: Ni beskriver det.", step="A2"
            ),
            made_section("4.3", (chapter, "4.3 Samlad"), None, CLOSING, step="A", role=Role.CHECKLIST),
            made_section("5.1", ("5 Utveckling", "5.1 Pris (steg B1)"), None, "Priset räknas ut.", step="B1"),
        ),
    )


def law() -> Document:
    text = f"Enligt 24 kap. 5 § OSL gäller sekretess. {HOSTILE}"
    section = made_section("2.3", ("2 Sekretess", f"2.3 Samverkan {HOSTILE}"), None, text)
    return Document(
        "legal-sv", "Juridik", Kind.LEGAL, Language.SWEDISH, Path("legal.md"), sections=(section,)
    )


class GuideRetriever:
    """These documents, and nothing to search with."""

    def __init__(self, *documents: Document) -> None:
        self.documents = {document.id: document for document in documents}

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        return passages_of(self.documents[document_id])

    def passage(self, id: str) -> Passage | None:
        known = self.documents.get(id.split("#")[0])
        return next((each for each in passages_of(known) if each.id == id), None) if known else None

    def search(self, question: str, top_k: int, filter: object = None) -> list[object]:
        return []
