"""Conversations in the visitor's own browser: what is written, within which bounds, and what is refused."""

import json
from dataclasses import replace
from datetime import date

import pytest
from driven_page import SWEDISH, html_of, opened, words_of

from answering.answer import Answer
from app.ask import own_conversation
from app.ask.own_conversation import (
    LONGEST_CONVERSATION,
    MOST_CHARACTERS,
    MOST_CONVERSATIONS,
    MOST_QUESTIONS,
    OwnConversation,
    first_question,
    labels,
    newest_first,
    read_conversation,
    read_list,
    written,
)
from app.ask.own_conversations import ORDERS, OWN, SHOWN
from app.store.records import KeptTurn
from app.store.store import Store
from corpus.errors import StoreError
from corpus.model import Owner

DAY = date(2026, 11, 30)
QUESTION = "Vad kostar det?"


def entry(**changes: object) -> dict[str, object]:
    return {"id": "a", "name": "", "first": QUESTION, "day": "2026-11-30", **changes}


def changed(answer: Answer, *path: str | int, to: object) -> str:
    """A written conversation with one value of its record changed by hand."""
    said = json.loads(written([KeptTurn(QUESTION, answer, ((Owner.STATE, answer),))]))
    place = said[0]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(said)


def test_what_is_written_is_read_back_whole(answer: Answer) -> None:
    said = (KeptTurn(QUESTION, answer, ((Owner.STATE, answer),)), KeptTurn("Och sedan?"))
    read = read_conversation(written(said))
    assert [each.question for each in read] == [QUESTION, "Och sedan?"]
    assert written(read) == written(said)
    assert read[0].answer is not None
    assert read[0].answer.claims == answer.claims


def test_personal_identifiers_are_masked_before_anything_is_written(answer: Answer) -> None:
    said = [KeptTurn("Gäller det anna@example.se?", replace(answer, question="Gäller det anna@example.se?"))]
    assert "anna@example.se" not in written(said)
    assert "anna@example.se" not in first_question(said)


def test_of_a_long_conversation_the_newest_questions_are_written(answer: Answer) -> None:
    said = [KeptTurn(f"Fråga {number}", answer) for number in range(MOST_QUESTIONS + 10)]
    text = written(said)
    assert len(text) <= LONGEST_CONVERSATION
    assert len(json.dumps(text)) <= MOST_CHARACTERS
    assert read_conversation(text)[-1].question == said[-1].question
    assert written([KeptTurn("?", replace(answer, text="x" * LONGEST_CONVERSATION))]) == ""


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("question",), 7),
        (("question",), "x" * 4001),
        (("question",), "\ud800"),
        (("answer",), "text"),
        (("answer",), [1]),
        (("answer", "text"), 1),
        (("answer", "text"), None),
        (("answer", "text"), ["<b>"]),
        (("answer", "language"), "de"),
        (("answer", "status"), "sure"),
        (("answer", "seconds"), "long"),
        (("answer", "seconds"), float("nan")),
        (("answer", "seconds"), True),
        (("answer", "notes"), [1]),
        (("answer", "claims", 0), ["only words"]),
        (("answer", "claims", 0, 0), {"a": 1}),
        (("answer", "claims", 0, 1), ["1"]),
        (("answer", "claims", 0, 2), "certain"),
        (("answer", "citations", 0, 0), 2),
        (("answer", "citations", 0, 0), -1),
        (("answer", "citations", 0, 1), "unknown"),
        (("answer", "citations", 0, 1), ["x"]),
        (("answer", "citations", 0, 3), -5),
        (("answer", "citations", 0, 4), 10**9),
        (("answer", "citations", 0, 4), "9"),
        (("answer", "passages", 0, "id"), "no section"),
        (("answer", "passages", 0, "text"), 3),
        (("answer", "passages", 0, "page"), "1"),
        (("answer", "passages", 0, "role"), "<b>"),
        (("answer", "passages", 0, "statements"), []),
        (("answer", "passages", 0, "unknown"), 1),
        (("answer", "passages"), {}),
        (("answer", "documents", 0, "kind"), "novel"),
        (("answer", "documents", 0, "title"), None),
        (("answer", "documents", 0, "review_by"), "soon"),
        (("answer", "documents", 0, "page_labels"), 4),
        (("by_owner",), 1),
        (("by_owner",), [["state", None]]),
        (("by_owner", 0, 0), "crown"),
    ],
)
def test_a_conversation_that_was_changed_by_hand_is_refused(
    answer: Answer, path: tuple[str | int, ...], to: object
) -> None:
    with pytest.raises(StoreError):
        read_conversation(changed(answer, *path, to=to))


def test_an_ownership_form_that_comes_twice_is_refused(answer: Answer) -> None:
    twice = ((Owner.STATE, answer), (Owner.STATE, answer))
    with pytest.raises(StoreError):
        read_conversation(written([KeptTurn("?", answer, twice)]))


@pytest.mark.parametrize(
    "text",
    [
        *(None, 1, [], {}, "", "no JSON", "null", "1", "[]", "{}", "[1]", "[null]", '["a"]'),
        "[" * 100_000,
        "[1" + "0" * 5000 + "]",
        "x" * (MOST_CHARACTERS + 1),
    ],
)
def test_what_is_no_conversation_is_refused(text: object) -> None:
    with pytest.raises(StoreError):
        read_conversation(text)


def test_more_questions_than_are_written_are_refused() -> None:
    record = {"question": "?", "answer": None, "by_owner": []}
    with pytest.raises(StoreError):
        read_conversation(json.dumps([record] * (MOST_QUESTIONS + 1)))


def test_a_list_is_read_in_its_order() -> None:
    own = read_list([entry(id="b", name="Pris"), entry()])
    assert [(each.id, each.title, each.day) for each in own] == [("b", "Pris", DAY), ("a", QUESTION, DAY)]
    assert read_list([]) == ()


@pytest.mark.parametrize(
    "entries",
    [
        None,
        "a",
        {},
        [1],
        [entry(), entry()],
        [entry(id="a b")],
        [entry(id="")],
        [entry(id=1)],
        [entry(name=None)],
        [entry(name="x" * 81)],
        [entry(first=["?"])],
        [entry(first="x" * 4001)],
        [entry(first="\ud800")],
        [entry(day="today")],
        [entry(day=1)],
        [entry(id=f"c{number}") for number in range(MOST_CONVERSATIONS + 1)],
    ],
)
def test_a_list_that_was_changed_by_hand_is_refused(entries: object) -> None:
    with pytest.raises(StoreError):
        read_list(entries)


def test_what_is_written_comes_first_and_the_oldest_goes() -> None:
    own = tuple(OwnConversation(f"c{number}", "", "?", DAY) for number in range(MOST_CONVERSATIONS))
    again = newest_first(own, own[3])
    assert [each.id for each in again[:4]] == ["c3", "c0", "c1", "c2"]
    more = newest_first(own, OwnConversation("new", "", "?", DAY))
    assert len(more) == MOST_CONVERSATIONS
    assert [more[0].id, more[-1].id] == ["new", f"c{MOST_CONVERSATIONS - 2}"]


def test_labels_are_short_told_apart_and_nothing_but_words() -> None:
    own = [OwnConversation("a", "", QUESTION, DAY), OwnConversation("b", "", QUESTION, DAY)]
    hostile = OwnConversation("c", "", "**bold** " * 40, DAY)
    told = labels([*own, hostile])
    assert told["a"] == "Vad kostar det? (2026-11-30)"
    assert told["b"] == "Vad kostar det? (2026-11-30, 2)"
    assert "**" not in told["c"]
    assert len(told["c"]) < 200


@pytest.mark.usefixtures("_page_services")
class TestThePage:
    """Driven without a browser: what a component would send is put where it would lie."""

    def test_an_answer_is_written_and_listed_and_nothing_is_stored_on_the_server(self, store: Store) -> None:
        page = opened(lang="sv")
        assert not page.radio
        page.chat_input(key="question").set_value(QUESTION).run()
        html_of(page)
        assert [each.first for each in page.session_state[OWN]] == [QUESTION]
        assert [radio.label for radio in page.radio] == [SWEDISH.say("own.choose")]
        assert store.conversation(page.session_state[SHOWN]) is None

    def test_deleting_the_shown_one_takes_it_off_the_page(self) -> None:
        page = opened(lang="sv")
        page.chat_input(key="question").set_value(QUESTION).run()
        page.button(key="own-delete").click().run()
        assert SWEDISH.say("welcome.title") in words_of(page)
        assert not page.radio
        assert [order["kind"] for order in page.session_state[ORDERS]] == ["leave", "delete"]

    def test_a_kept_conversation_is_not_written_too(self) -> None:
        page = opened(lang="sv")
        page.chat_input(key="question").set_value(QUESTION).run()
        page.button(key="keep-conversation").click().run()
        before = page.session_state[OWN]
        page.chat_input(key="question").set_value("Och sedan?").run()
        assert page.session_state[OWN] == before


def test_the_bounds_leave_room_for_the_longest_conversation_as_text_inside_text() -> None:
    assert own_conversation.LONGEST_CONVERSATION < own_conversation.MOST_CHARACTERS
