"""Without a word of the catalogue, the headings say which areas of law a section is about."""

from pathlib import Path

import pytest

from corpus.areas import areas_of_headings
from corpus.model import Document, Kind, Language, LegalArea, Owner

LEGAL = Document("legal-sv", "Vägledning", Kind.LEGAL, Language.SWEDISH, Path("x.pdf"))
NDA = Document(
    "nda-sv", "NDA", Kind.TEMPLATE, Language.SWEDISH, Path("x.docx"), tuple(Owner), (LegalArea.SECRECY,)
)


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
    assert area in areas_of_headings(headings, LEGAL)


def test_a_word_inside_another_word_is_not_the_area() -> None:
    assert areas_of_headings(("1 Översikt", "1.1 Företagets uppriset sätt"), LEGAL) == ()


def test_a_clause_of_a_template_counts_only_for_what_the_template_is_about() -> None:
    assert areas_of_headings(("6 Sekretess",), NDA) == (LegalArea.SECRECY,)
    assert areas_of_headings(("9 Ansvar",), NDA) == ()
