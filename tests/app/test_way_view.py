"""The way, driven without a browser."""

from pathlib import Path

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, go_to, html_of, opened, words_of
from way_guide import GuideRetriever, guide, law

from app.shell.data_files import load_way_rules
from app.shell.escape import markdown_label
from app.shell.links import PageName
from corpus.errors import IndexUnavailable
from corpus.model import Language

pytestmark = pytest.mark.usefixtures("_page_services")
ANSWERS = {
    "progress": "contact",
    "need": "gmp",
    "place": "flemingsberg",
    "doer": "they",
    "sharing": "secrets",
}


@pytest.fixture
def retriever() -> GuideRetriever:
    return GuideRetriever(guide(), guide(Language.ENGLISH, "guide-en"), law())


def test_the_whole_way_shows_every_step_and_gate_as_links() -> None:
    html = html_of(opened(PageName.WAY, lang="sv"))
    for code in ("A1", "A2", "A", "B1"):
        assert f'href="way?lang=sv&amp;step={code}"' in html
    assert "Grind" not in html
    assert "Formen är vald." in html, "a gate says what is agreed on"
    assert 'G0</summary><p lang="sv">Kontakten är namngiven.</p></details>' in html, "and where it stands"
    assert html.count("<h1") == 1
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_a_step_shows_its_text_checklist_law_and_questions() -> None:
    page = opened(PageName.WAY, step="A1", lang="sv")
    html, words = html_of(page), words_of(page)
    assert "<strong>Syfte:</strong> Ni får en kontakt." in html
    assert [box.label for box in page.checkbox] == [
        "Ni vet vem ni ska kontakta.",
        markdown_label(HOSTILE),
    ]
    assert "OSL 24:5" in words
    assert "passage=legal-sv%232.3%2F1" in html
    assert "<script>" not in html
    assert "./?lang=sv&amp;ask=" in html


@pytest.mark.parametrize("step", ["A2", "4.2"])
def test_a_step_without_checklist_or_law_says_so(step: str) -> None:
    words = words_of(opened(PageName.WAY, step=step, lang="sv"))
    for key in ("way.step.no_items", "way.step.no_templates", "way.step.no_law"):
        assert SWEDISH.say(key) in words


def test_ticks_survive_another_page_and_the_other_language() -> None:
    page = opened(PageName.WAY, step="A1", lang="sv")
    page.checkbox(key="way-tick-A1-1").check().run()
    go_to(page, PageName.ASK)
    page.run()
    go_to(page, PageName.WAY)
    page.query_params["step"] = "A1"
    page.query_params["lang"] = "en"
    page.run()
    assert page.checkbox(key="way-tick-A1-1").value is True
    assert page.checkbox(key="way-tick-A1-2").value is False
    page.query_params.pop("step")
    page.run()
    assert ENGLISH.say("way.count", done=1, total=2) in words_of(page)


def test_a_step_opens_in_the_guide_beside() -> None:
    page = opened(PageName.WAY, step="A1", lang="sv")
    page.button(key="way-open-step").click().run()
    assert page.query_params["passage"] == "guide-sv#4.1/1"
    assert "lots-passage" in html_of(page)
    assert page.checkbox(key="way-tick-A1-1")


@pytest.mark.parametrize("step", ["Z9", "<script>alert(1)</script>", "9.9"])
def test_an_unknown_step_is_one_sentence_above_the_way(step: str) -> None:
    page = opened(PageName.WAY, step=step, lang="sv")
    assert "har inget steg" in words_of(page)
    assert "<script>" not in html_of(page)
    assert "step=A1" in html_of(page)


def test_a_guide_in_the_other_language_is_shown_and_said(retriever: GuideRetriever) -> None:
    del retriever.documents["guide-en"]
    words = words_of(opened(PageName.WAY, step="A1", lang="en"))
    assert (
        ENGLISH.say("way.other_language", language="Swedish") in words
        or "Swedish" in words.casefold().title()
    )
    assert "Ni får en kontakt." in words


def test_documents_without_a_way_are_one_sentence(retriever: GuideRetriever) -> None:
    del retriever.documents["guide-sv"], retriever.documents["guide-en"]
    page = opened(PageName.WAY, lang="sv")
    assert SWEDISH.say("way.none") in words_of(page)
    assert not page.checkbox


def test_five_answers_in_the_address_lead_to_a_step_and_to_infrastructures(retriever: GuideRetriever) -> None:
    page = opened(PageName.WAY, lang="sv", **ANSWERS)
    words, html = words_of(page), html_of(page)
    assert "Ni står inför steg A4" in words
    assert SWEDISH.say("way.where.not_in_documents", step="A4") in words
    assert 'href="ecosystem?lang=sv&amp;actor=vecura"' in html
    assert "Vecura" in words


def test_the_step_is_opened_from_the_result_and_marked_on_the_way() -> None:
    page = opened(PageName.WAY, lang="sv", **{**ANSWERS, "progress": "idea"})
    assert 'href="way?lang=sv&amp;step=A1"' in html_of(page)
    for name in ANSWERS:
        page.query_params.pop(name)
    assert SWEDISH.say("way.here") in words_of(page.run())


def test_a_place_without_what_is_needed_says_so_and_names_others() -> None:
    words = words_of(opened(PageName.WAY, lang="en", **{**ANSWERS, "place": "sodertalje"}))
    assert "No actor in the material offers what you need" in words
    assert "Vecura" in words


def test_questions_are_answered_on_the_page_and_kept_in_the_address() -> None:
    page = opened(PageName.WAY, lang="sv", where="ask")
    for question, option in ANSWERS.items():
        page.radio(key=f"way-answer-{question}").set_value(option)
    next(button for button in page.button if button.label == SWEDISH.say("way.where.show")).click().run()
    assert "Ni står inför steg A4" in words_of(page)
    assert {name: page.query_params[name] for name in ANSWERS} == ANSWERS


def test_unanswered_questions_are_one_sentence() -> None:
    page = opened(PageName.WAY, lang="sv", where="ask")
    next(button for button in page.button if button.label == SWEDISH.say("way.where.show")).click().run()
    assert SWEDISH.say("way.where.missing") in words_of(page)
    html = html_of(page)
    for question in load_way_rules().questions:
        assert f"<li>{question.words(Language.SWEDISH)}</li>" in html
    assert 'data-arrive="sent-1"' in html


def test_without_an_index_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(settings: object) -> None:
        raise IndexUnavailable("run lotsen ingest first")

    monkeypatch.setattr("app.wiring.open_retriever", fail)
    words = words_of(opened(PageName.WAY, lang="sv"))
    assert SWEDISH.say("problem.no_index") in words
    assert SWEDISH.say("way.title") in words


def test_a_wrong_data_file_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "way.toml").write_text("nonsense", encoding="utf-8")
    monkeypatch.setenv("LOTSEN_CORPUS", str(tmp_path))
    assert SWEDISH.say("problem.corpus") in words_of(opened(PageName.WAY, lang="sv"))


def test_what_closes_a_stage_is_a_list_without_law_or_questions() -> None:
    page = opened(PageName.WAY, step="A", lang="sv")
    words = words_of(page)
    assert [box.label for box in page.checkbox] == ["Allt är klart.", "Frågan är registrerad."]
    assert "För infrastrukturen:" in words
    assert SWEDISH.say("way.step.law") not in words
