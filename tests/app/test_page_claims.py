"""Claims become running text and lists, each followed by its citations."""

import re
from dataclasses import replace

from answering.answer import Claim, Suggestion, SuggestionKind, Support
from answering.reader.reading import Verdict
from app.ask.claims import by_layout, words_html
from app.ask.shown_answer import next_html, small_print_html, streaming_html
from app.ask.sources import by_place, chips_html, source_html
from app.shell.texts import load_texts
from corpus.model import Language, Layout

SWEDISH = load_texts(Language.SWEDISH)


def sentence(text: str, *citations: int) -> Claim:
    return Claim(text, citations, Support.VERBATIM)


def item(text: str, *citations: int, layout: Layout = Layout.ITEM) -> Claim:
    return Claim(text, citations, Support.VERBATIM, layout)


def drawn(answer, *claims: Claim) -> str:
    html = words_html(replace(answer, claims=claims), "1", SWEDISH)
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


def test_what_a_table_row_says_is_an_item_and_steps_are_counted(answer) -> None:
    row, steps = (
        item("Region: pris: självkostnad", 2, layout=Layout.ROW),
        [item(words, 1, layout=Layout.STEP) for words in ("Skriv.", "Boka.")],
    )
    html = drawn(answer, item("a", 1), row, *steps)
    assert html.startswith('<ul class="lots-bullets" role="list"><li><span>a[1]</span></li><li><span>Region')
    assert '<li><span class="lots-marker">2.</span> <span>Boka.[1]</span></li>' in html


def test_a_number_without_a_source_draws_no_link(answer) -> None:
    assert drawn(answer, sentence("Ett.", 9)) == "<p>Ett.</p>"


def test_what_is_not_verified_says_so_in_words(answer) -> None:
    html = drawn(answer, Claim("Två veckor.", (1,), Support.UNVERIFIED))
    assert SWEDISH.say("support.unverified.title") in html


def test_every_claim_stands_in_one_group_in_its_order() -> None:
    claims = (sentence("Ett."), item("två"), item("tre", layout=Layout.STEP), sentence("Fyra."))
    groups = list(by_layout(claims))
    assert [layout for layout, _ in groups] == [Layout.SENTENCE, Layout.ITEM, Layout.STEP, Layout.SENTENCE]
    assert [claim for _, group in groups for claim in group] == list(claims)


def test_citations_of_one_section_and_page_make_one_row(answer) -> None:
    first, second = answer.citations
    again = replace(first, number=3)
    elsewhere = replace(first, number=4, passage=replace(first.passage, id="guide-sv#2.4/1"))
    rows = by_place((first, second, again, elsewhere))
    assert [[citation.number for citation in row] for row in rows] == [[1, 3], [2], [4]]


def test_a_verdict_stands_in_a_line_of_its_own(answer) -> None:
    says = '<strong class="lots-says">'
    yes = replace(answer, claims=(sentence("Ja, om avtalet medger det."),), verdict=Verdict.YES)
    assert words_html(yes, "1", SWEDISH) == f"<p>{says}Ja,</strong> om avtalet medger det.</p>"
    own = replace(yes, text="Det beror på vem som äger.", claims=(sentence("Ja, hos KI."),))
    assert (
        words_html(own, "1", SWEDISH) == f"<p>{says}Det beror på vem som äger.</strong></p><p>Ja, hos KI.</p>"
    )
    assert says not in words_html(replace(yes, verdict=None), "1", SWEDISH)
    assert says not in words_html(replace(yes, claims=(sentence("No fee is due."),)), "1", SWEDISH)


def test_a_citation_carries_its_quote_as_words(answer) -> None:
    quoted = replace(answer.citations[0], quote='<b>"Ett" &\n två</b> {{ namn }}')
    html = words_html(replace(answer, citations=(quoted,)), "1", SWEDISH)
    assert 'data-quote="&lt;b&gt;&#34;Ett&#34; &amp; två&lt;/b&gt; […]" data-quote-lang="sv"' in html


def test_a_chip_a_place_names_document_and_page_and_opens_the_first_quote(answer) -> None:
    first, second = answer.citations
    html = chips_html(replace(answer, citations=(first, second, replace(first, number=3))), "1", "", SWEDISH)
    chips = [" ".join(re.sub(r"<[^>]*>", " ", chip).split()) for chip in html.split("</li>")]
    assert chips == ["Källa 1, 3 Samverkansguiden sida 1", "Källa 2 Vecura Väg in", ""]
    assert re.findall(r'data-open="([^"]+)"', html) == ["open-1-1", "open-1-2"]


def test_a_source_without_page_and_headings_is_named_by_its_document_alone(answer) -> None:
    cited = answer.citations[1]
    bare = replace(cited, passage=replace(cited.passage, headings=()))
    html = chips_html(replace(answer, citations=(bare,)), "1", "KI", SWEDISH)
    assert '<span class="lots-chip-place"></span><span class="lots-hidden"> (KI)</span>' in html
    assert "lots-path" in source_html(cited, SWEDISH)
    assert "lots-path" not in source_html(bare, SWEDISH)


def test_marks_are_explained_only_where_there_are_any(answer) -> None:
    meaning = SWEDISH.say("support.meaning")
    assert meaning in small_print_html(answer, SWEDISH)
    assert meaning not in small_print_html(replace(answer, claims=(sentence("Ett.", 1),)), SWEDISH)


def test_while_it_streams_numbers_look_like_numbers_and_markup_like_words() -> None:
    html = streaming_html("<b>Ett</b> [1]\n- två [2][3]", SWEDISH)
    assert '&lt;b&gt;Ett&lt;/b&gt;<span class="lots-cite">1</span>' in html
    assert '<span>två<span class="lots-cite">2</span><span class="lots-cite">3</span></span>' in html
    assert SWEDISH.say("ask.searching") in streaming_html(" ", SWEDISH)


def test_the_next_step_stands_in_the_text_and_leads_to_its_passage(answer) -> None:
    passage = answer.citations[0].passage
    ways = (
        Suggestion(SuggestionKind.TEMPLATE, "Mall: <b>NDA</b>", passage),
        Suggestion(SuggestionKind.CONTACT, "Vägen in till KI"),
        Suggestion(SuggestionKind.QUESTION, "Vem äger resultaten?"),
    )
    html = str(next_html(replace(answer, suggestions=ways), 3, SWEDISH))
    assert re.sub(r"<a [^>]*>(.*?)</a>", r"[\1]", html) == (
        '<p class="lots-next"><strong>Nästa steg:</strong> '
        "[Mall: &lt;b&gt;NDA&lt;/b&gt;] · Vägen in till KI</p>"
    )
    assert f"passage={passage.id.replace('#', '%23').replace('/', '%2F')}" in html
    assert next_html(replace(answer, suggestions=ways[2:]), 3, SWEDISH) == ""
