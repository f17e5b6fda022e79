"""The text of a section is drawn as the document looks, with its marks in the right places."""

from made_sections import made_section

from app.shell.blocks import Marks, section_html, text_html
from corpus.model import Form, Section, TextBlock

TEXT = """Inledning som går
över två rader.

1. Första steget
2. Andra steget

- Punkt
  - Underpunkt

| Form | Regel |
| Region | självkostnad |"""


def drawn(text: str, marks: Marks | None = None) -> str:
    return section_html(made_section("1", (), None, text), marks)


def test_paragraphs_lists_and_tables_become_what_they_are() -> None:
    html = drawn(TEXT)
    assert "<p>Inledning som går\növer två rader.</p>" in html
    assert '<li><span class="lots-marker">2.</span> <span>Andra steget</span></li>' in html
    assert '<li><span>Punkt</span></li><li class="lots-level-1"><span>Underpunkt</span></li>' in html
    assert '<tr><th scope="col">Form</th><th scope="col">Regel</th></tr>' in html
    assert "<tr><td>Region</td><td>självkostnad</td></tr>" in html


def test_a_table_without_a_header_has_no_heading() -> None:
    section = Section("1", (), None, "| a | b |", blocks=(TextBlock(0, 9, Form.ROW),))
    assert section_html(section).count("<td>") == 2
    assert "<th" not in section_html(section)


def test_two_tables_that_follow_each_other_are_two() -> None:
    assert drawn("| a | b |\n| 1 | 2 |\n\n| c | d |\n| 3 | 4 |").count("<table>") == 2


def test_words_in_a_drawing_are_small_print() -> None:
    section = Section("1", (), None, "Karta.", blocks=(TextBlock(0, 6, Form.CAPTION),))
    assert section_html(section) == '<p class="lots-meta">Karta.</p>'


def test_passage_and_quote_are_marked_across_blocks() -> None:
    start, end = TEXT.index("över"), TEXT.index("Andra")
    quote = TEXT.index("Första"), TEXT.index(" steget\n2")
    html = drawn(TEXT, Marks((start, end), quote))
    assert '<p>Inledning som går\n<mark class="lots-passage">över två rader.</mark></p>' in html
    assert '<mark class="lots-quote">Första</mark><mark class="lots-passage"> steget</mark>' in html
    assert "<span>Andra steget</span>" in html


def test_a_quote_that_ends_inside_a_cell_is_marked_to_there() -> None:
    quote = TEXT.index("självkostnad"), TEXT.index("kostnad |")
    html = drawn(TEXT, Marks((0, len(TEXT)), quote))
    assert '<td><mark class="lots-quote">själv</mark><mark class="lots-passage">kostnad</mark></td>' in html


def test_every_word_is_escaped_wherever_it_stands() -> None:
    html = drawn("<b>\n\n- <i>\n\n1. <u>\n\n| <s> | <a> |", Marks((0, 10)))
    for tag in ("<b>", "<i>", "<u>", "<s>", "<a>"):
        assert tag not in html


def test_a_lone_dash_number_or_bar_is_just_text() -> None:
    assert text_html("- ") == "<p>- </p>"
    assert text_html("2026") == "<p>2026</p>"
    assert text_html("a | b") == "<p>a | b</p>"


def test_a_text_that_is_no_section_is_drawn_line_by_line() -> None:
    html = text_html("Så här:\n- <b>\n- två\n\nSlut.")
    assert html.startswith(
        '<p>Så här:</p><ul class="lots-bullets" role="list"><li><span>&lt;b&gt;</span></li>'
    )
    assert html.endswith("</ul><p>Slut.</p>")


def test_nothing_gives_nothing() -> None:
    assert drawn("") == ""
    assert text_html("\n\n  \n") == ""
