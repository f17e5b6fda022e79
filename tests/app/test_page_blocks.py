"""The text of a section is drawn as the document looks, with its marks in the right places."""

from app.blocks_html import Marks, section_html

TEXT = """Inledning som går
över två rader.

1. Första steget
2. Andra steget

- Punkt
  - Underpunkt

| Form | Regel |
|---|---|
| Region | självkostnad |"""


def test_paragraphs_lists_and_tables_become_what_they_are() -> None:
    html = section_html(TEXT)
    assert "<p>Inledning som går över två rader.</p>" in html
    assert '<li><span class="lots-marker">2.</span> <span>Andra steget</span></li>' in html
    assert '<li><span>Punkt</span></li><li class="lots-level-1"><span>Underpunkt</span></li>' in html
    assert '<tr><th scope="col">Form</th><th scope="col">Regel</th></tr>' in html
    assert "<tr><td>Region</td><td>självkostnad</td></tr>" in html


def test_a_table_without_a_rule_below_its_first_row_has_no_heading() -> None:
    assert "<th" not in section_html("| a | b |\n| c | d |")


def test_passage_and_quote_are_marked_across_blocks() -> None:
    start, end = TEXT.index("över"), TEXT.index("Andra")
    quote = TEXT.index("Första"), TEXT.index(" steget\n2")
    html = section_html(TEXT, Marks((start, end), quote))
    assert '<p>Inledning som går <mark class="lots-passage">över två rader.</mark></p>' in html
    assert '<mark class="lots-quote">Första</mark><mark class="lots-passage"> steget</mark>' in html
    assert "<span>Andra steget</span>" in html


def test_a_quote_that_ends_inside_a_cell_is_marked_to_there() -> None:
    quote = TEXT.index("självkostnad"), TEXT.index("kostnad |")
    html = section_html(TEXT, Marks((0, len(TEXT)), quote))
    assert '<td><mark class="lots-quote">själv</mark><mark class="lots-passage">kostnad</mark></td>' in html


def test_every_word_is_escaped_wherever_it_stands() -> None:
    html = section_html("<b>\n\n- <i>\n\n1. <u>\n\n| <s> | <a> |", Marks((0, 10)))
    for tag in ("<b>", "<i>", "<u>", "<s>", "<a>"):
        assert tag not in html


def test_a_lone_dash_number_or_bar_is_just_text() -> None:
    assert section_html("- ") == "<p>- </p>"
    assert section_html("2026") == "<p>2026</p>"
    assert section_html("a | b") == "<p>a | b</p>"


def test_nothing_gives_nothing() -> None:
    assert section_html("") == ""
    assert section_html("\n\n  \n") == ""
