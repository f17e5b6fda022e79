"""The words of a passage are found on a page, whatever the typesetting did to them."""

from app.source.find_on_page import find_words

PAGE = (
    "Samverkansguiden\r\n2.3 Pris\r\nEtt lärosäte får ta ut av\ufffegifter upp till full kost-\r\nnad. "
    "Spara kalkylen.\r\n• Jämför med marknadspriset.\r\n• Spara kalkylen i akten.\r\nsida 4 av 12"
)


def found(wanted: str, page: str = PAGE) -> list[str]:
    return [page[start:end] for start, end in find_words(page, (wanted,))]


def test_hyphens_breaks_and_bullets_do_not_matter() -> None:
    wanted = "Ett lärosäte får ta ut avgifter upp till full kostnad. Spara kalkylen.\n\n- Jämför med marknads"
    [words] = found(wanted)
    assert words.startswith("Ett lärosäte")
    assert words.endswith("marknads")


def test_ligatures_and_case_do_not_matter() -> None:
    assert found("OFFERTEN lämnas snart", "Eﬀekt: oﬀerten lämnas snart.") == ["oﬀerten lämnas snart"]


def test_a_sentence_is_found_with_its_last_character_and_a_part_without_what_follows() -> None:
    assert found("Spara kalkylen i akten.") == ["Spara kalkylen i akten."]
    assert found("Spara kalkylen i") == ["Spara kalkylen i"]
    assert found("Ni får (om avtalet medger det).", "Ni får (om avtalet medger det). Mer.") == [
        "Ni får (om avtalet medger det)."
    ]


def test_a_quote_is_looked_for_inside_the_passage() -> None:
    passage = find_words(PAGE, ("Jämför med marknadspriset.", "Spara kalkylen i akten."))
    [(start, _)] = find_words(PAGE, ("Spara kalkylen",), within=passage)
    assert start == PAGE.index("Spara kalkylen i akten")


def test_a_passage_that_goes_on_over_the_page_is_marked_to_the_foot_of_it() -> None:
    first = "Text före. Arbetet börjar inte innan avtalet är under-\r\nSamverkansguiden 4"
    second = "Samverkansguiden 5\r\ntecknat av den som har rätt att teckna. Text efter."
    wanted = "Arbetet börjar inte innan avtalet är undertecknat av den som har rätt att teckna."
    assert found(wanted, first) == ["Arbetet börjar inte innan avtalet är under"]
    assert found(wanted, second) == ["tecknat av den som har rätt att teckna."]


def test_another_page_with_a_phrase_in_common_is_not_marked() -> None:
    page = "x " * 400 + "enligt offentlighets- och sekretesslagen gäller detta. " + "y " * 400
    wanted = "enligt offentlighets- och sekretesslagen får uppgiften inte lämnas ut, och brott kan straffas."
    assert found(wanted, page) == []


def test_nothing_is_found_of_nothing() -> None:
    assert found("") == []
    assert found("…") == []
    assert found("Pris", "") == []
