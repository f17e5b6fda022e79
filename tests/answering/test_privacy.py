import pytest

from answering.privacy import mask_personal, strip_hidden
from corpus.model import Language


@pytest.mark.parametrize(
    "written",
    [
        "640823-3234",
        "6408233234",
        "19640823-3234",
        "196408233234",
        "640823+3234",
        "640823 3234",
        "701063-2391",
    ],
)
def test_identity_and_coordination_numbers_with_a_right_check_digit_are_masked(written: str) -> None:
    assert mask_personal(f"Mitt nummer är {written}.") == "Mitt nummer är [personnummer]."


def test_an_identity_number_with_a_wrong_digit_is_masked_where_it_is_called_one() -> None:
    assert mask_personal("640823-3235") == "640823-3235"
    assert mask_personal("personnummer: 640823-3235") == "personnummer: [personnummer]"


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("skriv till anna.ek@foretag.se", "skriv till [e-post]"),
        ("anna.ek (at) ki.se", "[e-post]"),
        ("ring 070-123 45 67 i dag", "ring [telefon] i dag"),
        ("08-585 800 00", "[telefon]"),
        ("+46 8 585 800 00", "[telefon]"),
        ("0046858580000", "[telefon]"),
        ("kort 4111 1111 1111 1111", "kort [kortnummer]"),
        ("5555555555554444", "[kortnummer]"),
    ],
)
def test_addresses_telephones_and_cards_are_masked(written: str, masked: str) -> None:
    assert mask_personal(written) == masked


@pytest.mark.parametrize(
    "written",
    [
        "offentlighets- och sekretesslagen (2009:400)",
        "KI har organisationsnummer 202100-2973 och regionen 232100-0016",
        "3 § förordning 2022:1378",
        "24 kap. 5 § OSL",
        "högst 1 546 202 kronor",
        "SEK 59 880 179",
        "EUR 300,000",
        "den 01-02-2024 och 2024-05-01",
        "dnr 1-104/2021",
        "dnr 070-1234567",
        "CPV 73000000-2–73120000-9",
        "kl. 08.00-17.00, 0,5 %",
        "4111 1111 1111 1112 är inget kort",
        "2018-2019",
    ],
)
def test_statutes_amounts_dates_and_organisation_numbers_stay(written: str) -> None:
    assert mask_personal(written) == written


def test_masks_are_in_the_language_of_the_question() -> None:
    assert mask_personal("call 070-123 45 67", Language.ENGLISH) == "call [phone]"


def test_invisible_bidi_tag_and_control_characters_are_stripped() -> None:
    hidden = "v\u200bad\u202e ko\u2066star\ufe0f de\U000e0041t\x00\u00ad?\n"
    assert strip_hidden(hidden) == "vad kostar det?\n"


def test_combined_letters_become_one() -> None:
    assert strip_hidden("a\u030a") == "å"
