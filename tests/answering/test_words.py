import pytest

from answering.concepts import concepts, concepts_of
from answering.vocabulary import Vocabulary, is_misspelling
from answering.words import content_words, same_word, stem, stems, words
from corpus.model import Language, Passage


def passage(text: str, language: Language = Language.SWEDISH) -> Passage:
    return Passage("d#1/1", "d", (), None, 0, len(text), text, language)


@pytest.mark.parametrize("form", ["avtal", "avtalet", "avtalen", "AVTALETS"])
def test_inflections_share_a_stem(form: str) -> None:
    assert stem(form) == "avtal"


def test_dots_and_rings_do_not_count() -> None:
    assert stem("företaget") == stem("foretag")


def test_an_abbreviation_loses_its_plural_and_genitive() -> None:
    assert (stem("SMEs"), stem("KI:s")) == ("sme", "ki")


def test_a_statute_number_is_one_word() -> None:
    assert [word.text for word in words("24:5 och 2023/2831, 2022:1378")] == [
        "24:5",
        "och",
        "2023/2831",
        "2022:1378",
    ]


def test_grammar_says_nothing() -> None:
    assert [word.text for word in content_words("Vad får regionen ta betalt?")] == ["regionen", "betalt"]


def test_a_compound_is_partly_its_parts() -> None:
    assert same_word("avtal", "nyttjandeavtal") > 0.5
    assert same_word("pris", "enterpris") == 0
    assert same_word("avtal", "avtal") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("betalt", "priset"), ("sno", "sekretess"), ("NDA", "sekretessavtal"), ("charge", "fee")],
)
def test_words_for_one_thing_share_a_concept(one: str, other: str) -> None:
    assert concepts_of(one) & concepts_of(other)


def test_an_abbreviation_means_one_thing() -> None:
    assert concepts_of("sekretessavtal") == {"nda"}


def test_every_concept_with_a_key_has_it_in_both_languages() -> None:
    assert all(set(concept.key) in ({"sv", "en"}, set()) for concept in concepts())


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    vocabulary = Vocabulary(
        [passage(f"avtalet nummer {number}") for number in range(9)] + [passage("renrummet")]
    )
    question = "avtal renrum"
    common, rare = (vocabulary.term(word, Language.SWEDISH, question) for word in content_words(question))
    assert rare.weight > common.weight


def test_a_misspelt_word_is_known_by_its_right_spelling() -> None:
    vocabulary = Vocabulary([passage("självkostnaden gäller upphandling")])
    term = vocabulary.term(content_words("upphanlding")[0], Language.SWEDISH, "upphanlding")
    assert term.known
    assert stem("upphandling") in term.spellings


def test_a_word_that_no_document_has_is_unknown() -> None:
    vocabulary = Vocabulary([passage("avtalet")])
    assert not vocabulary.term(content_words("tågbiljett")[0], Language.SWEDISH, "tågbiljett").known


@pytest.mark.parametrize(("word", "specific"), [("Novartis", True), ("2025", True), ("biljett", False)])
def test_names_and_numbers_are_specific(word: str, specific: bool) -> None:
    text = f"vad kostar {word}"
    term = Vocabulary([passage("x")]).term(content_words(text)[-1], Language.SWEDISH, text)
    assert term.is_specific is specific


def test_a_name_weighs_less_than_the_matter() -> None:
    vocabulary = Vocabulary([passage("avtalet")])
    name, matter = (
        vocabulary.term(w, Language.SWEDISH, "Vecura renrum") for w in content_words("Vecura renrum")
    )
    assert name.weight < matter.weight


@pytest.mark.parametrize("wrong", ["sekretes", "sekrettess", "sekrtess", "sekretses", "sekratess"])
def test_one_letter_makes_a_misspelling(wrong: str) -> None:
    assert is_misspelling(wrong, "sekretess")


@pytest.mark.parametrize("other", ["tekretess", "sekr", "sekretess", "sokrutess"])
def test_more_than_one_letter_does_not(other: str) -> None:
    assert not is_misspelling(other, "sekretess")


def test_stems_are_those_of_content_words() -> None:
    assert stems("Vad är ett avtal?") == {"avtal"}
