"""A place in law finds every passage that rests on it, however either of the two is written."""

import pytest

from corpus.model import Language, Passage
from retrieval.reference_index import PlaceInLaw, ReferenceIndex, is_named, read_places

TEXTS = {
    "secrecy": "Uppgifterna skyddas enligt 24 kap. 5 § OSL i högst 10 år. Även OSL 24:5 nämns.",
    "english": "Chapter 24, section 5 of the Secrecy Act protects the company.",
    "other-chapter": "Vid uppdrag gäller 31 kap. 12 § OSL.",
    "fees": "Avgiften ska vara marknadsmässig enligt 3 § förordningen (2022:1378).",
    "gdpr": "Avtalet följer artikel 28 i dataskyddsförordningen.",
    "whole-act": "Hur upphandlingslagen tillämpas: lagen om offentlig upphandling gäller alla tre.",
    "list": "Se 2 kap. 5–7 §§ KL.",
    "nothing": "Boka ett första möte.",
}


@pytest.fixture(scope="module")
def index() -> ReferenceIndex:
    return ReferenceIndex(
        Passage(id, "d", (), None, 0, len(text), text, Language.SWEDISH) for id, text in TEXTS.items()
    )


def found(index: ReferenceIndex, typed: str) -> list[str]:
    return [resting.passage.id for resting in index.find(typed).passages]


@pytest.mark.parametrize(
    "typed",
    [
        "OSL 24:5",
        "osl 24:5",
        "24 kap. 5 § OSL",
        "24 kap 5§ osl",
        "OSL 24 kap 5",
        "24 kap. 5 § offentlighets- och sekretesslagen",
        "2009:400 24 kap. 5 §",
        "chapter 24, section 5 of the Secrecy Act",
        "chapter 24, section 5",
        "24 kap. 5 §",
        " 24 : 5 ",
        "24 kap. OSL",
    ],
)
def test_every_spelling_finds_every_spelling(index: ReferenceIndex, typed: str) -> None:
    assert found(index, typed) == ["secrecy", "english"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2022:1378 3 §", ["fees"]),
        ("3 § 2022:1378", ["fees"]),
        ("section 3 of ordinance 2022:1378", ["fees"]),
        ("art 28 GDPR", ["gdpr"]),
        ("gdpr", ["gdpr"]),
        ("2016/679", ["gdpr"]),
        ("OSL", ["secrecy", "english", "other-chapter"]),
        ("kl", ["list"]),
        ("LOU", ["whole-act"]),
        ("KL 2:6", ["list"]),
        ("OSL 24:5 och 31:12", ["secrecy", "english", "other-chapter"]),
    ],
)
def test_acts_articles_lists_and_ranges(index: ReferenceIndex, typed: str, expected: list[str]) -> None:
    assert found(index, typed) == expected


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("OSL 24", PlaceInLaw("OSL", "24")),
        ("osl, 24 A", PlaceInLaw("OSL", "24a")),
        ("2022:1378 3", PlaceInLaw("2022:1378", "", "3")),
        ("2022:1378", PlaceInLaw("2022:1378")),
        ("GDPR 28", PlaceInLaw("GDPR", "", "28")),
        ("OSL 24 ord", PlaceInLaw("OSL")),
    ],
)
def test_a_bare_number_is_a_chapter_of_an_act_that_has_chapters(
    index: ReferenceIndex, typed: str, place: PlaceInLaw
) -> None:
    assert index.find(typed).asked == (place,)


@pytest.mark.parametrize(
    ("heading", "is_own"),
    [
        ("2.3 Samverkanssekretess (24 kap. 5 § OSL)", True),
        ("2 Offentlighets- och sekretesslagen", True),
        ("2.4 Uppdrag (31 kap. 12 § OSL)", False),
        ("Sekretess", False),
    ],
)
def test_a_heading_names_a_place_by_itself_or_by_its_act(heading: str, is_own: bool) -> None:
    assert is_named([PlaceInLaw("OSL", "24", "5")], heading) is is_own


def test_a_find_marks_the_words_that_rest_on_the_place(index: ReferenceIndex) -> None:
    [secrecy, _] = index.find("OSL 24:5").passages
    words = [secrecy.passage.text[slice(*span)] for span in secrecy.spans]
    assert words == ["24 kap. 5 §", "24:5"]


def test_where_nothing_rests_on_it_the_nearest_places_are_suggested(index: ReferenceIndex) -> None:
    nothing = index.find("OSL 24:99")
    assert nothing.passages == ()
    assert [place.canonical for place in nothing.asked] == ["OSL 24:99"]
    assert nothing.suggestions == ("OSL 24:5", "OSL 31:12")
    assert index.find("12 § OSL").suggestions[0] == "OSL 31:12"


@pytest.mark.parametrize("typed", ["", "hej", "1999:999", "<script>", "5" * 10_000, "OSL" * 10_000])
def test_what_names_no_known_law_suggests_the_acts_there_are(index: ReferenceIndex, typed: str) -> None:
    nothing = index.find(typed)
    assert nothing.passages == ()
    assert nothing.suggestions[0] == "OSL"


def test_acts_are_listed_by_use_with_their_places_in_order(index: ReferenceIndex) -> None:
    uses = index.acts()
    assert (uses[0].act, uses[0].passages) == ("OSL", 3)
    assert [(place.canonical, number) for place, number in uses[0].places] == [
        ("OSL 24:5", 2),
        ("OSL 31:12", 1),
    ]
    by_act = {use.act: use for use in uses}
    assert by_act["LOU"].places == ()
    assert [place.section for place, _ in by_act["KL"].places] == ["5", "6", "7"]


def test_a_section_of_an_act_without_a_chapter_is_not_one_of_a_chapter() -> None:
    assert read_places("5 § OSL") == (PlaceInLaw("OSL", "", "5"),)
    assert not PlaceInLaw("OSL", "", "5").covers(PlaceInLaw("OSL", "24", "5"))
    assert PlaceInLaw("OSL", "24").covers(PlaceInLaw("OSL", "24", "5"))
