"""A document of the library, driven without a browser."""

from dataclasses import replace

import pytest
from driven_page import HOSTILE, SWEDISH, html_of, words_of
from made_sections import made_section

from app.library.outline import outline_html
from corpus.errors import IndexUnavailable
from tests.app.library.conftest import SV, law, library

pytestmark = pytest.mark.usefixtures("_page_services")


# A document ------------------------------------------------------------------------------------------------


def test_a_document_shows_its_facts_outline_and_text_and_can_be_asked_about() -> None:
    page = library(document="legal-sv", section="1.2")
    html, words = html_of(page), words_of(page)
    assert 'href="library?lang=sv&amp;document=legal-sv&amp;section=1.1"' in html
    assert 'section=1.2" aria-current="true">1.2 Forskning</a>' in html
    assert 'data-arrive="legal-sv#1.2">1.2 Forskning</h2>' in html
    assert "Sekretess i forskning." in words
    assert "Sista avsnittet." in words
    assert "./?lang=sv&amp;ask=" in html
    assert SWEDISH.say("library.in_language.en") in words
    assert page.get("download_button")[0].label == SWEDISH.say("library.download")
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_a_pdf_is_shown_as_pages_that_can_be_turned() -> None:
    page = library(document="guide-sv")
    assert "data:image/webp;base64," in html_of(page)
    assert "Sida 1 (av 3)" in words_of(page)
    page.button(key="library-next").click().run()
    assert page.query_params["page"] == "2"
    assert "Sida 2 (av 3)" in words_of(page)
    assert page.button(key="library-previous").disabled is False


def test_a_pdf_whose_first_page_has_no_heading_opens_at_its_beginning(retriever) -> None:
    guide = retriever.documents["guide-sv"]
    cover = made_section("preamble", (), 1, "Omslag.")
    retriever.documents["guide-sv"] = replace(guide, sections=(cover, *guide.sections))
    page = library(document="guide-sv")
    assert f"<h2>{SWEDISH.say('library.beginning')}</h2>" in html_of(page)
    assert "Sida 1 (av 3)" in words_of(page)


@pytest.mark.parametrize("number", ["99", "0", "x", "-1"])
def test_a_page_that_is_not_there_leaves_the_text(number: str) -> None:
    assert "full kostnadstäckning" in words_of(library(document="guide-sv", page=number))


def test_the_outline_unfolds_the_chapter_of_the_section() -> None:
    html = outline_html(law("legal-sv", SV), "1.2", SWEDISH)
    assert html.count("<details open>") == 1
    assert "<summary>1 Sekretess</summary>" in html
    assert SWEDISH.say("library.beginning") in html
    assert "<details open>" not in outline_html(law("legal-sv", SV), "2", SWEDISH)


def test_a_long_document_is_shown_a_section_at_a_time(retriever) -> None:
    long = law("legal-sv", SV)
    sections = (*long.sections, made_section("9", ("9 Lång",), None, "ord " * 60_000))
    retriever.documents["legal-sv"] = replace(long, sections=sections)
    words = words_of(library(document="legal-sv", section="1.2"))
    assert "Sekretess i forskning." in words
    assert "Sista avsnittet." not in words


@pytest.mark.parametrize("id", ["none", HOSTILE])
def test_an_unknown_document_is_one_sentence_above_the_list(id: str) -> None:
    page = library(document=id)
    assert SWEDISH.say("library.unknown") in words_of(page)
    assert "Sekretessavtal" in words_of(page)


def test_a_section_that_is_not_there_opens_the_document_at_its_beginning() -> None:
    assert "Inledande ord." in words_of(library(document="legal-sv", section="99<b>"))


def test_a_document_without_text_can_be_downloaded(retriever) -> None:
    retriever.documents["legal-sv"] = replace(law("legal-sv", SV), sections=())
    assert SWEDISH.say("library.no_text") in words_of(library(document="legal-sv"))


def test_without_an_index_the_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> None:
        raise IndexUnavailable("no index")

    monkeypatch.setattr("app.wiring.open_retriever", fail)
    words = words_of(library())
    assert SWEDISH.say("problem.no_index") in words
    assert SWEDISH.say("navigation.library") in words
