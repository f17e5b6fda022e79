"""The page, driven without a browser: what it asks the assistant, and what it says instead of an answer."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, ask, html_of, opened, words_of

from answering.answer import Answer, Claim, Status, Suggestion, SuggestionKind, Support, Turn
from answering.assistant import MOST_CHARACTERS
from answering.write.breaker import Breaker
from app.shell.index_state import building
from app.shell.links import PageName
from app.shell.texts import load_texts
from corpus.errors import DamagedBuild, IndexUnavailable, LotsenError, ModelUnavailable, QuestionError
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter

pytestmark = pytest.mark.usefixtures("_page_services")


def test_the_first_view_says_what_it_is_and_offers_six_questions() -> None:
    page = opened()
    assert SWEDISH.say("welcome.sentence") in words_of(page)
    assert SWEDISH.say("ask.standing") in words_of(page)
    offered = [button.label for button in page.button if "questions-" in (button.key or "")]
    assert len(offered) == 6
    assert [label.replace("\\", "") for label in offered] == list(SWEDISH.list("welcome.questions"))


def test_a_question_is_answered_with_its_citations_and_their_sources(assistant) -> None:
    page = ask(opened(), "Vad kostar det?")
    html, words = html_of(page), words_of(page)
    assert "ska avgiften vara marknadsmässig." in words
    assert 'href="?lang=sv&amp;passage=guide-sv%232.3%2F1&amp;quote=' in html
    for shown in (
        "Samverkansguiden",
        "2 Utveckling › 2.3 Pris",
        "sida 1",
        "svenska",
        "gäller från 2026-11-01",
    ):
        assert shown in words
    assert {"open-1-1", "open-1-2"} <= {button.key for button in page.button}
    assert assistant.asked == [("Vad kostar det?", (), Filter())]


def test_a_suggested_question_is_asked_as_it_stands(assistant) -> None:
    page = opened()
    page.button(key="first-questions-1").click().run()
    assert assistant.asked[0][0] == SWEDISH.list("welcome.questions")[1]


def test_marks_explain_what_is_not_word_for_word() -> None:
    words = words_of(ask(opened(), "Vad kostar det?"))
    assert SWEDISH.say("support.supported.title") in words
    assert "1 mening ordagrant ur källan · 1 mening återgiven med andra ord (≈)" in words
    assert "(≈) · hämtat på 0,4 s, utan språkmodell" in words


def test_how_the_question_was_read_is_told_only_when_it_differs(assistant) -> None:
    assert "Vad kostar det hos Vecura?" in words_of(ask(opened(), "Vad kostar det?"))
    assistant.answer = replace(assistant.answer, standalone_question=assistant.answer.question)
    assert SWEDISH.say("answer.read_as") not in words_of(ask(opened(), "Vad kostar det?"))


def test_a_question_can_be_asked_as_it_was_typed(assistant) -> None:
    page = ask(ask(opened(), "Vad kostar det?"), "Och sedan?")
    page.button(key="typed-2").click().run()
    assert assistant.asked[-1][:2] == ("Och sedan?", ())


def test_a_note_of_the_answer_is_shown() -> None:
    assert "Vecura skulle ha granskats senast 2020-01-01." in words_of(ask(opened(), "Vad kostar det?"))


def test_the_newest_answer_is_announced_once() -> None:
    page = ask(ask(opened(), "Vad kostar det?"), "Och sedan?")
    assert re.findall(r'data-announce="([^"]+)">([^<]*)<', html_of(page)) == [
        ("question-2", "Svaret har kommit, med 2 källor.")
    ]


def test_filters_reach_the_assistant(assistant) -> None:
    page = opened()
    page.pills(key="filter-owners").set_value(["region"]).run()
    page.pills(key="filter-kinds").set_value(["legal", "guide"]).run()
    ask(page, "Vad kostar det?")
    assert assistant.asked[0][2] == Filter(owners=(Owner.REGION,), kinds=(Kind.LEGAL, Kind.GUIDE))


def test_a_follow_up_is_asked_with_what_was_said_before(assistant, answer: Answer) -> None:
    ask(ask(opened(), "Vad kostar det?"), "Och hos Vecura?")
    assert assistant.asked[1][:2] == ("Och hos Vecura?", (Turn("Vad kostar det?", answer),))


def test_a_question_that_is_too_long_stays_in_its_field_and_is_counted(assistant) -> None:
    long = "ö" * (MOST_CHARACTERS + 345)
    page = ask(opened(), long)
    assert page.chat_input(key="question").proto.value == long
    assert "2345 tecken; högst 2000" in words_of(page)
    assert assistant.asked == []
    ask(page, long[:MOST_CHARACTERS])
    assert [asked[0] for asked in assistant.asked] == [long[:MOST_CHARACTERS]]


def test_starting_over_forgets_the_conversation(assistant) -> None:
    page = ask(opened(), "Vad kostar det?")
    page.button(key="new-conversation").click().run()
    assert SWEDISH.say("welcome.sentence") in words_of(page)
    ask(page, "Vem äger resultaten?")
    assert assistant.asked[1][1] == ()


def test_the_language_switch_changes_every_word_and_the_address() -> None:
    page = ask(opened(), "Vad kostar det?")
    page.button(key="switch-language").click().run()
    assert page.query_params["lang"] == "en"
    assert 'data-page-lang="en"' in html_of(page)
    assert ENGLISH.say("source.list") in words_of(page)
    assert "ska avgiften vara marknadsmässig." in words_of(page)  # the conversation goes on
    assert page.chat_input(key="question").placeholder == ENGLISH.say("ask.placeholder")


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (IndexUnavailable("run `lotsen ingest` first"), "problem.no_index"),
        (DamagedBuild("build 7 does not open"), "problem.damaged_build"),
        (ModelUnavailable("no answer"), "problem.model_unavailable"),
        (QuestionError("too long"), "problem.question"),
        (LotsenError("something else"), "problem.other"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_what_does_not_work_is_one_sentence_in_both_languages(assistant, error, key, language) -> None:
    assistant.error = error
    page = ask(opened(lang=language.value), "Vad kostar det?")
    assert load_texts(language).say(key) in words_of(page)
    assert str(error) not in words_of(page)
    assert not page.exception


def test_a_question_that_failed_can_be_asked_again(assistant) -> None:
    assistant.error = ModelUnavailable("no answer")
    page = ask(opened(), "Vad kostar det?")
    assistant.error = None
    page.button(key="again-1").click().run()
    assert "marknadsmässig." in words_of(page)
    assert html_of(page).count('<h2 class="lots-question"') == 1


def test_without_an_index_the_page_says_so_before_anything_is_asked(monkeypatch) -> None:
    def no_index(settings: object) -> None:
        raise IndexUnavailable("run `lotsen ingest` first")

    monkeypatch.setattr("app.wiring.open_retriever", no_index)
    assert SWEDISH.say("problem.no_index") in words_of(opened())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", [PageName.ASK, PageName.LIBRARY])
def test_while_an_index_is_built_the_page_says_so_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, retriever: object, name: PageName, language: Language
) -> None:
    monkeypatch.setenv("LOTSEN_HOME", str(tmp_path))
    is_there: list[bool] = []

    def opens(settings: object) -> object:
        if not is_there:
            raise DamagedBuild("build 7 does not open")
        return retriever

    monkeypatch.setattr("app.wiring.open_retriever", opens)
    texts = load_texts(language)
    with building(tmp_path):
        page = opened(name, lang=language.value)
        assert texts.say("problem.being_built") in words_of(page)
    assert texts.say("problem.damaged_build") in words_of(page.run())
    is_there.append(True)
    words = words_of(page.run())
    assert texts.say("problem.being_built") not in words
    assert texts.say("problem.damaged_build") not in words


def test_choices_of_a_question_back_are_buttons_that_ask_them(assistant) -> None:
    choice = Suggestion(SuggestionKind.QUESTION, "Vad får en statlig infrastruktur ta betalt?")
    assistant.answer = Answer(
        "pris", "pris", Language.SWEDISH, Status.CLARIFY, "Det beror på ägaren.", suggestions=(choice,)
    )
    page = ask(opened(), "pris")
    assert SWEDISH.say("suggestion.choices") in words_of(page)
    page.button(key="follow-1-0").click().run()
    assert assistant.asked[1][0] == choice.text


@pytest.mark.parametrize("status", [Status.PARTIAL, Status.NOT_FOUND, Status.REFUSED])
def test_less_than_an_answer_is_labelled(assistant, status: Status) -> None:
    assistant.answer = replace(assistant.answer, status=status)
    assert SWEDISH.say(f"status.{status.value}") in words_of(ask(opened(), "Vad kostar det?"))


def test_hostile_words_of_visitor_answer_and_document_stay_words(assistant, documents) -> None:
    hostile = replace(documents.guide, title=HOSTILE)
    citation = replace(assistant.answer.citations[0], document=hostile)
    assistant.answer = replace(
        assistant.answer,
        text=HOSTILE,
        claims=(Claim(HOSTILE, (1,), Support.VERBATIM),),
        citations=(citation,),
        suggestions=(Suggestion(SuggestionKind.QUESTION, HOSTILE), Suggestion(SuggestionKind.STEP, HOSTILE)),
        standalone_question=HOSTILE,
        notes=(HOSTILE,),
        writer=HOSTILE,
    )
    page = ask(opened(), HOSTILE)
    html = html_of(page)
    assert "<script" not in html
    assert "onerror=alert(1)&gt;" in html
    assert re.findall(r"<img [^>]*>", html) == ['<img src="./lotsen/logo.svg" alt="" width="36" height="36">']
    assert not page.markdown  # no text of a document, a question or an answer is drawn as Markdown
    label = page.button(key="follow-1-0").label
    assert "\\[x\\]\\(http\\:\u2060\\/\\/evil" in label


def test_a_model_that_is_left_alone_is_told_once_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    breaker = Breaker(failures=1)
    monkeypatch.setattr("app.wiring.new_breaker", lambda settings: breaker)
    page = ask(ask(opened(), "Vad kostar det?"), "Och sedan?")
    assert SWEDISH.say("ask.without_model") not in words_of(page)
    breaker.leave(has_answered=False, is_try=False)
    assert words_of(page.run()).count(SWEDISH.say("ask.without_model")) == 1
    breaker.leave(has_answered=True, is_try=True)
    assert SWEDISH.say("ask.without_model") not in words_of(page.run())
