"""The list of the library and its search, driven without a browser, and what they draw (pure)."""

from datetime import date

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, words_of
from made_sections import made_section, passages_of

from app.library.document_list import entries, list_html
from app.library.search_hit import EXCERPT, excerpt_html, found_words
from app.library.search_view import own_language_first
from app.library.state import Choice, read_choice
from app.shell.passage_text import passage_pieces
from corpus.errors import ModelUnavailable
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter
from tests.app.library.conftest import ANY, EN, SV, by_id, law, library

pytestmark = pytest.mark.usefixtures("_page_services")


TODAY = date(2026, 12, 1)


# The list --------------------------------------------------------------------------------------------------


def test_the_list_shows_every_document_once_with_its_facts_under_its_kind() -> None:
    page = library()
    words, html = words_of(page), html_of(page)
    for part in (
        "Ägandeform: stat",
        "Rättsområde: sekretess",
        "Skede: förberedelser",
        "version 1.0 · gäller från 2026-11-01 · ses över senast 2027-01-31",
        SWEDISH.say("library.in_language.en"),
    ):
        assert part in words
    assert "Legal guidance</a></h3>" not in html, "the translation is a link of the Swedish entry"
    assert 'href="library?lang=sv&amp;document=legal-en"' in html
    assert 'href="templates?lang=sv&amp;template=nda-sv"' in html
    assert html.count("<h1") == 1
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_what_is_out_of_date_or_replaced_says_so_in_words() -> None:
    documents = by_id(
        (
            law("old-sv", SV, title="Gammal", review_by=date(2026, 11, 30)),
            law("new-sv", SV, title="Ny", replaces="old-sv", valid_from=date(2027, 1, 1)),
        )
    )
    html = list_html(entries(documents, ANY, SV), documents, SWEDISH, TODAY)
    _, old, new = html.split("<li")
    assert "Gammal" in old
    assert "2026-11-30" in old
    assert SWEDISH.say("library.newer", title="Ny") in old
    assert SWEDISH.say("library.not_yet", date="2027-01-01") in new
    assert "lots-overdue" not in list_html(entries(documents, ANY, SV)[:0], documents, SWEDISH, TODAY)


def test_each_language_sees_its_own_of_a_pair_and_both_when_it_asks_for_a_language() -> None:
    documents = by_id((law("a-sv", SV), law("a-en", EN, translation_of="a-sv"), law("b-sv", SV)))
    assert [entry.document.id for entry in entries(documents, ANY, EN)] == ["a-en", "b-sv"]
    assert [entry.document.id for entry in entries(documents, ANY, SV)] == ["a-sv", "b-sv"]
    only_english = entries(documents, Filter(languages=(EN,)), SV)
    assert [entry.document.id for entry in only_english] == ["a-en"]


def test_a_list_without_documents_says_so() -> None:
    assert SWEDISH.say("library.none") in words_of(library(kind="infrastructure"))
    assert SWEDISH.say("library.none") not in words_of(library())


def test_filters_stand_in_the_address_and_narrow_the_list() -> None:
    page = library(kind="template")
    assert "Sekretessavtal" in words_of(page)
    assert "Gammal vägledning" not in words_of(page)
    page.button_group(key="library-kind").set_value(["guide", "legal"]).run()
    assert page.query_params["kind"] == "guide,legal"
    assert "Gammal vägledning" in words_of(page)
    page.button_group(key="library-kind").set_value([]).run()
    assert "kind" not in page.query_params


@pytest.mark.parametrize(("later", "stands"), [(0.5, "template"), (5.0, "")])
def test_a_browser_that_has_not_heard_of_a_choice_yet_does_not_undo_it(
    monkeypatch: pytest.MonkeyPatch, later: float, stands: str
) -> None:
    monkeypatch.setattr("app.shell.address_choice.monotonic", lambda: 100.0)
    page = library()
    page.button_group(key="library-kind").set_value(["template"]).run()
    del page.query_params["kind"]
    monkeypatch.setattr("app.shell.address_choice.monotonic", lambda: 100.0 + later)
    page.run()
    assert page.query_params.get("kind", "") == stands
    assert ("Gammal vägledning" in words_of(page)) is (not stands)


def test_an_address_that_goes_elsewhere_wins_over_a_choice_at_once() -> None:
    page = library(kind="guide")
    page.button_group(key="library-kind").set_value(["template"]).run()
    page.query_params["kind"] = "legal"
    page.run()
    assert page.button_group(key="library-kind").value == ["legal"]


def test_values_that_do_not_exist_are_left_out() -> None:
    choice = read_choice({"kind": "legal,<b>,guide", "owner": "x", "in": "sv", "q": "  två   ord "})
    assert choice.filter == Filter(kinds=(Kind.GUIDE, Kind.LEGAL), languages=(SV,))
    assert choice.words == "två ord"
    assert not read_choice({}).narrows


# Search ----------------------------------------------------------------------------------------------------


def test_a_search_finds_passages_within_the_filters_and_opens_them_beside(retriever) -> None:
    page = library(q="sekretess", kind="legal", owner="state")
    words, html = words_of(page), html_of(page)
    assert retriever.asked[-1] == ("sekretess", Filter(kinds=(Kind.LEGAL,), owners=(Owner.STATE,)))
    assert SWEDISH.count("library.found", 8) in words
    assert "1 Sekretess › 1.1 Uppdrag" in words
    assert '<mark class="lots-found">Sekretess</mark>' in html
    assert "<script>" not in html
    page.button(key="open-library-1").click().run()
    assert page.query_params["passage"] == "legal-sv#1.1/1"
    assert '<mark class="lots-passage">' in html_of(page)


def test_words_that_are_typed_go_into_the_address(retriever) -> None:
    page = library()
    page.text_input(key="library-q").set_value(HOSTILE).run()
    assert page.query_params["q"] == HOSTILE
    assert retriever.asked[-1][0] == " ".join(HOSTILE.split())
    assert "<script>" not in html_of(page)


def test_what_stands_in_the_pages_language_comes_first(retriever) -> None:
    retriever.documents = dict(reversed(retriever.documents.items()))
    own = {
        language: own_language_first(Choice("sekretess", ANY), retriever, language) for language in Language
    }
    assert [hit.passage.language for hit in own[EN]] == [EN] * 2 + [SV] * 8
    assert {hit.passage.language for hit in own[SV][:8]} == {SV}
    only = own_language_first(Choice("sekretess", Filter(languages=(EN,))), retriever, SV)
    assert {hit.passage.language for hit in only} == {EN}


def test_a_search_that_nothing_fits_says_so_above_what_is_nearest() -> None:
    words = words_of(library(q="sekretess pannkakor"))
    assert SWEDISH.say("library.nothing_fits") in words
    assert "1 Sekretess › 1.1 Uppdrag" in words
    assert SWEDISH.say("library.nothing_fits") not in words_of(library(q="sekretess"))


def test_a_search_that_finds_nothing_says_so() -> None:
    assert ENGLISH.say("library.nothing_found") in words_of(library(lang="en", q="x", area="pricing"))


def test_a_search_that_fails_is_one_sentence_and_the_filters_stay(retriever) -> None:
    retriever.error = ModelUnavailable("no model")
    page = library(q="sekretess")
    assert SWEDISH.say("problem.model_unavailable") in words_of(page)
    assert page.text_input(key="library-q").value == "sekretess"


def test_a_search_without_the_search_database_says_so_and_finds(retriever) -> None:
    assert SWEDISH.say("problem.search_database") not in words_of(library(q="sekretess"))
    retriever.without_chroma = True
    words = words_of(library(q="sekretess"))
    assert SWEDISH.say("problem.search_database") in words
    assert "Sekretess vid uppdrag." in words


def test_words_are_found_in_any_inflection_and_at_the_beginning_of_a_compound() -> None:
    text = "Sekretessavtalet gäller sekretessen, men inte avsekretess eller ett uppdrag."
    spans = found_words(text, "vad är sekretess i uppdragen", SV)
    assert [text[start:end] for start, end in spans] == ["Sekretessavtalet", "sekretessen", "uppdrag"]
    assert found_words(text, "vad är", SV) == ()


def test_a_field_of_a_template_is_an_empty_place_and_no_code() -> None:
    excerpt = excerpt_html("Avtalet av den {{ nda_date }} gäller.", "avtal", SV)
    assert excerpt == '<mark class="lots-found">Avtalet</mark> av den […] gäller.'


def test_an_excerpt_shows_where_the_words_stand_and_the_cells_of_tables() -> None:
    text = "Inledning. " * 60 + "\n\n| Fråga | Svar |\n| Avgift | 500 |"
    document = law("legal-sv", SV, sections=(made_section("1", (), None, text),))
    html = excerpt_html(" ".join(passage_pieces(document, passages_of(document)[0])), "avgift", SV)
    assert html.startswith("… ")
    assert '<mark class="lots-found">Avgift</mark> · 500' in html
    assert "|" not in html
    assert len(excerpt_html("ord " * 500, "saknas", SV)) < EXCERPT + 10
