import pytest

from answering.answer import Support
from answering.check.support import support_of

PASSAGE = (
    "Sekretessen gäller i högst tio år enligt 24 kap. 5 § offentlighets- och sekretesslagen (2009:400, OSL). "
    "Gränsen är 1 546 202 kronor, och 30 procent kan räcka. Vecura tillverkar cellprodukter."
)


def test_words_that_stand_there_are_verbatim() -> None:
    assert support_of("Vecura tillverkar  cellprodukter.", PASSAGE) is Support.VERBATIM


@pytest.mark.parametrize(
    "claim",
    [
        "Sekretessen gäller högst tio år enligt OSL 24:5.",
        "Gränsen är 1,546,202 kronor.",
        "Cellprodukter tillverkas: Vecura",
    ],
)
def test_a_paraphrase_with_the_same_figures_and_sections_is_supported(claim: str) -> None:
    assert support_of(claim, PASSAGE) is Support.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "Gränsen är 1 546 203 kronor.",
        "Sekretessen gäller i högst 20 år.",
        "Sekretessen gäller enligt 31 kap. 12 § OSL.",
        "Här tillverkar Novartis cellprodukter.",
        "Priset är alltid förhandlingsbart.",
    ],
)
def test_another_figure_section_name_or_matter_is_not(claim: str) -> None:
    assert support_of(claim, PASSAGE) is Support.UNVERIFIED


def test_headings_count_as_evidence_for_a_composed_cell() -> None:
    row = "| Högsta pris | Självkostnad |"
    assert support_of("Region: Högsta pris: Självkostnad", row) is Support.UNVERIFIED
    assert support_of("Region: Högsta pris: Självkostnad", row, "| Fråga | Region |") is Support.SUPPORTED
