"""A checklist with its ticks, as text and as a Word file that is opened again."""

import io
from datetime import date

import docx
import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH
from made_sections import passages_of
from way_guide import guide

from app.exports.checklist import Checklist, checklist_text
from app.exports.checklist_docx import checklist_docx
from app.way.checklist import make_checklist
from app.way.steps import read_guide

TODAY = date(2026, 11, 21)


@pytest.fixture
def checklist() -> Checklist:
    way = read_guide(guide(), passages_of(guide()))
    assert way
    return make_checklist(way, way.steps, "Checklista", frozenset({"A1/1", "A/2"}), SWEDISH, TODAY)


def test_ticks_stand_at_their_items(checklist: Checklist) -> None:
    lines = checklist_text(checklist).splitlines()
    assert "[x] Ni vet vem ni ska kontakta." in lines
    assert f"[ ] {HOSTILE}" in lines
    assert "[ ] Allt är klart." in lines
    assert "[x] Frågan är registrerad." in lines
    assert "Samverkanslotsen · 2026-11-21 · 2 av 4 avbockade" in lines


def test_steps_without_items_are_left_out(checklist: Checklist) -> None:
    assert [part.heading[:2] for part in checklist.parts] == ["A1", "Sa"]


def test_the_word_file_says_the_same(checklist: Checklist) -> None:
    words = [
        paragraph.text for paragraph in docx.Document(io.BytesIO(checklist_docx(checklist, TODAY))).paragraphs
    ]
    assert "☒\tNi vet vem ni ska kontakta." in words
    assert f"☐\t{HOSTILE}" in words
    assert "För infrastrukturen:" in words
    assert SWEDISH.say("export.standing") in words


def test_the_same_ticks_give_the_same_bytes(checklist: Checklist) -> None:
    assert checklist_docx(checklist, TODAY) == checklist_docx(checklist, TODAY)


def test_an_english_page_says_so_around_swedish_items() -> None:
    way = read_guide(guide(), passages_of(guide()))
    assert way
    english = make_checklist(way, way.steps[:1], "Checklist", frozenset(), ENGLISH, TODAY)
    assert "0 of 2 ticked" in checklist_text(english)
    assert "Ni vet vem" in checklist_text(english)


def test_control_characters_do_not_break_the_word_file() -> None:
    way = read_guide(guide(), passages_of(guide()))
    assert way
    odd = make_checklist(way, way.steps, "A\x00B\u202e\ufffe", frozenset(), SWEDISH, TODAY)
    assert docx.Document(io.BytesIO(checklist_docx(odd, TODAY))).paragraphs[0].text == "AB"
