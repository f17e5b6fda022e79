import pytest

from answering.answer import Support
from answering.check.support import support_of
from corpus.model import Role
from tests.answering.check.conftest import evidence

PASSAGE = evidence(
    "Sekretessen gäller i högst tio år enligt 24 kap. 5 § offentlighets- och sekretesslagen (2009:400, OSL). "
    "Gränsen är 1 546 202 kronor, och 30 procent kan räcka. Vecura tillverkar cellprodukter."
)


def test_words_that_stand_there_are_verbatim() -> None:
    assert support_of("Vecura tillverkar  cellprodukter.", [PASSAGE]) is Support.VERBATIM


@pytest.mark.parametrize(
    "claim",
    [
        "Sekretessen gäller högst tio år enligt OSL 24:5.",
        "Gränsen är 1,546,202 kronor.",
        "Cellprodukter tillverkas: Vecura",
    ],
)
def test_a_paraphrase_with_the_same_figures_and_sections_is_supported(claim: str) -> None:
    assert support_of(claim, [PASSAGE]) is Support.SUPPORTED


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
    assert support_of(claim, [PASSAGE]) is Support.UNVERIFIED


def test_a_table_row_is_carried_under_its_own_heading_only() -> None:
    table = [evidence("| Fråga | Region | Statligt bolag |\n| Högsta pris | Självkostnad | Marknadspris |")]
    assert support_of("Region: Högsta pris: Självkostnad", table) is Support.VERBATIM
    assert support_of("Hos regionen är högsta pris självkostnad.", table) is Support.SUPPORTED
    assert support_of("Hos regionen är högsta pris marknadspris.", table) is Support.UNVERIFIED


def test_a_claim_that_mixes_two_columns_is_not_carried() -> None:
    table = [evidence("| Uppgift | Utför | Godkänner |\n| Tillstånd | Forskaren | Chefen |")]
    assert support_of("Tillstånd: Utför: Forskaren; Godkänner: Chefen", table) is Support.VERBATIM
    assert support_of("Chefen godkänner tillstånd.", table) is Support.SUPPORTED
    assert support_of("Chefen utför tillstånd.", table) is Support.UNVERIFIED


def test_headings_are_of_their_own_passage_only() -> None:
    vecura = evidence("Priset är självkostnaden.", "Pris hos Vecura")
    other = evidence("Avtalet gäller i tio år.", "Avtal")
    assert support_of("Hos Vecura är priset självkostnaden.", [vecura, other]) is Support.SUPPORTED
    assert support_of("Hos Vecura gäller avtalet i tio år.", [vecura, other]) is Support.UNVERIFIED


def test_a_claim_may_rest_on_two_passages() -> None:
    two = [evidence("Priset är självkostnaden."), evidence("Avtalet gäller i tio år.")]
    assert support_of("Priset är självkostnaden och avtalet gäller i tio år.", two) is Support.SUPPORTED


def test_a_mistake_carries_nothing() -> None:
    wrong = [evidence("- Att regionen tar ut vinst: lagen tillåter högst självkostnad.", role=Role.MISTAKE)]
    assert support_of("Regionen tar ut vinst.", wrong) is Support.UNVERIFIED
    assert support_of("Lagen tillåter högst självkostnad.", wrong) is Support.SUPPORTED


def test_a_link_must_stand_there_to_the_letter() -> None:
    linked = [evidence("Anmäl er på https://lots.example/a före mötet.")]
    assert support_of("Anmäl er på https://lots.example/a före mötet.", linked) is Support.VERBATIM
    assert support_of("Anmäl er på https://evil.example/a före mötet.", linked) is Support.UNVERIFIED
