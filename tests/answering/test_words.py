from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from answering.words import content_words, same_content, same_word, stem, stems, words


@pytest.mark.parametrize(
    ("word", "forms"),
    [("avtal", "avtalet avtalen AVTALETS"), ("region", "regionen regionernas"), ("company", "companies")],
)
def test_inflections_of_both_languages_share_a_stem(word: str, forms: str) -> None:
    assert {stem(form) for form in forms.split()} == {stem(word)}


def test_a_thousand_words_in_several_threads_have_the_stems_of_one() -> None:
    many = [f"avtal{letters}erna" for letters in map("".join, product("abcdefghij", repeat=3))]
    alone = [stem(word) for word in many]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(stem, many)) == alone


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
    assert [word.text for word in content_words("Vad är det som får stå enligt avtalet?")] == [
        "stå",
        "avtalet",
    ]


def test_a_contraction_is_grammar_as_its_word_is() -> None:
    assert [word.text for word in content_words("It's secret, isn't it?")] == ["secret"]


def test_a_compound_is_partly_its_parts() -> None:
    assert same_word("avtal", "avtal") == 1.0
    assert 0 < same_word("avtal", "nyttjandeavtal") < 1
    assert same_word("pris", "enterprise") == 0.0


def test_stems_are_those_of_content_words() -> None:
    assert stems("Sekretessen och avtalet") == {stem("sekretessen"), "avtal"}


def test_two_texts_share_content_by_the_smaller_one() -> None:
    assert same_content("Priset är självkostnaden.", "Priset för renrum är självkostnaden enligt lag.") == 1.0
    assert same_content("Sekretess gäller.", "Renrum hyrs ut.") == 0.0
