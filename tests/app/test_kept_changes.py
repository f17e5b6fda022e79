"""A kept answer says which of its sources no longer say what it rests on."""

from dataclasses import replace

import pytest
from driven_page import SWEDISH, opened, words_of

from answering.answer import Answer
from app.store.changed import noting_changes
from app.store.records import KeptTurn
from app.store.store import Store, conversation_id, new_secret
from corpus.model import Language, Owner, Passage


def note(numbers: str) -> str:
    return SWEDISH.say("keep.changed", numbers=numbers)


def documents_of(answer: Answer, **texts: str | None):
    """The documents of today: the answer's passages, with some of their texts changed or (None) gone."""
    passages: dict[str, Passage] = {each.passage.id: each.passage for each in answer.citations}
    first, second = passages.values()
    for passage, name in ((first, "first"), (second, "second")):
        if name in texts:
            text = texts[name]
            passages.pop(passage.id)
            if text is not None:
                passages[passage.id] = replace(passage, text=text)
    return passages.get


def test_nothing_is_said_as_long_as_the_documents_say_the_same(answer: Answer) -> None:
    said = KeptTurn("Vad kostar det?", answer, ((Owner.STATE, answer),))
    assert noting_changes(said, documents_of(answer)) == said


def test_a_source_that_is_gone_or_says_something_else_is_named(answer: Answer) -> None:
    gone = noting_changes(KeptTurn("?", answer), documents_of(answer, second=None)).answer
    assert gone is not None
    assert gone.notes == (*answer.notes, note("[2]"))
    both = noting_changes(KeptTurn("?", answer), documents_of(answer, first="Ny text.", second=None)).answer
    assert both is not None
    assert both.notes[-1] == note("[1], [2]")


def test_answers_for_ownership_forms_are_noted_too_in_their_own_language(answer: Answer) -> None:
    english = replace(answer, language=Language.ENGLISH)
    noted = noting_changes(KeptTurn("?", None, ((Owner.STATE, english),)), lambda _: None)
    assert noted.by_owner[0][1].notes[-1].startswith("Source [1], [2] has been changed")


def test_the_note_stands_once_however_often_the_conversation_is_kept(answer: Answer) -> None:
    once = noting_changes(KeptTurn("?", answer), lambda _: None)
    assert noting_changes(once, lambda _: None) == once


@pytest.mark.usefixtures("_page_services")
def test_an_opened_conversation_shows_the_note(answer: Answer, store: Store, retriever) -> None:
    id = conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn("Vad kostar det?", answer)])
    assert note("[1]") not in words_of(opened(conversation=id))
    guide = answer.citations[0].passage
    retriever._passages[guide.id] = replace(guide, text="Ny text.")
    assert note("[1]") in words_of(opened(conversation=id))
