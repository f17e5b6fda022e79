from time import process_time

import pytest

from answering.understand.privacy import mask_personal, strip_hidden
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
        "20701063-2391",
        "640823–3234",
        "640823‑3234",
        "19640823 - 3234",
        "６４０８２３－３２３４",
        "SE640823323401",
        "1964-08-23-3234",
        "64-08-23-3234",
        "6408 23-3234",
        "640823.3234",
        "640823_3234",
        "1981-12-28-9874",
        "8112 28-9874",
        "811228.9874",
        "811228_9874",
    ],
)
def test_identity_and_coordination_numbers_with_a_right_check_digit_are_masked(written: str) -> None:
    assert mask_personal(f"Mitt nummer är {written}.") == "Mitt nummer är [personnummer]."


def test_an_identity_number_with_a_wrong_digit_is_masked_where_it_is_called_one() -> None:
    assert mask_personal("640823-3235") == "640823-3235"
    assert mask_personal("personnummer: 640823-3235") == "personnummer: [personnummer]"


@pytest.mark.parametrize("written", ["orgnr 640823-3234", "organisationsnummer: 640823-3234"])
def test_the_organisation_number_of_a_sole_trader_is_a_personal_number(written: str) -> None:
    assert mask_personal(written).endswith("[personnummer]")


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
        ("378282246310005", "[kortnummer]"),
        ("anna snabel-a ki.se", "[e-post]"),
        ("<anna+test@sub.ki.se>", "<[e-post]>"),
        ("tel:0701234567", "tel:[telefon]"),
        ("070.123.45.67", "[telefon]"),
        ("(08) 585 800 00", "[telefon]"),
        ("+46 (0)70 123 45 67", "[telefon]"),
        ("+44 20 7946 0958", "[telefon]"),
        ("+1 (555) 123-4567", "[telefon]"),
        ("IBAN SE45 5000 0000 0583 9825 7466", "IBAN [kontonummer]"),
        ("SE45 5000 0000 0583 9825 7466 or to me", "[kontonummer] or to me"),
        ("DE89370400440532013000", "[kontonummer]"),
        ("no9386011117947 tack", "[kontonummer] tack"),
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
        "dnr 640823-3234",
        "SE202100297301",
        "SE45 5000 0000 0583 9825 7467 är inget konto",
        "XX42 5000 0000 0583 9825 7466 är inget lands konto",
        "förordning (EU) 2023/2831, artikel 28.2 c, 12 kap. 57–60 §§ JB",
        "EUR 143 000, SEK 1 546 202",
        "utlysning 2026-01523, version 1.2.3.4, EAN 7350012345678",
        "ring 112",
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


def test_a_text_without_anything_personal_keeps_its_own_signs() -> None:
    written = "högst\u00a0½ år – ３ labb"
    assert mask_personal(written) == written


def test_fillers_and_variation_selectors_are_stripped() -> None:
    assert strip_hidden("av\u3164tal\ufe0e \U000e0101\ufeffpris\u2062\u180e") == "avtal pris"


@pytest.mark.parametrize("sign", ["a", "a.", "a b", "1", "1-", "+4", "@", "a@", "SE45 ", "é", "0", "0-"])
def test_ten_times_the_text_takes_some_ten_times_the_work(sign: str) -> None:
    """By the processor's time within one run; what is quadratic takes a hundred times as long."""

    def work(length: int) -> float:
        text = (sign * length)[:length]
        began = process_time()
        mask_personal(text)
        return process_time() - began

    short = min(work(2000) for _ in range(3))
    assert min(work(20000) for _ in range(3)) < 40 * short + 0.05
