"""What can be done with an answer: ask again, compare, mark, take along, link."""

import re
from dataclasses import replace

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, ask, html_of, keys, opened, press, questions_of, words_of

from answering.answer import Status
from app.shell.links import PageName
from app.store.records import Gap, KeptTurn, Reason, Verdict
from corpus.errors import ModelUnavailable, StoreError
from corpus.model import Owner

pytestmark = pytest.mark.usefixtures("_page_services")


def broken(self: object, *_: object) -> None:
    raise StoreError("cinnamon")


def test_the_menu_keeps_the_language_and_names_the_page_one_is_on() -> None:
    html = html_of(opened(lang="en"))
    assert '<a data-go href="./?lang=en" aria-current="page">Ask</a>' in html
    assert html.count("aria-current") == 1
    assert html.count("<h1") == 1


def test_a_link_from_elsewhere_fills_the_question_in_and_does_not_ask_it(assistant) -> None:
    page = opened(ask="Vem äger resultaten?")
    assert page.chat_input(key="question").proto.value == "Vem äger resultaten?"
    assert "ask" not in page.query_params
    assert assistant.asked == []


def test_a_link_inside_the_pages_asks_at_once_and_only_once(assistant) -> None:
    page = opened()
    page.query_params["ask"] = "Vem äger resultaten?"
    page.run()
    assert [asked[0] for asked in assistant.asked] == ["Vem äger resultaten?"]
    page.query_params["ask"] = "Vem äger resultaten?"  # the back button leads there again
    page.run()
    assert len(assistant.asked) == 1


def test_an_answered_question_can_be_asked_again_in_its_place(assistant) -> None:
    page = press(ask(opened()), "again-1")
    assert len(assistant.asked) == 2
    assert questions_of(page) == ["Vad kostar det?"]


def test_only_the_newest_question_can_be_asked_again() -> None:
    page = ask(ask(opened()), "Och sedan?")
    assert "again-2" in keys(page)
    assert "again-1" not in keys(page)


def test_the_copy_holds_question_answer_and_every_source_and_no_markup(assistant) -> None:
    assistant.answer = replace(assistant.answer, question=HOSTILE)
    html = html_of(ask(opened()))
    copied = re.search(r'<pre hidden id="copied-1">(.*?)</pre>', html, re.S)
    assert copied
    assert "<" not in copied[1]
    for words in (
        "ska avgiften vara marknadsmässig. [1]",
        "- Boka sedan ett möte. [2]",
        "[1] Samverkansguiden › 2 Utveckling › 2.3 Pris (Guide, sida 1, svenska, gäller från",
        "[2] Vecura › Väg in",
        SWEDISH.say("copy.standing"),
    ):
        assert words in copied[1]


def test_the_question_is_put_for_each_ownership_form_and_the_result_announced(assistant) -> None:
    page = press(ask(opened()), "compare-forms-1")
    assert [asked[0] for asked in assistant.asked[2:]] == [
        "Vad kostar det hos en statlig myndighet?",
        "Vad kostar det hos en region?",
        "Vad kostar det hos ett statligt bolag?",
    ]
    assert SWEDISH.say("compare.same") in words_of(page)  # the fake says one thing to everyone
    assert "compare-forms-1" not in keys(page)
    assert re.findall(r'data-announce="([^"]+)"', html_of(page)) == ["compared-1"]


def test_forms_with_different_answers_stand_side_by_side(assistant, monkeypatch) -> None:
    page = ask(opened())
    told = iter(["Vad det kostar.", "Full kostnad.", "Självkostnad.", "Marknadspris."])

    def answer(*_: object, **__: object) -> object:
        claim = replace(assistant.answer.claims[0], text=next(told))
        return replace(assistant.answer, claims=(claim,))

    monkeypatch.setattr(assistant, "ask", answer)
    page = press(page, "compare-forms-1")
    words = words_of(page)
    assert all(price in words for price in ("Full kostnad.", "Självkostnad.", "Marknadspris."))
    for owner in Owner:
        assert f"open-1-{owner.value}-1" in keys(page)
        assert f"Visa källa 1 ({SWEDISH.say(f'owner.{owner.value}')})" in [b.label for b in page.button]
    page = press(page, "open-1-region-1")
    assert page.query_params["passage"] == "guide-sv#2.3/1"


def test_a_comparison_that_fails_is_one_sentence_and_can_be_tried_again(assistant) -> None:
    page = ask(opened())
    assistant.error = ModelUnavailable("no answer")
    page = press(page, "compare-forms-1")
    assert SWEDISH.say("problem.model_unavailable") in words_of(page)
    assert "marknadsmässig." in words_of(page)
    assert "compare-forms-1" in keys(page)


def test_a_good_mark_is_stored_with_what_was_answered(store) -> None:
    page = press(ask(opened()), "up-1")
    [mark] = store.feedback()
    assert (mark.verdict, mark.question) == (Verdict.UP, "Vad kostar det hos Vecura?")
    assert mark.passages == ("guide-sv#2.3/1", "vecura-sv#vag-in/1")
    assert SWEDISH.say("feedback.thanks") in words_of(page)
    assert "up-1" not in keys(page)


def test_a_bad_mark_asks_for_the_reason_before_it_is_stored(store) -> None:
    page = press(ask(opened()), "down-1")
    assert store.feedback() == ()
    page.pills(key="reason-1").set_value("out_of_date").run()
    page.text_area(key="comment-1").set_value("Priset gällde 2024.").run()
    press(page, "send-mark-1")
    [mark] = store.feedback()
    assert (mark.verdict, mark.reason, mark.comment) == (
        Verdict.DOWN,
        Reason.OUT_OF_DATE,
        "Priset gällde 2024.",
    )


def test_a_bad_mark_can_be_taken_back(store) -> None:
    page = press(press(ask(opened()), "down-1"), "no-mark-1")
    assert store.feedback() == ()
    assert {"up-1", "down-1"} <= keys(page)


@pytest.mark.parametrize("texts", [SWEDISH, ENGLISH], ids=["sv", "en"])
def test_a_store_that_cannot_be_written_is_one_sentence_and_answers_go_on(store, monkeypatch, texts) -> None:
    for name in ("add_feedback", "keep_conversation", "note_gap", "conversation", "forget"):
        monkeypatch.setattr(type(store), name, broken)
    page = press(ask(opened(lang=texts.language.value)), "up-1")
    assert texts.say("problem.store") in words_of(page)
    page = press(page, "keep-conversation")
    assert texts.say("problem.store") in words_of(page)
    assert "conversation" not in page.query_params
    assert "cinnamon" not in words_of(page)
    assert len(questions_of(ask(page, "Och sedan?"))) == 2


@pytest.mark.parametrize(
    ("status", "noted"),
    [(Status.NOT_FOUND, 1), (Status.PARTIAL, 1), (Status.ANSWERED, 0), (Status.REFUSED, 0)],
)
def test_what_the_documents_lack_is_noted(assistant, store, status: Status, noted: int) -> None:
    assistant.answer = replace(assistant.answer, status=status)
    ask(opened())
    gaps: tuple[Gap, ...] = store.gaps()
    assert [gap.question for gap in gaps] == ["Vad kostar det hos Vecura?"] * noted


def test_the_conversation_is_offered_as_word_and_pdf_and_made_only_when_asked_for(monkeypatch) -> None:
    made: list[tuple[KeptTurn, ...]] = []
    monkeypatch.setattr("app.exports.pdf.conversation_pdf", lambda said, *_: made.append(said))
    page = ask(opened())
    assert {"download-docx", "download-pdf"} <= {each.key for each in page.get("download_button")}
    assert made == []


def test_the_language_is_kept_on_every_address_of_the_page() -> None:
    html = html_of(ask(opened(lang="en")))
    inside = re.findall(r'href="([^"]+)"', html)
    assert inside
    assert all("lang=en" in address for address in inside)


def test_the_names_of_the_pages_are_addresses() -> None:
    assert [name.value for name in PageName] == [
        "ask", "way", "library", "templates", "ecosystem", "about", "legal", "use", "quality",
    ]  # fmt: skip
