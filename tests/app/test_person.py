"""What a person wrote is found wherever it is kept, and erased; the audit log tells it without the words."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from answering.answer import Answer, Status
from app.store.engine import Place
from app.store.person import Kind, counted, erase_written, find_written
from app.store.records import AuditLine, Feedback, KeptTurn, Verdict
from app.store.store import Store, conversation_id, new_secret
from corpus.model import Language, Owner

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
NAME = "Anna Zirkonsson"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "store.sqlite3")


@pytest.fixture
def store(place: Place) -> Store:
    return Store(place, keep_days=180, today=lambda: DAY, retry_seconds=0)


def fill(store: Store, answer: Answer) -> None:
    """Three conversations, three marks and two questions that hold the name, each with one that does not."""
    named = replace(answer, standalone_question=f"Vad ska {NAME} betala?")
    for said in (
        KeptTurn(f"Jag heter {NAME}", answer),
        KeptTurn("Vad kostar det?", named),
        KeptTurn("Skiljer det sig?", None, ((Owner.STATE, named),)),
        KeptTurn("Ett annat samtal", answer),
    ):
        store.keep_conversation(conversation_id(new_secret()), [KeptTurn("Hej"), said])
    mark = Feedback("Vad kostar det?", Language.SWEDISH, Status.ANSWERED, Verdict.DOWN)
    store.add_feedback(replace(mark, question=f"Fråga av {NAME.upper()}"))
    store.add_feedback(replace(mark, comment="Säg till anna\n  zirkonsson"))
    store.add_feedback(mark)
    for question in (f"{NAME}?", "Något annat?"):
        store.note_gap(question, Language.SWEDISH, Status.NOT_FOUND)


def test_it_is_found_in_every_place_whatever_its_case_and_spaces(
    store: Store, place: Place, answer: Answer
) -> None:
    fill(store, answer)
    found = find_written(place, " anna  ZIRKONSSON ", "test", NOW)
    assert counted(found) == "3 conversations, 2 marks, 1 question"
    assert all(each.day == DAY for each in found)
    assert found[-1].kind is Kind.QUESTION
    assert found[-1].words == (f"{NAME}?",)
    assert find_written(place, "Zirkonsdotter", "test", NOW) == ()


def test_letters_of_two_signs_are_the_same_letter(store: Store, place: Place) -> None:
    store.note_gap("Åsa Öberg", Language.SWEDISH, Status.NOT_FOUND)
    assert len(find_written(place, "A\u030asa O\u0308berg", "test", NOW)) == 1


def test_what_an_answer_quotes_is_the_documents(store: Store, place: Place, answer: Answer) -> None:
    """Else a name in the guide would find, and erase, everybody's conversation that cites it."""
    store.keep_conversation(conversation_id(new_secret()), [KeptTurn("Vad kostar det?", answer)])
    quoted = "full kostnadstäckning"
    assert quoted in answer.citations[0].passage.text
    assert find_written(place, quoted, "test", NOW) == ()


def test_what_is_erased_is_gone_from_the_files_and_the_rest_stays(
    store: Store, place: Place, answer: Answer
) -> None:
    fill(store, answer)
    erased = erase_written(place, NAME, "account drift", NOW)
    assert counted(erased) == "3 conversations, 2 marks, 1 question"
    assert counted(find_written(place, NAME, "account drift", NOW)) == "0 conversations, 0 marks, 0 questions"
    assert ([len(store.feedback()), len(store.gaps())]) == [1, 1]
    # The page's own connections are still open: the journal is there, and must hold nothing either.
    files = b"".join(file.read_bytes() for file in place.file.parent.iterdir()).lower()
    assert b"zirkonsson" not in files
    assert b"Ett annat samtal" in files or b"ett annat samtal" in files


def test_the_audit_log_tells_who_and_how_much_but_not_what(
    store: Store, place: Place, answer: Answer
) -> None:
    fill(store, answer)
    find_written(place, NAME, "account drift", NOW)
    erase_written(place, NAME, "account drift", NOW)
    found = "3 conversations, 2 marks, 1 question"
    assert store.audit() == (
        AuditLine("2026-11-21T09:30:00+00:00", "account drift", f"person erase: {found}"),
        AuditLine("2026-11-21T09:30:00+00:00", "account drift", f"person find: {found}"),
    )


def test_a_record_of_another_version_is_searched_as_it_is(store: Store, place: Place, answer: Answer) -> None:
    store.keep_conversation(conversation_id(new_secret()), [KeptTurn("Fråga", answer)])
    with closing(sqlite3.connect(place.file)) as file:
        file.execute("UPDATE lotsen_conversation SET said = ?", (f'[{{"asked": "{NAME}"}}]',))
        file.commit()
    assert counted(erase_written(place, NAME, "test", NOW)) == "1 conversation, 0 marks, 0 questions"
