"""An address opens what it was made for, and never more than that."""

from urllib.parse import parse_qs

import pytest

from app.shell.links import Place, read_place
from corpus.model import Language


@pytest.mark.parametrize(
    "place", [Place("guide-sv#2.3/1"), Place("a b/ö#x&y/1", (0, 12)), Place("p#1/1", (3, 4), 7)]
)
def test_an_address_leads_back_to_its_place(place: Place) -> None:
    query = {name: values[0] for name, values in parse_qs(place.href(Language.ENGLISH)[1:]).items()}
    assert query.pop("lang") == "en"
    assert read_place(query.get("passage"), query.get("quote"), query.get("part")) == place


@pytest.mark.parametrize("quote", ["", "3", "5-5", "7-2", "-1-4", "a-b", "1-99999999", "1-2-3", "¹-²"])
def test_a_span_that_is_none_is_left_out(quote: str) -> None:
    assert read_place("p#1/1", quote, None) == Place("p#1/1")


@pytest.mark.parametrize("part", ["0", "-1", "x", "1.5", "99999999999"])
def test_a_part_that_is_none_is_left_out(part: str) -> None:
    assert read_place("p#1/1", None, part) == Place("p#1/1")


def test_no_passage_is_no_place() -> None:
    assert read_place(None, "1-2", "3") is None
    assert read_place("", "1-2", "3") is None
