"""The store keeps what it was given, masked, and for as long as it was told."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from answering.answer import Answer, Status
from app.store.engine import Place
from app.store.records import Feedback, Gap, KeptTurn, Reason, Verdict
from app.store.store import Store, conversation_id, new_secret
from corpus.errors import StoreError
from corpus.model import Language, Owner
from tests.app.store.conftest import DAY, Clock, note, opened

PERSONAL = "Jag, 19811228-9874, anna@example.se, frågar om pris"


MASKED = "Jag, [personnummer], [e-post], frågar om pris"


def feedback(**changes: object) -> Feedback:
    mark = Feedback(
        "Vad kostar det?",
        Language.SWEDISH,
        Status.ANSWERED,
        Verdict.DOWN,
        Reason.OUT_OF_DATE,
        "Priset är höjt.",
        ("guide-sv#2.3/1", "vecura-sv#vag-in/1"),
        "extract/1",
    )
    return replace(mark, **changes)  # type: ignore[arg-type]


def without_files(answer: Answer) -> Answer:
    """An answer as it may be kept: of a document only what is shown."""
    cited = tuple(
        replace(
            each, document=replace(each.document, file=Path(), sections=(), owners=(), areas=(), sha256="")
        )
        for each in answer.citations
    )
    return replace(answer, citations=cited)


def test_a_kept_conversation_is_the_same_after_a_restart(
    store: Store, place: Place, clock: Clock, answer: Answer
) -> None:
    id = conversation_id(new_secret())
    said = (
        KeptTurn("Vad kostar det?", answer),
        KeptTurn("Och sedan?"),
        KeptTurn("Skiljer det sig?", answer, ((Owner.STATE, answer), (Owner.REGION, answer))),
    )
    store.keep_conversation(id, said)
    store.close()
    found = opened(place, clock).conversation(id)
    assert found is not None
    whole = without_files(answer)
    assert found.said == (
        replace(said[0], answer=whole),
        said[1],
        replace(said[2], answer=whole, by_owner=((Owner.STATE, whole), (Owner.REGION, whole))),
    )
    assert found.day == DAY


def test_keeping_again_replaces_and_forgetting_leaves_nothing_in_the_file(
    store: Store, place: Place, answer: Answer
) -> None:
    id, other = conversation_id(new_secret()), conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn("Hemligheten om zirkonium", answer)])
    store.keep_conversation(id, [KeptTurn("Hemligheten om zirkonium"), KeptTurn("Två")])
    store.keep_conversation(other, [KeptTurn("Annat")])
    found = store.conversation(id)
    assert found is not None
    assert [each.question for each in found.said] == ["Hemligheten om zirkonium", "Två"]
    store.forget(id)
    assert store.conversation(id) is None
    assert store.conversation(other) is not None
    store.close()
    assert b"zirkonium" not in place.file.read_bytes()


def test_ids_are_long_random_and_nothing_else_is_looked_up(store: Store) -> None:
    ids = {conversation_id(new_secret()) for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(id) for id in ids} == {32}
    for id in ("", "1", "../../etc/passwd", "' OR 1=1 --", "a" * 33, "å" * 32):
        assert store.conversation(id) is None
        with pytest.raises(StoreError):
            store.keep_conversation(id, [KeptTurn("x")])


def test_marks_come_back_whole_newest_first(store: Store, clock: Clock) -> None:
    store.add_feedback(feedback())
    clock.day = DAY + timedelta(days=1)
    store.add_feedback(feedback(verdict=Verdict.UP, reason=None, comment="", passages=()))
    assert store.feedback() == (
        feedback(verdict=Verdict.UP, reason=None, comment="", passages=(), day=DAY + timedelta(days=1)),
        feedback(day=DAY),
    )


def test_personal_identifiers_are_masked_before_anything_is_stored(
    store: Store, place: Place, answer: Answer
) -> None:
    id = conversation_id(new_secret())
    asked = replace(answer, question=PERSONAL, standalone_question=PERSONAL)
    store.keep_conversation(
        id, [KeptTurn(PERSONAL, asked), KeptTurn(PERSONAL, None, ((Owner.STATE, asked),))]
    )
    store.add_feedback(feedback(question=PERSONAL, comment=PERSONAL))
    note(store, PERSONAL)
    found = store.conversation(id)
    assert found is not None
    kept = [
        found.said[0].question,
        found.said[0].answer,
        found.said[1].question,
        found.said[1].by_owner[0][1],
    ]
    for each in kept:
        words = (
            each if isinstance(each, str) else f"{each and each.question}{each and each.standalone_question}"
        )
        assert words.replace(MASKED, "") == ""
    assert (store.feedback()[0].question, store.feedback()[0].comment) == (MASKED, MASKED)
    assert store.gaps() == (Gap(MASKED, Language.SWEDISH, Status.NOT_FOUND, DAY),)
    files = b"".join(file.read_bytes() for file in place.file.parent.iterdir())
    assert b"9874" not in files
    assert b"anna@" not in files


def test_hidden_characters_and_endless_texts_are_cut(store: Store) -> None:
    note(store, "pris\u202e\x00 " + "x" * 10_000)
    [gap] = store.gaps()
    assert gap.question.startswith("pris x")
    assert len(gap.question) == 4000


def test_what_is_too_old_is_not_given_and_then_deleted(
    store: Store, place: Place, clock: Clock, answer: Answer
) -> None:
    id = conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn("Gammalt", answer)])
    store.add_feedback(feedback(question="Gammalt"))
    note(store, "Gammalt")
    clock.day = DAY + timedelta(days=180)
    assert store.conversation(id) is not None
    clock.day = DAY + timedelta(days=181)
    assert (store.conversation(id), store.feedback(), store.gaps()) == (None, (), ())
    note(store, "Nytt")
    with closing(sqlite3.connect(place.file)) as file:
        left = [
            file.execute(f"SELECT count(*) FROM lotsen_{table}").fetchone()[0]  # noqa: S608
            for table in ("conversation", "feedback", "gap")
        ]
    assert left == [0, 0, 1]


def test_a_flood_of_questions_leaves_the_newest(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.limits.MOST_ROWS", 3)
    for number in range(5):
        note(store, f"Fråga {number}")
    assert [gap.question for gap in store.gaps()] == [f"Fråga {number}" for number in (4, 3, 2)]
    for number in range(5):
        store.add_feedback(feedback(comment=str(number)))
    assert [mark.comment for mark in store.feedback()] == ["4", "3", "2"]


def ids_in(place: Place) -> set[str]:
    with closing(sqlite3.connect(place.file)) as file:
        return {id for (id,) in file.execute("SELECT id FROM lotsen_conversation")}


@pytest.mark.parametrize(("bound", "most"), [("MOST_ROWS", 3), ("MOST_CHARACTERS", 200)])
def test_a_flood_of_conversations_leaves_the_newest(
    store: Store, place: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    """Each is 65 characters long as it is kept."""
    monkeypatch.setattr(f"app.store.limits.{bound}", most)
    ids = [conversation_id(new_secret()) for _ in range(5)]
    for number, id in enumerate(ids):
        clock.day = DAY + timedelta(days=number)
        store.keep_conversation(id, [KeptTurn("Åttio tecken?")])
    assert ids_in(place) == set(ids[2:])
    # The oldest, written to again, is the newest.
    clock.day = DAY + timedelta(days=5)
    store.keep_conversation(ids[2], [KeptTurn("Åttio tecken!")])
    store.keep_conversation(ids[0], [KeptTurn("Åttio tecken?")])
    assert ids_in(place) == {ids[0], ids[2], ids[4]}


def test_of_an_endless_conversation_the_newest_questions_are_kept(
    store: Store, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.store.LARGEST_CONVERSATION", 200)
    id = conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn(f"Fråga {number}?") for number in range(9)])
    found = store.conversation(id)
    assert found is not None
    assert [each.question for each in found.said] == ["Fråga 6?", "Fråga 7?", "Fråga 8?"]
    with pytest.raises(StoreError, match="too long"):
        store.keep_conversation(id, [KeptTurn("Fråga?", answer)])
    assert store.conversation(id) == found


def test_without_leave_to_keep_questions_only_the_bare_mark_is_kept(place: Place, clock: Clock) -> None:
    store = opened(place, clock, keep_questions=False)
    note(store, "Hemligt")
    store.add_feedback(feedback())
    assert store.gaps() == ()
    assert store.feedback() == (feedback(question="", comment="", day=DAY),)


def test_a_record_of_another_version_is_one_line(store: Store, place: Place, answer: Answer) -> None:
    id = conversation_id(new_secret())
    store.keep_conversation(id, [KeptTurn("Fråga", answer)])
    store.add_feedback(feedback())
    with closing(sqlite3.connect(place.file)) as file:
        file.execute('UPDATE lotsen_conversation SET said = \'[{"question": "x"}]\'')
        file.execute("UPDATE lotsen_feedback SET reason = 'too_long'")
        file.commit()
    with pytest.raises(StoreError, match="conversation cannot be read"):
        store.conversation(id)
    with pytest.raises(StoreError, match="mark cannot be read"):
        store.feedback()


def test_questions_are_counted_by_day_and_sort_and_not_kept(store: Store, clock: Clock, place: Place) -> None:
    for topic in ("price", "price", ""):
        store.count(Language.SWEDISH, Status.ANSWERED, topic)
    clock.day = DAY + timedelta(days=1)
    store.count(Language.SWEDISH, Status.ANSWERED, "price")
    assert [(each.day, each.topic, each.number) for each in store.counts()[:1]] == [(clock.day, "price", 1)]
    assert sorted((each.topic, each.number) for each in store.counts()[1:]) == [("", 1), ("price", 2)]
    clock.day = DAY + timedelta(days=181)
    assert [each.day for each in store.counts()] == [DAY + timedelta(days=1)]
    opened(place, clock).count(Language.ENGLISH, Status.PARTIAL, "")
    with closing(sqlite3.connect(place.file)) as connection:
        assert connection.execute("SELECT count(*) FROM lotsen_count").fetchone() == (2,)
