"""The Legal desk, driven without a browser: areas, references, what to review, what is lacking."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, opened, words_of
from made_sections import made_section, passages_of

from answering.answer import Status
from app.legal.law_references import found_html
from app.legal.references import own_sections
from app.legal.state import LegalRequest, View, read_request
from app.shell.links import PageName, Place
from app.store.records import Feedback, Reason, Verdict
from app.store.store import Store
from corpus.areas import areas_of_headings
from corpus.errors import StoreError
from corpus.model import Document, Kind, Language, LegalArea, Passage
from retrieval.home import BuildRef
from retrieval.published import Build
from retrieval.reference_index import ReferenceIndex

pytestmark = pytest.mark.usefixtures("_page_services")

TEXTS = {
    "2.1": (("2 Sekretess", "2.1 Allmänna handlingar"), "Handlingar är offentliga enligt 2 kap. 1 § TF."),
    "2.18": (
        ("2 Sekretess", "2.18 Statlig myndighet (KI)"),
        "Uppgifterna skyddas | enligt 24 kap. 5 § OSL | i 10 år (att kontrollera), till 2030-12-31.",
    ),
    "2.19": (("2 Sekretess", "2.19 Region"), "Hos regionen gäller 31 kap. 12 § OSL."),
    "3": (("3 Pris och avgifter",), "Avgiften följer 3 § förordningen (2022:1378)."),
}


def made(document: Document, texts: dict[str, tuple[tuple[str, ...], str]]) -> tuple[Document, list[Passage]]:
    sections = tuple(
        made_section(id, headings, None, text, areas=areas_of_headings(headings, document))
        for id, (headings, text) in texts.items()
    )
    whole = replace(document, sections=sections)
    return whole, list(passages_of(whole))


SWEDISH_LAW = Document(
    "legal-sv",
    "Rättslig vägledning",
    Kind.LEGAL,
    Language.SWEDISH,
    Path("legal.md"),
    valid_from=date(2026, 11, 1),
    review_by=date(2020, 1, 1),
)
ENGLISH_LAW = replace(SWEDISH_LAW, id="legal-en", title="Legal guidance", language=Language.ENGLISH)
ENGLISH_TEXTS = {
    "2.18": (("2 Secrecy", "2.18 State authority"), "Chapter 24, section 5 of the Secrecy Act protects it.")
}


class LegalRetriever:
    """A published build of four Swedish sections and one English."""

    def __init__(self, *given: tuple[Document, list[Passage]]) -> None:
        self.documents = {document.id: document for document, _ in given}
        passages = tuple(passage for _, passages in given for passage in passages)
        self.passages = {passage.id: passage for passage in passages}
        empty = {field.name: None for field in fields(Build)}
        self.build = Build(
            **empty | {"ref": BuildRef("b1", ""), "documents": self.documents, "passages": passages}
        )

    def search(self, *_: object) -> list[object]:
        return []

    def passage(self, id: str) -> Passage | None:
        return self.passages.get(id)


@pytest.fixture
def retriever() -> LegalRetriever:
    return LegalRetriever(made(SWEDISH_LAW, TEXTS), made(ENGLISH_LAW, ENGLISH_TEXTS))


def legal(**parameters: str):
    return opened(PageName.LEGAL, **parameters)


def cell(html: str, name: str) -> str:
    """The part of the page under the heading of a cell."""
    return html.split(f'id="cell-{name}"', 1)[1].split("</section>", 1)[0]


def test_the_grid_puts_sections_under_the_form_that_they_are_about() -> None:
    html = html_of(legal())
    assert "2.18 Statlig myndighet (KI)" in cell(html, "state")
    assert "2.19 Region" in cell(html, "region")
    assert SWEDISH.say("legal.no_section") in cell(html, "company")
    assert "2.1 Allmänna handlingar" in cell(html, "shared")
    assert "3 Pris och avgifter" not in html


def test_an_entry_has_its_references_its_dates_and_a_link_that_opens_it() -> None:
    state = cell(html_of(legal()), "state")
    assert "passage=legal-sv%232.18%2F1" in state
    assert "view=areas&amp;area=secrecy" in state
    assert 'href="legal?lang=sv&amp;reference=OSL%2024%3A5"' in state
    assert 'gäller från <span class="lots-date">2026-11-01</span>' in state
    assert SWEDISH.say("legal.overdue") in state


def test_an_address_opens_an_area_and_a_passage_beside_it() -> None:
    page = legal(view="areas", area="pricing", passage="legal-sv#3/1")
    html = html_of(page)
    assert "3 Pris och avgifter" in cell(html, "shared")
    assert '<mark class="lots-passage">Avgiften följer 3 § förordningen (2022:1378).</mark>' in html
    page.button(key="close-source").click().run()
    assert "lots-passage" not in html_of(page)
    assert "pricing" in page.query_params["area"]


def test_a_reference_in_the_address_finds_its_passages_with_the_words_marked() -> None:
    html = html_of(legal(reference="24 kap 5 § osl"))
    assert "1 passage hänvisar till OSL 24:5" in html
    assert "Uppgifterna skyddas · enligt <mark>24 kap. 5 §</mark> OSL · i 10 år" in html
    assert "quote=" in html
    assert "2.19 Region" not in html
    assert SWEDISH.count("legal.other_language", 1) in html


def test_how_a_reference_was_read_is_said() -> None:
    words = words_of(legal(reference="osl 24"))
    assert "1 passage hänvisar till OSL 24 kap." in words
    assert "Läst som: OSL, 24 kap." in words
    assert "Läst som: 2022:1378, 3 §." in words_of(legal(reference="2022:1378 3"))
    assert "Läst som: OSL, hela författningen." in words_of(legal(reference="OSL"))
    assert "Read as: GDPR, article 28." in words_of(legal(reference="GDPR 28", lang="en", both="yes"))


def test_the_rules_own_section_comes_before_what_mentions_it() -> None:
    law, passages = made(
        SWEDISH_LAW,
        {
            "1": (("1 Översikt",), "Se 24 kap. 5 § OSL."),
            "2": (("2 Samverkan (24 kap. 5 § OSL)",), "Sekretess enligt 24 kap. 5 § OSL."),
        },
    )
    found = ReferenceIndex(passages).find("OSL 24:5")
    html = found_html(found, {law.id: law}, LegalRequest(View.REFERENCE), SWEDISH, date(2026, 12, 1))
    own, mentions = html.split(SWEDISH.say("legal.mentions"))
    assert SWEDISH.say("legal.own_section") in own
    assert "2 Samverkan" in own
    assert "1 Översikt" in mentions


def test_without_a_heading_that_names_it_the_section_that_says_most_is_its_own() -> None:
    law, passages = made(
        SWEDISH_LAW,
        {
            "1": (("1 Översikt",), "Se 24 kap. 5 § OSL."),
            "2": (("2 Samverkan",), "Enligt 24 kap. 5 § OSL gäller sekretess. OSL 24:5 har undantag."),
        },
    )
    found = ReferenceIndex(passages).find("OSL 24:5")
    documents = {law.id: law}
    assert [each.passage.section_id for each in own_sections(found.passages, documents, found.asked)] == ["2"]
    assert own_sections(found.passages[:1], documents, found.asked) == ()


def test_both_languages_are_shown_when_asked_for_and_where_one_has_nothing() -> None:
    assert "Chapter 24, section 5" in html_of(legal(reference="OSL 24:5", both="yes"))
    assert "31 kap. 12 §" in html_of(legal(reference="OSL 31:12", lang="en"))


def test_a_typed_reference_goes_into_the_address() -> None:
    page = legal(view="reference")
    assert SWEDISH.say("legal.acts") in words_of(page)
    page.text_input[0].set_value("2022:1378 3 §").run()
    assert "1 passage hänvisar till 2022:1378 3" in words_of(page)
    assert "2022:1378 3 §" in page.query_params["reference"]


def test_a_reference_without_passages_suggests_what_is_near() -> None:
    html = html_of(legal(reference="OSL 24:99"))
    assert SWEDISH.say("legal.nothing_rests", reference="OSL 24:99") in html
    assert "reference=OSL%2024%3A5" in html


@pytest.mark.parametrize("typed", ["hej", HOSTILE, "x" * 5000])
def test_words_that_name_no_law_get_one_sentence(typed: str) -> None:
    html = html_of(legal(reference=typed))
    assert SWEDISH.say("legal.no_reference") in html
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_what_is_to_be_reviewed_is_listed_by_date_overdue_first() -> None:
    words = words_of(legal(view="review"))
    late, later, open_ = (
        words.index(each) for each in ("2020-01-01", "2030-12-31", SWEDISH.say("legal.unverified"))
    )
    assert late < later < open_
    assert SWEDISH.say("legal.late") in words
    assert "4 passager" in words


def test_questions_without_an_answer_and_bad_marks_are_listed_and_can_be_downloaded(store: Store) -> None:
    store.note_gap("Får vi bygga friggebod?", Language.SWEDISH, Status.NOT_FOUND)
    store.note_gap("Får vi bygga en friggebod", Language.SWEDISH, Status.NOT_FOUND)
    store.add_feedback(
        Feedback(
            HOSTILE,
            Language.SWEDISH,
            Status.ANSWERED,
            Verdict.DOWN,
            Reason.OUT_OF_DATE,
            HOSTILE,
            ("legal-sv#2.18/1", "gone#1/1"),
        )
    )
    page = legal(view="gaps")
    html = html_of(page)
    assert "2 gånger utan svar" in html
    assert f"1 dåligt omdöme · {SWEDISH.say('feedback.reason.out_of_date')} (1)" in html
    assert "<script>" not in html
    assert "2.18 Statlig myndighet (KI)" in html
    assert "gone" not in html
    assert "?lang=sv&amp;ask=F%C3%A5r%20vi%20bygga" in html
    assert page.get("download_button")


def test_an_empty_store_says_so(store: Store) -> None:
    page = legal(view="gaps")
    assert SWEDISH.say("legal.no_gaps") in words_of(page)
    assert not page.get("download_button")


def test_a_store_that_does_not_open_costs_one_sentence(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Store) -> None:
        raise StoreError("the store cannot be used")

    monkeypatch.setattr(Store, "gaps", fail)
    assert SWEDISH.say("problem.store") in words_of(legal(view="gaps"))


def test_without_leave_to_keep_questions_the_page_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOTSEN_KEEP_QUESTIONS", "no")
    monkeypatch.setenv("LOTSEN_KEEP_DAYS", "30")
    assert SWEDISH.say("legal.gaps_off", days=30) in words_of(legal(view="gaps"))


def test_the_page_speaks_english() -> None:
    html = html_of(legal(lang="en"))
    assert ENGLISH.say("legal.title") in html
    assert "2.18 State authority" in cell(html, "state")


def test_the_page_is_closed_to_whoever_may_not_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_STAFF_GROUPS", "jurister")
    html = html_of(legal())
    assert SWEDISH.say("sign_in.not_set_up") in html
    assert "2.18" not in html


def test_what_staff_open_is_noted_by_its_view_and_never_by_what_they_typed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[str] = []
    buttons: list[dict[str, Any]] = []
    monkeypatch.setattr("app.shell.audit_trail.note_opened", noted.append)
    monkeypatch.setattr("streamlit.download_button", lambda *_, **given: buttons.append(given))
    store.note_gap("Hemligt?", Language.SWEDISH, Status.NOT_FOUND)
    legal(view="reference", reference="OSL 24:5")
    legal(view="gaps")
    assert noted == ["legal: reference", "legal: gaps"]
    buttons[0]["on_click"](*buttons[0]["args"])
    assert noted[2:] == ["legal: gaps and marks as a file"]


@pytest.mark.parametrize("view", View)
def test_an_address_is_read_as_it_was_written(view: View) -> None:
    request = LegalRequest(view, LegalArea.PRICING, "OSL 24:5", both=True)
    href = request.href(Language.SWEDISH, Place("legal-sv#2/1", (1, 4)))
    query = dict(parse_qsl(urlsplit(href).query))
    assert read_request(query).view is view
    assert query["passage"] == "legal-sv#2/1"
    assert query["quote"] == "1-4"
    if view is View.REFERENCE:
        assert read_request(query) == replace(request, area=LegalArea.SECRECY)


def test_an_address_that_makes_no_sense_is_the_first_view() -> None:
    assert read_request({"view": "<b>", "area": "x", "both": "1"}) == LegalRequest()
    assert read_request({"reference": "  OSL   24:5 "}) == LegalRequest(View.REFERENCE, reference="OSL 24:5")
    assert len(read_request({"reference": "x" * 9999}).reference) <= 200
