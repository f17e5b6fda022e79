import pytest

from answering.understand.actor_questions import actors_wanted
from corpus.ecosystem import Campus, Offer

CLEAN_ROOMS = {Offer.PRE_GMP, Offer.GMP}


@pytest.mark.parametrize(
    ("question", "offers", "campuses"),
    [
        ("Who has clean rooms in Södertälje?", CLEAN_ROOMS, {Campus.SODERTALJE}),
        ("vilka har renrum i flemingsberg", CLEAN_ROOMS, {Campus.FLEMINGSBERG}),
        ("Var finns biobanker?", {Offer.SAMPLES}, set()),
        ("Vilka infrastrukturer finns i Solna?", set(), {Campus.SOLNA}),
        ("Is there lab space in Flemingsberg?", {Offer.SPACE}, {Campus.FLEMINGSBERG}),
    ],
)
def test_what_is_offered_and_where_is_understood(
    question: str, offers: set[Offer], campuses: set[Campus]
) -> None:
    wanted = actors_wanted(question)
    assert wanted is not None
    assert (wanted.offers, wanted.campuses) == (offers, campuses)


@pytest.mark.parametrize(
    "question",
    [
        "Vem får vara i renrummet?",  # a certain one
        "Vem har rätt till resultaten från renrum?",  # asks for more
        "Vilka bidrag finns?",  # asks for grants, not for who gives them
        "Var ligger Vecura?",  # names its actor
        "Får vi hyra lokal i Solna?",  # asks whether
        "Vilka finns?",
        "",
    ],
)
def test_what_asks_for_something_else_is_read(question: str) -> None:
    assert actors_wanted(question) is None
