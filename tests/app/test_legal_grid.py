"""Legal areas by ownership form: what the headings say decides in which cell a section stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.legal_grid import areas_of, legal_grid, owner_of
from corpus.model import Document, Kind, Language, LegalArea, Owner, Passage

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
    ("headings", "area"),
    [
        (("2 Offentlighet och sekretess", "2.18 Statlig myndighet"), LegalArea.SECRECY),
        (("2 Public access and secrecy",), LegalArea.SECRECY),
        (("3 Pris, självkostnad och statsstöd",), LegalArea.PRICING),
        (("4 Kommunalrätt: vad en region får göra",), LegalArea.MUNICIPAL_LAW),
        (("5 Offentlig upphandling",), LegalArea.PROCUREMENT),
        (("6 Resultat och immateriella rättigheter",), LegalArea.INTELLECTUAL_PROPERTY),
        (("7 Personuppgifter, hälsodata, biobank och etikprövning",), LegalArea.DATA_AND_SAMPLES),
        (("8 ATMP, GMP, läkemedel, medicinteknik och GMM",), LegalArea.MEDICINES_AND_DEVICES),
        (("9 Lokaler, säkerhet och arbetsmiljö",), LegalArea.PREMISES_AND_SAFETY),
        (("10 Konkurrens, mutor, exportkontroll och utländska investeringar",), LegalArea.INTEGRITY),
        (("11 Ansvar, försäkring och moms",), LegalArea.LIABILITY),
    ],
)
def test_an_area_is_read_from_the_headings(headings: tuple[str, ...], area: LegalArea) -> None:
    assert area in areas_of(LEGAL, passage(LEGAL, "1", *headings))


def test_a_word_inside_another_word_is_not_the_area() -> None:
    assert areas_of(LEGAL, passage(LEGAL, "1", "1 Översikt", "1.1 Företagets uppriset sätt")) == frozenset()


def test_a_clause_of_a_template_counts_only_for_what_the_template_is_about() -> None:
    assert areas_of(NDA, passage(NDA, "6", "6 Sekretess")) == {LegalArea.SECRECY}
    assert areas_of(NDA, passage(NDA, "9", "9 Ansvar")) == frozenset()


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


def test_a_section_stands_once_in_the_pages_language_law_before_templates() -> None:
    documents = {each.id: each for each in (NDA, LEGAL, ENGLISH)}
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
    grid = legal_grid(
        LegalArea.SECRECY, {ENGLISH.id: ENGLISH}, [passage(ENGLISH, "2", "2 Secrecy")], Language.SWEDISH
    )
    assert [entry.passage.id for entry in grid.shared] == ["legal-en#2/1"]
