"""A statement is told to be the sort of thing that is asked for, or not."""

import pytest

from answering.fitting import defines, fits
from answering.question import Asks, read_question
from answering.statements import Statement, statements
from corpus.model import Language
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary, document


def _statement(text: str) -> Statement:
    library = FakeLibrary(document("guide-sv", {"1": (("Rubrik",), text)}))
    (passage,) = library.passages_of("guide-sv")
    return statements([Hit(passage, library.documents["guide-sv"], 1.0)])[0]


def test_what_a_thing_is_comes_before_what_it_does_and_where_it_is() -> None:
    asked = read_question("Vad är Vecura?", Language.SWEDISH)
    is_a = defines("Vecura är en enhet för tillverkning.", asked)
    does = defines("Vecura tillverkar cellprodukter.", asked)
    place = defines("Vecura ligger i Huddinge och är öppet.", asked)
    assert is_a > does > place == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "Om Vecura är en enhet är inte bekräftat.",
        "Akademiska Hus är ett bolag.",
        "Priset hos Vecura är marknadsmässigt.",
        "Vecura var en av de tre pilotmiljöerna.",
    ],
)
def test_these_do_not_define_it(text: str) -> None:
    assert defines(text, read_question("Vad är Vecura?", Language.SWEDISH)) == 0.0


def test_the_whole_name_is_compared() -> None:
    asked = read_question("What is Karolinska Trial Alliance?", Language.ENGLISH)
    assert defines("Karolinska Trial Alliance is a unit for trials.", asked) == 1.0
    assert defines("Karolinska University Hospital is a hospital.", asked) == 0.0


def test_at_most_so_many_years_is_no_amount() -> None:
    asked = read_question("Vad får regionen ta betalt?", Language.SWEDISH)
    assert asked.asks is Asks.AMOUNT
    assert fits(_statement("Uppgifterna skyddas i högst 20 år."), asked) == 0.0
    assert fits(_statement("Regionen tar högst kostnaden för tjänsten."), asked) == 1.0


@pytest.mark.parametrize(
    ("question", "counted"),
    [("Hur många renrum har Vecura?", True), ("Kan vi få veta hur många patienter som finns?", False)],
)
def test_a_number_is_wanted_where_it_is_what_is_asked(question: str, counted: bool) -> None:
    assert (read_question(question, Language.SWEDISH).counted is not None) is counted
