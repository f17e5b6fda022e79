"""What is read of what was found: the likeliest statements, each once."""

from dataclasses import replace

import pytest

from answering.reader.worth_reading import worth_reading
from corpus.model import Role
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary, document

TEXTS = {
    "1": (("Ett",), "Det första. Det andra. Det tredje."),
    "2": (("Två",), "Det andra. Det fjärde."),
}


@pytest.fixture
def hits() -> list[Hit]:
    library = FakeLibrary(document("bok-sv", TEXTS))
    given = library.documents["bok-sv"]
    first, second = library.passages_of(given.id)
    return [Hit(first, given, 0.5, near=(0.1, 0.2, 0.3)), Hit(second, given, 0.5, near=(0.25, 0.4))]


def test_the_nearest_come_first_and_none_twice(hits: list[Hit]) -> None:
    assert [one.statement.text for one in worth_reading(hits)] == [
        "Det fjärde.",
        "Det tredje.",
        "Det andra.",
        "Det första.",
    ]
    assert [one.place for one in worth_reading(hits)] == [1, 0, 1, 0]
    assert [one.number for one in worth_reading(hits, most=2)] == [1, 2]


def test_how_well_a_passage_was_found_counts(hits: list[Hit]) -> None:
    first, second = hits
    found = worth_reading([replace(first, score=0.999), replace(second, score=0.001)])
    assert found[0].place == 0


def test_what_states_nothing_is_not_read(hits: list[Hit]) -> None:
    first, second = hits
    said = tuple(replace(one, role=Role.COVER) for one in second.passage.statements)
    second = replace(second, passage=replace(second.passage, statements=said))
    assert {one.place for one in worth_reading([first, second])} == {0}


def test_without_cosines_the_beginnings_come_first(hits: list[Hit]) -> None:
    found = worth_reading([replace(hit, near=()) for hit in hits])
    assert [(one.place, one.number) for one in found] == [(0, 0), (1, 0), (1, 1), (0, 2)]
