"""Legal areas by ownership form: what a section is about decides where it stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.legal.model import legal_grid, owner_of
from corpus.model import Document, Kind, Language, LegalArea, Owner, Passage, Section

LEGAL = Document("legal-sv", "Vägledning", Kind.LEGAL, Language.SWEDISH, Path("x.pdf"))
ENGLISH = replace(LEGAL, id="legal-en", language=Language.ENGLISH)
NDA = Document(
    "nda-sv", "NDA", Kind.TEMPLATE, Language.SWEDISH, Path("x.docx"), tuple(Owner), (LegalArea.SECRECY,)
)
VECURA = Document("vecura-sv", "Vecura", Kind.INFRASTRUCTURE, Language.SWEDISH, Path("x.md"), (Owner.REGION,))


def passage(document: Document, section: str, *headings: str, part: int = 1) -> Passage:
    id = f"{document.id}#{section}/{part}"
    return Passage(id, document.id, headings, None, 0, 4, "Text", document.language)


@pytest.mark.parametrize(
    ("headings", "owner"),
    [
        (("2 Sekretess", "2.18 Statlig myndighet (KI, ANA Futura)"), Owner.STATE),
        (("2 Sekretess", "2.19 Region (Karolinska universitetssjukhuset, Vecura)"), Owner.REGION),
        (("2 Sekretess", "2.20 Statligt ägt bolag (Akademiska Hus, A Working Lab)"), Owner.COMPANY),
        (("4 Kommunalrätt: vad en region får göra", "4.2 Likställighet"), Owner.REGION),
        (("4 Kommunalrätt: vad en region får göra", "4.10 Statlig myndighet"), Owner.STATE),
        (("12 Uppdrag", "12.8 Statlig myndighet, region och statligt ägt bolag"), None),
        (("2 Sekretess", "2.1 Allmänna handlingar"), None),
    ],
)
def test_the_nearest_heading_that_names_a_form_decides(
    headings: tuple[str, ...], owner: Owner | None
) -> None:
    assert owner_of(LEGAL, passage(LEGAL, "1", *headings)) is owner


def test_a_document_about_one_form_lends_it_to_sections_that_name_none() -> None:
    assert owner_of(VECURA, passage(VECURA, "1", "Väg in")) is Owner.REGION
    assert owner_of(NDA, passage(NDA, "1", "Parter")) is None


def about(document: Document, area: LegalArea, *sections: str) -> Document:
    told = tuple(Section(id, (), None, "Text", areas=(area,)) for id in sections)
    return replace(document, sections=told)


def test_a_section_stands_once_in_the_pages_language_law_before_templates() -> None:
    nda = about(NDA, LegalArea.SECRECY, "6")
    legal, english = (about(each, LegalArea.SECRECY, "2.1", "2.18") for each in (LEGAL, ENGLISH))
    documents = {each.id: each for each in (nda, legal, english)}
    passages = [
        passage(NDA, "6", "6 Sekretess"),
        passage(LEGAL, "2.18", "2 Sekretess", "2.18 Statlig myndighet"),
        passage(LEGAL, "2.18", "2 Sekretess", "2.18 Statlig myndighet", part=2),
        passage(LEGAL, "2.1", "2 Sekretess", "2.1 Handlingar"),
        passage(ENGLISH, "2.18", "2 Secrecy", "2.18 State authority"),
        passage(LEGAL, "5", "5 Upphandling"),
    ]
    grid = legal_grid(LegalArea.SECRECY, documents, passages, Language.SWEDISH)
    cells = {owner: [entry.passage.id for entry in entries] for owner, entries in grid.cells}
    assert cells == {Owner.STATE: ["legal-sv#2.18/1"], Owner.REGION: [], Owner.COMPANY: []}
    assert [entry.passage.id for entry in grid.shared] == ["legal-sv#2.1/1", "nda-sv#6/1"]


def test_an_area_that_is_only_in_the_other_language_is_shown_in_that() -> None:
    english = about(ENGLISH, LegalArea.SECRECY, "2")
    grid = legal_grid(
        LegalArea.SECRECY, {english.id: english}, [passage(ENGLISH, "2", "2 Secrecy")], Language.SWEDISH
    )
    assert [entry.passage.id for entry in grid.shared] == ["legal-en#2/1"]
