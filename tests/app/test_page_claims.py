"""Claims become running text and lists, each followed by its citations."""

import re
from dataclasses import replace

from answering.answer import Claim, Layout, Support
from app.answer_html import by_place, streaming_html
from app.claims_html import claims_html, laid_out
from app.texts import load_texts
from corpus.model import Language

SWEDISH = load_texts(Language.SWEDISH)


def sentence(text: str, *citations: int) -> Claim:
    return Claim(text, citations, Support.VERBATIM)


def item(text: str, *citations: int) -> Claim:
    return Claim(text, citations, Support.VERBATIM, Layout.ITEM)


def drawn(answer, *claims: Claim) -> str:
    html = claims_html(replace(answer, claims=claims), 1, SWEDISH)
    return re.sub(r"<a [^>]*>(\d)</a>", r"[\1]", html)


def test_sentences_share_a_paragraph_and_items_a_list(answer) -> None:
    html = drawn(
        answer, sentence("Ett.", 1), sentence("Två.", 2), item("a", 1), item("b", 2), sentence("Tre.", 1)
    )
    assert html == (
        "<p>Ett.[1] Två.[2]</p>"
        '<ul class="lots-bullets" role="list"><li><span>a[1]</span></li><li><span>b[2]</span></li></ul>'
        "<p>Tre.[1]</p>"
    )


def test_a_table_row_carries_its_citation_in_its_last_cell_with_words(answer) -> None:
    html = drawn(answer, sentence("| Region | självkostnad | |", 2))
    assert "<td>Region</td><td>självkostnad[2]</td><td></td>" in html


def test_a_claim_of_several_lines_is_cited_once_at_its_end(answer) -> None:
    assert drawn(answer, sentence("Så här:\n- ett\n- två", 1)).count("[1]") == 1
    assert "två[1]</span>" in drawn(answer, sentence("Så här:\n- ett\n- två", 1))


def test_a_number_without_a_source_draws_no_link(answer) -> None:
    assert drawn(answer, sentence("Ett.", 9)) == "<p>Ett.</p>"


def test_what_is_not_verified_says_so_in_words(answer) -> None:
    html = drawn(answer, Claim("Två veckor.", (1,), Support.UNVERIFIED))
    assert SWEDISH.say("support.unverified.title") in html


def test_every_claim_is_found_again_in_the_text_of_all() -> None:
    claims = (sentence("Ett."), item("två"), sentence("1. Tre"), sentence("Fyra."))
    text, placed = laid_out(claims)
    assert text == "Ett.\n- två\n1. Tre\nFyra."
    assert [text[one.start : one.end] for one in placed] == ["Ett.", "- två", "1. Tre", "Fyra."]


def test_citations_of_one_section_and_page_make_one_row(answer) -> None:
    first, second = answer.citations
    again = replace(first, number=3)
    elsewhere = replace(first, number=4, passage=replace(first.passage, id="guide-sv#2.4/1"))
    rows = by_place((first, second, again, elsewhere))
    assert [[citation.number for citation in row] for row in rows] == [[1, 3], [2], [4]]


def test_while_it_streams_numbers_look_like_numbers_and_markup_like_words() -> None:
    html = streaming_html("<b>Ett</b> [1]\n- två [2][3]", SWEDISH)
    assert '&lt;b&gt;Ett&lt;/b&gt;<span class="lots-cite">1</span>' in html
    assert '<span>två<span class="lots-cite">2</span><span class="lots-cite">3</span></span>' in html
    assert SWEDISH.say("ask.searching") in streaming_html(" ", SWEDISH)
