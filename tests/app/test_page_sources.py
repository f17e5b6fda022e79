"""The sources beside an answer, driven without a browser: opened, turned and closed."""

from dataclasses import replace
from pathlib import Path

import pytest
from driven_page import SWEDISH, ask, html_of, opened, words_of
from streamlit.runtime.state.query_params import QueryParams

pytestmark = pytest.mark.usefixtures("_page_services")


def test_opening_a_source_shows_the_marked_page_and_its_address() -> None:
    page = ask(opened(), "Vad kostar det?")
    page.button(key="open-1-1").click().run()
    html = html_of(page)
    assert 'src="data:image/webp;base64,' in html
    assert "data-mark=" in html
    assert page.query_params["passage"] == "guide-sv#2.3/1"
    assert "marknadsmässig." in words_of(page)  # the conversation is still there


def test_next_page_shows_the_rest_of_the_passage_and_stops_at_the_last() -> None:
    page = opened(passage="guide-sv#2.3/1")
    assert page.button(key="previous-part").disabled
    page.button(key="next-part").click().run()
    assert "Sida 2 (av 3)" in words_of(page)
    page.button(key="next-part").click().run()
    assert page.button(key="next-part").disabled
    assert "Inget av det öppnade stycket" in html_of(page)


def test_a_source_without_pages_shows_its_section_with_passage_and_quote_marked() -> None:
    page = ask(opened(), "Vad kostar det?")
    page.button(key="open-1-2").click().run()
    html = html_of(page)
    assert '<mark class="lots-quote">Boka ett första möte.</mark>' in html
    assert '<mark class="lots-passage">Skriv en kort beskrivning utan hemligheter.</mark>' in html
    assert '<mark class="lots-passage">självkostnad</mark></td>' in html
    assert SWEDISH.say("source.overdue") in html


def test_next_section_of_a_document_without_pages_shows_its_text_unmarked() -> None:
    page = opened(passage="vecura-sv#vag-in/1", quote="0-15")
    assert page.button(key="previous-part").disabled
    page.button(key="next-part").click().run()
    html = html_of(page)
    assert "Avsnitt 2 av 2" in html
    assert "<p>Lokalerna är små.</p>" in html
    assert "<mark" not in html
    assert page.button(key="next-part").disabled


def test_a_passage_whose_section_is_gone_is_shown_alone(retriever) -> None:
    retriever.documents["vecura-sv"] = replace(retriever.documents["vecura-sv"], sections=())
    html = html_of(opened(passage="vecura-sv#vag-in/1", quote="0-15"))
    assert '<p><mark class="lots-quote">Så kommer ni in</mark>' in html
    assert "<h3>Väg in</h3>" in html


def test_an_address_opens_a_passage_and_closing_it_clears_the_address() -> None:
    page = opened(passage="vecura-sv#vag-in/1", quote="0-15")
    assert '<mark class="lots-quote">Så kommer ni in</mark>' in html_of(page)
    page.button(key="close-source").click().run()
    assert "passage" not in page.query_params
    assert "lots-quote" not in html_of(page)


@pytest.mark.parametrize("quote", ["9-3", "0-99999", "x-y", "-5-2", "<b>"])
def test_a_quote_that_makes_no_sense_still_opens_the_passage(quote: str) -> None:
    html = html_of(opened(passage="vecura-sv#vag-in/1", quote=quote))
    assert "lots-quote" not in html
    assert "lots-passage" in html


@pytest.mark.parametrize("passage", ["nowhere#1/1", "../../etc/passwd", "<script>"])
def test_an_unknown_passage_is_one_sentence(passage: str) -> None:
    page = opened(passage=passage)
    assert SWEDISH.say("problem.no_such_passage") in words_of(page)
    assert "<script>" not in html_of(page)


def test_an_original_that_is_gone_shows_a_sentence_and_the_text(retriever) -> None:
    retriever.documents["guide-sv"] = replace(retriever.documents["guide-sv"], file=Path("gone.pdf"))
    words = words_of(opened(passage="guide-sv#2.3/1"))
    assert SWEDISH.say("problem.unreadable_file") in words
    assert "upp till full kostnadstäckning" in words


def test_opening_and_closing_a_source_are_one_change_of_the_address_each(monkeypatch) -> None:
    page = ask(opened(), "Vad kostar det?")
    changes: list[dict[str, str]] = []
    send = QueryParams._send_query_param_msg

    def noting(self: QueryParams) -> None:
        changes.append(dict(self))
        send(self)

    monkeypatch.setattr(QueryParams, "_send_query_param_msg", noting)
    page.button(key="open-1-1").click().run()
    page.button(key="close-source").click().run()
    assert ["passage" in change for change in changes] == [True, False]
