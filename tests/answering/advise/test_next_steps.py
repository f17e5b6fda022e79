"""The template that an answer speaks of, among all that the corpus has."""

from pathlib import Path

import pytest

from answering.advise.next_steps import suggest
from answering.answer import SuggestionKind
from corpus.model import Document, Kind, Language

TITLES = (
    "Sekretessavtal (NDA)",
    "Materialöverföringsavtal (MTA)",
    "Nyttjandeavtal",
    "Beslutsträd: sekretess",
    "Beslutsträd: upphandling",
)
TEMPLATES = [
    Document(f"template-{number}", title, Kind.TEMPLATE, Language.SWEDISH, Path("x.docx"), ())
    for number, title in enumerate(TITLES)
]


class Library:
    """Templates without passages."""

    def __init__(self) -> None:
        self.documents = {one.id: one for one in TEMPLATES}

    def passages_of(self, document_id: str) -> tuple[()]:
        return ()


def template_for(*told: str) -> list[str]:
    suggested = suggest("Får vi?", Language.SWEDISH, told, [], [], Library())  # type: ignore[arg-type]
    return [one.text for one in suggested if one.kind is SuggestionKind.TEMPLATE]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Använd mallen Nyttjandeavtal när er egen personal kör.", "Nyttjandeavtal"),
        ("Mallen MTA passar.", "Materialöverföringsavtal (MTA)"),
        ("Gå igenom mallen Beslutsträd: upphandling före köpet.", "Beslutsträd: upphandling"),
        ("Börja med mallen Sekretessavtal, sedan mallen Nyttjandeavtal.", "Sekretessavtal (NDA)"),
    ],
)
def test_the_template_that_the_answer_names_first_is_suggested(told: str, title: str) -> None:
    [suggested] = template_for("KI får hyra ut.", told)
    assert suggested.endswith(title)


def test_a_word_of_its_title_alone_names_no_template() -> None:
    assert template_for("Ett nyttjandeavtal gäller.", "Mallen är ett förslag.", "Se mallen.") == []
