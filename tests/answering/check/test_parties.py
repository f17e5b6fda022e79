import pytest

from answering.check.parties import parties, swapped, unknown_parties


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Företaget betalar infrastrukturen.", "Infrastrukturen betalar företaget."),
        (
            "Slitage betalas av företaget.",
            "Slitage betalas av infrastrukturen, och företaget betalar skador.",
        ),
        ("Vecura tog över arbetet från KI.", "KI tog över arbetet från Vecura."),
        (
            "The employee answers for the employer's faults.",
            "The employer answers for the employee's faults.",
        ),
        ("The act puts a duty on the investor.", "The investor is told; the act puts a duty on the company."),
        ("KI asks the company.", "Ask KI."),
        ("Krav från staten handläggs.", "Krav mot staten handläggs."),
        ("Ert arbete utförs åt infrastrukturen av KI.", "Infrastrukturen utför ert arbete åt företaget."),
        ("The researcher decides.", "The board decides."),
    ],
)
def test_exchanged_parties_are_found(claim: str, evidence: str) -> None:
    assert swapped(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Infrastrukturen betalar slitage.", "Slitage betalas av infrastrukturen."),
        ("Together with KI, Vecura runs it.", "Vecura runs it together with KI."),
        ("Hos KI gäller det.", "Det gäller hos KI."),
        ("Karolinska Institutet beslutar.", "KI beslutar."),
    ],
)
def test_voice_and_order_of_words_change_no_party(claim: str, evidence: str) -> None:
    assert not swapped(claim, evidence)


def test_a_role_that_the_evidence_does_not_have_is_unknown() -> None:
    assert unknown_parties("Regionen betalar.", "Företaget betalar.") == ("region",)
    assert unknown_parties("Företaget betalar.", "Ni betalar.") == ()


def test_acts_and_months_are_no_parties() -> None:
    assert parties("LOU applies from June.") == ()
