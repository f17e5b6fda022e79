"""A store is copied into another, again and again, and every row is there once."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select, text

from answering.answer import Status
from app.store.copying import Copied, copy_store, is_empty
from app.store.engine import Place, place_at
from app.store.records import Feedback, KeptTurn, Verdict
from app.store.schema import STEPS, VERSIONS, bring_up_to_date
from app.store.store import Store, conversation_id, new_secret
from corpus.errors import StoreError
from corpus.model import Language

DAY = date(2026, 11, 21)
MARK = Feedback("Vad kostar det?", Language.SWEDISH, Status.ANSWERED, Verdict.DOWN, comment="Nej")


@pytest.fixture
def places(tmp_path: Path) -> tuple[Place, Place]:
    return Place(tmp_path / "one" / "store.sqlite3"), Place(tmp_path / "two" / "store.sqlite3")


def opened(place: Place, day: date = DAY) -> Store:
    return Store(place, keep_days=180, today=lambda: day, retry_seconds=0)


def note(store: Store, question: str) -> None:
    store.note_gap(question, Language.SWEDISH, Status.NOT_FOUND)


def counts(copied: tuple[Copied, ...]) -> dict[str, tuple[int, int]]:
    return {each.table.removeprefix("lotsen_"): (each.copied, each.there) for each in copied}


def test_again_copies_only_what_is_new(places: tuple[Place, Place]) -> None:
    source, target = opened(places[0]), opened(places[1])
    id = conversation_id(new_secret())
    source.keep_conversation(id, [KeptTurn("Ett")])
    source.add_feedback(MARK)
    for question in ("Samma", "Samma", "Annat"):
        note(source, question)
    source.note_audit("Anna", "legal: gaps")
    source.count(Language.SWEDISH, Status.ANSWERED, "price")
    assert is_empty(places[1])
    first = counts(copy_store(*places))
    assert first == {
        "conversation": (1, 0),
        "feedback": (1, 0),
        "gap": (3, 0),
        "audit": (1, 0),
        "count": (1, 0),
    }
    assert not is_empty(places[1])
    assert (target.conversation(id), target.feedback(), target.gaps(), target.audit()) == (
        source.conversation(id),
        source.feedback(),
        source.gaps(),
        source.audit(),
    )
    note(source, "Samma")
    second = counts(copy_store(*places))
    assert second == {
        "conversation": (0, 1),
        "feedback": (0, 1),
        "gap": (1, 3),
        "audit": (0, 1),
        "count": (0, 1),
    }
    assert [gap.question for gap in target.gaps()].count("Samma") == 3


def test_a_target_in_use_keeps_its_own_rows_and_goes_on(places: tuple[Place, Place]) -> None:
    """Numbers of rows that both have given must not be mistaken for one another."""
    source, target = opened(places[0]), opened(places[1])
    note(source, "Källan")
    note(target, "Målet")
    copy_store(*places)
    note(target, "Senare")
    assert [gap.question for gap in target.gaps()] == ["Senare", "Källan", "Målet"]


def test_the_later_conversation_stays_and_of_one_day_the_longer(places: tuple[Place, Place]) -> None:
    grown, newer = conversation_id(new_secret()), conversation_id(new_secret())
    source, target = opened(places[0]), opened(places[1])
    source.keep_conversation(grown, [KeptTurn("Ett")])
    source.keep_conversation(newer, [KeptTurn("Gammal, men mycket längre än den andra")])
    copy_store(*places)
    source.keep_conversation(grown, [KeptTurn("Ett"), KeptTurn("Två")])
    opened(places[1], DAY + timedelta(days=1)).keep_conversation(newer, [KeptTurn("Ny")])
    assert counts(copy_store(*places))["conversation"] == (1, 1)
    found = [target.conversation(id) for id in (grown, newer)]
    assert [[said.question for said in each.said] for each in found if each] == [["Ett", "Två"], ["Ny"]]


def test_a_store_of_the_first_version_is_brought_up_to_date_and_copied(places: tuple[Place, Place]) -> None:
    places[0].file.parent.mkdir(parents=True)
    with create_engine(f"sqlite:///{places[0].file}").begin() as connection:
        bring_up_to_date(connection, STEPS[:1])
        connection.execute(text("INSERT INTO lotsen_gap VALUES (1, '2026-11-21', 'Före', 'sv', 'not_found')"))
    copy_store(*places)
    for place in places:
        assert [gap.question for gap in opened(place).gaps()] == ["Före"]
        opened(place).note_audit("Anna", "quality")


def test_what_cannot_be_copied_is_one_line(places: tuple[Place, Place]) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        copy_store(*places)
    assert not places[0].file.exists()
    note(opened(places[0]), "Fråga")
    with pytest.raises(StoreError, match="itself"):
        copy_store(places[0], replace(places[0]))
    engine = create_engine(f"sqlite:///{places[0].file}")
    with engine.begin() as connection:
        connection.execute(VERSIONS.delete())
        connection.execute(insert(VERSIONS).values(version=len(STEPS) + 1))
    with pytest.raises(StoreError, match="newer version"):
        copy_store(*places)
    with engine.begin() as connection:
        assert connection.execute(select(VERSIONS.c.version)).scalar_one() == len(STEPS) + 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:////srv/store.sqlite3", Place(Path("/srv/store.sqlite3"))),
        ("postgresql://a:b@host/lotsen", Place(Path(), "postgresql://a:b@host/lotsen")),
    ],
)
def test_a_store_is_named_by_a_url(url: str, expected: Place) -> None:
    assert place_at(url) == expected


@pytest.mark.parametrize(
    "url", ["", "store.sqlite3", "sqlite://", "mysql://hemligt@host/x", "postgresql://hemligt@h"]
)
def test_another_url_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(StoreError) as raised:
        place_at(url)
    assert "hemligt" not in str(raised.value)


def test_a_day_is_not_counted_twice(places: tuple[Place, Place]) -> None:
    source, target = opened(places[0]), opened(places[1])
    for store in (source, source, target):
        store.count(Language.SWEDISH, Status.ANSWERED, "price")
    assert counts(copy_store(*places))["count"] == (1, 0)
    assert counts(copy_store(*places))["count"] == (0, 1)
    assert [each.number for each in target.counts()] == [2]
