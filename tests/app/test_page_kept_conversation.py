"""A conversation that is kept: opened, continued and deleted, and by whom."""

import re

import pytest
import streamlit as st
from driven_page import SWEDISH, ask, html_of, keys, opened, press, questions_of, words_of
from streamlit.testing.v1 import AppTest

from answering.answer import Answer
from app.ask.kept_conversation import COOKIE
from app.store.engine import Place as StorePlace
from app.store.records import KeptTurn
from app.store.store import Store

pytestmark = pytest.mark.usefixtures("_page_services")


def test_nothing_is_stored_unless_it_is_chosen(store) -> None:
    page = ask(opened())
    assert "conversation" not in page.query_params
    assert (store.feedback(), store.gaps()) == ((), ())


def test_a_kept_conversation_is_there_for_whoever_has_its_address() -> None:
    page = ask(press(ask(opened()), "keep-conversation"), "Och sedan?")
    [id] = [page.query_params["conversation"]]
    assert questions_of(opened(conversation=id)) == ["Vad kostar det?", "Och sedan?"]
    assert "marknadsmässig." in words_of(opened(conversation=id))


def test_a_question_that_a_restart_left_without_an_answer_says_so(assistant, store) -> None:
    page = press(ask(opened()), "keep-conversation")
    id = page.query_params["conversation"]
    while_asked: list[tuple[KeptTurn, ...]] = []
    answered = assistant.ask

    def ask_and_look(*given: object) -> Answer:
        while_asked.append(store.conversation(id).said)
        return answered(*given)

    assistant.ask = ask_and_look
    ask(page, "Och sedan?")
    [said] = while_asked
    assert [(each.question, each.answer is None) for each in said] == [
        ("Vad kostar det?", False),
        ("Och sedan?", True),
    ]
    store.keep_conversation(id, said)  # as it lies there when the service has ended
    assert SWEDISH.say("problem.no_answer_kept") in words_of(opened(conversation=id))


def test_the_sources_of_a_kept_conversation_open() -> None:
    id = press(ask(opened()), "keep-conversation").query_params["conversation"]
    page = press(opened(conversation=id), "open-1-1")
    assert 'src="data:image/webp;base64,' in html_of(page)


def test_what_another_asks_in_a_kept_conversation_stays_with_them() -> None:
    mine = press(ask(opened()), "keep-conversation")
    id = mine.query_params["conversation"]
    theirs = ask(opened(conversation=id), "Deras fråga?")
    assert questions_of(theirs) == ["Vad kostar det?", "Deras fråga?"]
    assert "conversation" not in theirs.query_params
    assert questions_of(opened(conversation=id)) == ["Vad kostar det?"]
    assert questions_of(mine.run()) == ["Vad kostar det?"]


def test_whoever_kept_it_goes_on_after_a_reload(monkeypatch) -> None:
    page = press(ask(opened()), "keep-conversation")
    id = page.query_params["conversation"]
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", {COOKIE: secret_of(page)})
    reloaded = ask(opened(conversation=id), "Och sedan?")
    assert reloaded.query_params["conversation"] == id
    assert questions_of(opened(conversation=id)) == ["Vad kostar det?", "Och sedan?"]


def test_whoever_has_only_the_address_can_neither_delete_nor_add(monkeypatch) -> None:
    id = press(ask(opened()), "keep-conversation").query_params["conversation"]
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", {COOKIE: id})
    page = opened(conversation=id)
    assert "forget-conversation" not in keys(page)
    assert "data-kept" not in html_of(page)
    ask(page, "Deras fråga?")
    assert questions_of(opened(conversation=id)) == ["Vad kostar det?"]


def secret_of(page: AppTest) -> str:
    """What page.js puts into the keeper's cookie."""
    return re.findall(r'data-kept="([^"]*)"', html_of(page))[-1]


def test_what_is_kept_can_be_deleted_and_its_address_then_leads_nowhere() -> None:
    page = press(ask(opened()), "keep-conversation")
    id = page.query_params["conversation"]
    page = press(page, "forget-conversation")
    assert "conversation" not in page.query_params
    assert questions_of(page) == ["Vad kostar det?"]
    assert SWEDISH.say("problem.no_such_conversation") in words_of(opened(conversation=id))


@pytest.mark.parametrize("id", ["x", "../../etc/passwd", "<script>alert(1)</script>", "A" * 32])
def test_an_address_that_was_made_up_leads_to_an_empty_page(id: str) -> None:
    page = opened(conversation=id)
    assert SWEDISH.say("problem.no_such_conversation") in words_of(page)
    assert questions_of(page) == []
    assert "<script>" not in html_of(page)


def test_starting_over_leaves_what_is_kept_and_its_address() -> None:
    page = press(ask(opened()), "keep-conversation")
    id = page.query_params["conversation"]
    page = press(page, "new-conversation")
    assert "conversation" not in page.query_params
    assert questions_of(ask(page, "Något annat?")) == ["Något annat?"]
    assert questions_of(opened(conversation=id)) == ["Vad kostar det?"]


def test_two_visitors_at_once_see_only_their_own_words(assistant) -> None:
    first, second = opened(), opened()
    ask(first, "Min hemliga fråga?")
    assert questions_of(ask(second, "Något annat?")) == ["Något annat?"]
    assert "hemliga" not in html_of(second)
    assert assistant.asked[1][1] == ()


def test_a_restart_of_the_server_keeps_what_is_kept(store, tmp_path, monkeypatch) -> None:
    id = press(ask(opened()), "keep-conversation").query_params["conversation"]
    store.close()
    st.cache_resource.clear()
    again = Store(StorePlace(tmp_path / "store.sqlite3", None), keep_days=30)
    monkeypatch.setattr("app.wiring.open_store", lambda settings: again)
    assert questions_of(opened(conversation=id)) == ["Vad kostar det?"]
