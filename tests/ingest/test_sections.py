"""Section ids, heading paths and the text of a section."""

import pytest

from corpus.model import PageStart
from ingest.blocks import Block, Form, Raw
from ingest.sections import build_sections, document_title, section_id


def heading(text, level, id=""):
    return Block(Form.HEADING, text, level=level, id=id)


def paragraph(text, page=None, pages=()):
    return Block(Form.PARAGRAPH, text, page=page, pages=pages)


@pytest.mark.parametrize(
    ("text", "path", "given", "id"),
    [
        ("2.3 Pris", ("2 Avtal", "2.3 Pris"), "", "2.3"),
        ("2.3. Price", ("2 Contract", "2.3. Price"), "", "2.3"),
        ("4 Förberedelser (skede A)", ("4 Förberedelser (skede A)",), "", "4"),
        ("Vägen in", ("Vägen in",), "way-in", "way-in"),
        ("Vägen in", ("Vecura", "Vägen in"), "", "vecura/vagen-in"),
        ("Vägen in", ("Vägen in",), "not an id!", "vagen-in"),
        ("A Bilaga A – Förbindelse", ("x",), "", "A"),
        ("Annex 2 Prices", ("x",), "", "2"),
        ("Kapitel 3 Sekretess", ("x",), "", "3"),
        ("A Working Lab", ("A Working Lab",), "", "a-working-lab"),
        ("A4 Sekretessavtal", ("x",), "", "A4"),
        ("2009 års lag", ("2009 års lag",), "", "2009-ars-lag"),
        ("", (), "", "preamble"),
    ],
)
def test_the_id_is_given_or_the_number_or_a_slug_of_the_path(text, path, given, id):
    assert section_id(text, path, given) == id


def test_sections_know_their_path_and_the_title_is_left_out():
    raw = Raw(
        (
            heading("Guiden", 1),
            paragraph("Inledning."),
            heading("1 Avtal", 2),
            heading("1.1 Pris", 3),
            paragraph("Fullt pris."),
            heading("2 Data", 2),
            paragraph("Data."),
        )
    )
    sections = build_sections(raw, document_title(raw))
    assert document_title(raw) == "Guiden"
    assert [(section.id, section.headings) for section in sections] == [
        ("preamble", ()),
        ("1.1", ("1 Avtal", "1.1 Pris")),
        ("2", ("2 Data",)),
    ]


def test_ids_that_meet_are_told_apart():
    raw = Raw(
        (
            heading("Pris", 1),
            paragraph("a"),
            heading("Pris", 1),
            paragraph("b"),
            heading("Pris", 1),
            paragraph("c"),
        )
    )
    assert [section.id for section in build_sections(raw)] == ["pris", "pris-2", "pris-3"]


def test_items_and_rows_are_lines_and_other_blocks_are_parted_by_blank_lines():
    raw = Raw(
        (
            paragraph("Ni ska:"),
            Block(Form.ITEM, "- ansöka"),
            Block(Form.ITEM, "- betala"),
            Block(Form.ROW, "| a | b |"),
            Block(Form.ROW, "| c | d |", ends_table=True),
            Block(Form.ROW, "| e | f |", ends_table=True),
        )
    )
    assert build_sections(raw)[0].text == "Ni ska:\n\n- ansöka\n- betala\n\n| a | b |\n| c | d |\n\n| e | f |"


def test_pages_are_known_at_every_character():
    raw = Raw(
        (
            Block(Form.HEADING, "1 Pris", level=1, page=1),
            paragraph("Första stycket", page=2),
            paragraph("går över sidan", page=2, pages=(PageStart(4, 3),)),
            paragraph("sist", page=4),
        )
    )
    section = build_sections(raw)[0]
    assert section.page == 2
    words = ("Första", "går", "över", "sidan", "sist")
    assert [section.page_at(section.text.index(word)) for word in words] == [
        2, 2, 3, 3, 4,
    ]  # fmt: skip


def test_hidden_characters_do_not_reach_a_section():
    raw = Raw((heading("1 Pris\u200b", 1), paragraph("Betala\U000e0041\u202e nu")))
    section = build_sections(raw)[0]
    assert (section.headings, section.text) == (("1 Pris",), "Betala nu")


def test_a_file_name_in_the_metadata_is_no_title():
    blocks = (heading("Avtalsmall", 1), paragraph("Text"))
    assert document_title(Raw(blocks, title="Microsoft Word - mall_v3.docx")) == "Avtalsmall"
    assert document_title(Raw(blocks, title="Mall för avtal")) == "Mall för avtal"
