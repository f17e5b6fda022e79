"""Headings of untagged pages: by outline, else by number in turn, size and weight."""

import pytest

from ingest.headings import Heading, follows, headings_by_look, headings_by_outline
from ingest.page import Bookmark, Line

BODY = 11.0


def page(*rows):
    """Lines from (y, text) or (y, text, size, bold)."""
    return [Line(text, 60, y, *(style or [BODY])) for y, text, *style in rows]


@pytest.mark.parametrize(
    ("last", "numbers", "in_turn"),
    [
        ((), (1,), True),
        ((), (0,), True),
        ((), (3,), False),
        ((2, 3), (2, 4), True),
        ((2, 3), (2, 3, 1), True),
        ((2, 3), (3,), True),
        ((2, 3), (2, 5), False),
        ((2, 3), (1,), False),
        ((2, 3), (2, 3, 2), False),
    ],
)
def test_a_number_follows_only_its_neighbour(last, numbers, in_turn):
    assert follows(last, numbers) is in_turn


def test_the_outline_prefers_the_line_that_says_the_same_number():
    lines = page((700, "1 Uppdrag"), (680, "2.2 Uppdrag"))
    assert headings_by_outline([lines], [Bookmark("2.2 Uppdrag", 2, 0)]) == {
        (0, 1): Heading("2.2 Uppdrag", 2)
    }
    assert headings_by_outline([lines], [Bookmark("Uppdrag", 2, 0)]) == {(0, 0): Heading("1 Uppdrag", 2)}


def test_a_wrapped_heading_is_found_whole():
    lines = page((700, "2 Offentlighet och"), (686, "sekretess"), (660, "Text."))
    found = headings_by_outline([lines], [Bookmark("2 Offentlighet och sekretess", 1, 0)])
    assert found == {(0, 0): Heading("2 Offentlighet och sekretess", 1, lines=2)}


def test_an_outline_that_says_something_else_is_not_used():
    lines = page((700, "1 Avtal"))
    bookmarks = [Bookmark("1 Avtal", 1, 0), Bookmark("Bild 1", 1, 0), Bookmark("Bild 2", 1, 5)]
    assert headings_by_outline([lines], bookmarks) == {}


def test_large_lines_are_levels_by_size_and_wrapped_ones_join():
    lines = page(
        (760, "Guide till", 24.0, False), (732, "samverkan i", 24.0, False), (704, "regionen", 24.0, False),
        (660, "Bakgrund", 16.0, False), (630, "Text som går vidare", BODY, False),
    )  # fmt: skip
    assert headings_by_look([lines], BODY) == {
        (0, 0): Heading("Guide till samverkan i regionen", 1, lines=3),
        (0, 3): Heading("Bakgrund", 2),
    }


def test_a_sentence_that_begins_with_a_number_is_no_heading():
    lines = page((700, "1 Avtal"), (670, "2 av tre företag svarade."), (640, "Text."))
    assert list(headings_by_look([lines], BODY)) == [(0, 0)]
