"""What meets a visitor's or a document's text takes time as its length does, not as its square.

Times of the process are compared within one run, each with its own on a text an eighth as long: a slow or
busy machine makes both longer.
"""

import re
from collections.abc import Callable, Iterator
from inspect import unwrap
from itertools import product
from time import process_time_ns

import pytest
from grown_texts import ENDS, UNITS, grown
from patterns import Use, uses

from answering.check.clauses import clauses
from answering.check.figures import figures
from answering.check.parties import parties
from answering.understand.disguises import readings
from answering.understand.privacy import mask_personal, strip_hidden
from answering.understand.routing import is_order_to_machine, route_talk, route_vague
from app.shell.escape import markdown_label
from corpus.actors import mentions
from corpus.language import detect_language
from corpus.sentences import split_sentences
from corpus.statutes import find_references
from ingest.clean import clean_text, join_lines
from ingest.text import read_text
from retrieval.terms import content_words

LONG = 10_000
TIMES_LONGER = 8
# A square would take 64 times as long, a straight line 8; what lies between is room for a busy machine.
MOST_TIMES_SLOWER = 24
TRIES = 5
# So much of a plain look at every character is nothing that could be told from chance.
UNNOTICED = 10

# Asked only of the last characters of a text, which the functions below see to.
OF_A_PIECE = {"ABOUT", "VERB", "_BROKEN_WORD", "_BROKEN_ADDRESS"}

FUNCTIONS: tuple[Callable[[str], object], ...] = (
    clauses, clean_text, content_words, detect_language, figures, find_references,
    is_order_to_machine, markdown_label, mask_personal, mentions, parties, route_talk, route_vague,
    split_sentences, strip_hidden,
)  # fmt: skip


def lines_joined(text: str) -> None:
    join_lines(text.split("\n"))


def disguises_read(text: str) -> None:
    list(readings(text))


def plain_text_read(text: str) -> None:
    read_text(text.encode())


def nanoseconds(ask: Callable[[str], object], text: str) -> int:
    begun = process_time_ns()
    ask(text)
    return max(1, process_time_ns() - begun)


@pytest.fixture(scope="module")
def unnoticed() -> int:
    """Nanoseconds that this machine needs, just now, for something that is certainly linear."""
    look = re.compile(r"[^\x00]").findall
    return UNNOTICED * min(nanoseconds(look, "a" * LONG) for _ in range(TRIES))


def squares(ask: Callable[[str], object], unnoticed: int) -> Iterator[str]:
    """The kinds of text that take too long when they grow, with how many times longer."""
    for unit, end in product(UNITS, ENDS):
        short, long = grown(unit, end, LONG // TIMES_LONGER), grown(unit, end, LONG)
        for _ in range(TRIES):
            slow = nanoseconds(ask, long)
            if slow <= unnoticed or slow <= MOST_TIMES_SLOWER * nanoseconds(ask, short):
                break
        else:
            yield f"{unit!r}, then {end!r}"


def is_asked_of_a_whole_text(use: Use) -> bool:
    return use.place.split(": ")[1] not in OF_A_PIECE


@pytest.mark.parametrize(
    "use", filter(is_asked_of_a_whole_text, uses()), ids=lambda use: f"{use.place}.{use.method}"
)
def test_a_pattern_takes_time_as_the_text_grows(use: Use, unnoticed: int) -> None:
    assert list(squares(use, unnoticed)) == []


@pytest.mark.parametrize(
    "ask",
    [*map(unwrap, FUNCTIONS), lines_joined, disguises_read, plain_text_read],
    ids=lambda ask: ask.__name__,
)
def test_so_does_what_is_made_of_them(ask: Callable[[str], object], unnoticed: int) -> None:
    assert list(squares(ask, unnoticed)) == []


def test_what_is_quadratic_is_seen(unnoticed: int) -> None:
    assert any(squares(re.compile(r"\s*\(").search, unnoticed))


def test_the_patterns_of_the_program_are_found() -> None:
    found = {use.place for use in uses()}
    assert "answering/understand/privacy.py: _EMAIL" in found
    assert "corpus/sentences.py: _STOP" in found
    assert any("ingest/clean.py: line" in place for place in found)
    assert len(set(UNITS)) >= 50
