import pytest

from answering.check.meaning import says_otherwise

MAY = "Regionen får ta betalt av företaget om kostnaden är beräknad."


@pytest.mark.parametrize(
    ("claim", "statement", "why"),
    [
        ("Avgiften får vara högre.", "Avgiften får inte vara högre.", "negation"),
        ("Avgiften får inte vara högre.", "Avgiften får vara högre.", "negation"),
        ("Avgiften är högre, men så är det inte.", "Avgiften är högre.", "negation"),
        (
            "The marking is a decision and not a reminder.",
            "The marking is a reminder and not a decision.",
            "negation",
        ),
        ("KI får ha försäkring utan undantag.", "KI får inte ha försäkring utan undantag.", "negation"),
        ("A discount is state aid.", "A discount can be state aid.", "modality"),
        ("The region must charge fees.", "The region may charge fees.", "modality"),
        ("Medlemmen ska ha försäkring.", "Medlemmen bör ha försäkring.", "modality"),
        ("Regionen får ta betalt av företaget.", MAY, "condition"),
        ("Avtalet gäller.", "Om parterna är överens gäller avtalet.", "condition"),
        (
            "No party may assign it.",
            "No party may assign it without the other party's written consent.",
            "condition",
        ),
        ("Priset har moms.", "Priset har normalt moms.", "condition"),
        ("Bolaget omfattas av lagen.", "Om bolaget omfattas av lagen beror på bilagan.", "condition"),
        (
            "Ett avtal är ogiltigt.",
            "Ett avtal som slutits genom otillåten upphandling är ogiltigt.",
            "condition",
        ),
        ("The act covers all companies.", "The act covers certain companies.", "quantifier"),
        (
            "Ingången är öppen bara för akademin.",
            "Ingången är öppen för akademin och industrin.",
            "quantifier",
        ),
        ("Ansökan lämnas in efter start.", "Ansökan lämnas in före start.", "opposite"),
        (
            "Företagets önskemål går före finansiärens villkor.",
            "Finansiärens villkor går före företagets önskemål.",
            "opposite",
        ),
        ("Maskiner är undantagna.", "Uthyrning är undantagen, men maskiner är skattepliktiga.", "mixed"),
    ],
)  # fmt: skip
def test_what_is_said_otherwise_is_found(claim: str, statement: str, why: str) -> None:
    assert says_otherwise(claim, statement) == why


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Högre får avgiften inte vara.", "Avgiften får inte vara högre."),
        ("The marking is not a decision but a reminder.", "The marking is a reminder and not a decision."),
        ("No party can veto publication.", "No party has a veto against publication."),
        (
            "The application shall be filed before publication.",
            "The application is filed before publication.",
        ),
        ("Om kostnaden är beräknad får regionen ta betalt av företaget.", MAY),
        ("Lagen om offentlig upphandling gäller KI.", "Lagen om offentlig upphandling gäller KI."),
        ("Research may be freely published.", "No, research may be freely published."),
        ("Before publication the application is filed.", "The application is filed before publication."),
    ],
)
def test_the_same_in_another_order_is_not(claim: str, statement: str) -> None:
    assert says_otherwise(claim, statement) == ""
