import pytest

from corpus.model import Language
from retrieval.compounds import Compounds
from retrieval.terms import Stems, content_words, fold, grams, law_terms, words

COMPOUNDS = Compounds({"forskning": 40, "infrastruktur": 30, "avtal": 50, "samverkan": 20, "ansvar": 9})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vad kostar det?", ["vad", "kostar", "det"]),
        ("30 000 kr, 30.000 kr och 30,000 SEK", ["30000", "kr", "30000", "kr", "och", "30000", "sek"]),
        ("1 234 567 kronor", ["1234567", "kronor"]),
        ("1,5 eller 1.5 procent", ["1.5", "eller", "1.5", "procent"]),
        ("den 5 mars 2024", ["den", "5", "mars", "2024"]),
        ("24 kap. 5 § OSL", ["24", "kap", "5", "§", "osl"]),
        ("FoU-tjänst", ["fou", "tjänst"]),
        ("the company’s data isn’t", ["the", "company", "data", "isn't"]),
        ("KI:s jurister och NDA:n", ["ki", "jurister", "och", "nda"]),
        ("2022:1378 3 §", ["2022", "1378", "3", "§"]),
        ("sam\u00adverkan", ["samverkan"]),
        ("a\u030atkomst", ["åtkomst"]),
        ("", []),
        ("?!", []),
    ],
)
def test_words_and_numbers_come_in_one_spelling(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_year_and_paragraph_are_not_taken_for_one_number() -> None:
    assert words("2022 123 personer") == ["2022", "123", "personer"]
    assert words("2022:1378") == ["2022", "1378"]


def test_words_that_stand_everywhere_are_left_out() -> None:
    assert content_words("Vad kostar det att hyra the microscope?") == ["kostar", "hyra", "microscope"]


def test_grams_mark_both_ends_of_the_word() -> None:
    assert grams("avtal") == ("_avt", "avta", "vtal", "tal_")
    assert grams("ip") == ("_ip_",)
    assert grams("§") == ("_§_",)


def test_a_number_is_no_bag_of_digits() -> None:
    assert grams("20221378") == ("_20221378_",)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("avtalet", Language.SWEDISH, ("avtal",)),
        ("forskningsinfrastrukturen", Language.SWEDISH, ("forskningsinfrastruktur",)),
        ("forskningsavtal", Language.SWEDISH, ("forskningsavtal", "forskning", "avtal")),
        ("agreements", Language.ENGLISH, ("agreement",)),
        # No compounds in English: "forskningsavtal" is a foreign word there.
        ("forskningsavtal", Language.ENGLISH, ("forskningsavt",)),
    ],
)
def test_stems_follow_the_language_and_take_compounds_apart(
    word: str, language: Language, expected: tuple[str, ...]
) -> None:
    found = Stems(COMPOUNDS).of(word, language)
    assert found[0] == expected[0] or language is Language.ENGLISH
    assert set(expected[1:]) <= set(found)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("forskningsinfrastruktur", ("forskning", "infrastruktur")),
        ("samverkansavtal", ("samverkan", "avtal")),
        ("forskningssamverkansavtal", ("forskning", "samverkan", "avtal")),
        ("infrastruktur", ()),
        ("ansvarsfråga", ()),
        ("avtal", ()),
        ("24kap5osl", ()),
    ],
)
def test_compounds_are_split_by_known_words_only(word: str, parts: tuple[str, ...]) -> None:
    assert COMPOUNDS.split(word) == parts


def test_a_word_common_in_its_own_right_is_left_whole() -> None:
    assert Compounds({"kostnad": 4, "kost": 2, "ansvar": 3, "kostansvar": 900}).split("kostansvar") == ()


def test_folding_takes_the_diacritics_and_nothing_else() -> None:
    assert fold("åtkomstöverföring") == "atkomstoverforing"
    assert fold("café-24§") == "cafe-24§"


@pytest.mark.parametrize(
    "text",
    [
        "Enligt 24 kap. 5 § OSL gäller sekretess.",
        "OSL 24:5",
        "chapter 24, section 5 of the Public Access to Information and Secrecy Act",
        "osl 24:5",
    ],
)
def test_a_section_of_law_is_one_term_however_it_is_written(text: str) -> None:
    assert "OSL 24:5" in law_terms(text)
    assert "OSL 24 kap." in law_terms(text)
    assert "OSL" in law_terms(text)


def test_a_long_text_without_law_has_no_law_terms() -> None:
    assert law_terms("Mikroskopet kan bokas av alla som vill. " * 20) == ()
    assert "OSL 24:5" in law_terms("Mikroskopet kan bokas av alla. " * 20 + "Se 24 kap. 5 § OSL.")
