"""The page of use, driven without a browser, and its figures (pure)."""

from datetime import date

import pytest
from driven_page import ENGLISH, HOSTILE, SWEDISH, html_of, opened, words_of

from answering.answer import Status
from answering.texts import topic_in
from app.shell.links import PageName
from app.store.records import DayCount, Feedback, Reason, Verdict
from app.store.store import Store
from app.use.figures import share_words
from app.use.model import Share, use_of
from corpus.errors import StoreError
from corpus.model import Language

pytestmark = pytest.mark.usefixtures("_page_services")
SV, EN = Language.SWEDISH, Language.ENGLISH
FIRST, SECOND = date(2026, 11, 20), date(2026, 11, 21)
COUNTS = (
    DayCount(FIRST, SV, Status.ANSWERED, "price", 3),
    DayCount(SECOND, SV, Status.NOT_FOUND, "price", 1),
    DayCount(SECOND, EN, Status.REFUSED, "", 2),
)


def mark(verdict: Verdict, reason: Reason | None = None, comment: str = "") -> Feedback:
    return Feedback("Vad kostar det?", SV, Status.ANSWERED, verdict, reason, comment)


def test_the_figures_of_a_worked_example() -> None:
    use = use_of(COUNTS, [mark(Verdict.UP), mark(Verdict.DOWN, Reason.WRONG)])
    assert use.questions == 6
    assert use.answered == Share(3, 4), "what was refused was never searched for"
    assert use.days == ((SECOND, 3, Share(0, 1)), (FIRST, 3, Share(3, 3)))
    assert use.languages == ((SV, 4), (EN, 2))
    assert use.topics == (("price", 4), ("", 2))
    assert use.good == Share(1, 2)
    assert use.reasons == ((Reason.WRONG, 1),)


def test_a_share_of_nothing_is_no_figure() -> None:
    assert share_words(Share(0, 0), SWEDISH) == "–"
    assert share_words(Share(2, 3), ENGLISH) == "67 % (2 of 3)"


@pytest.mark.parametrize(
    ("question", "topic"),
    [("Vad är priset?", "price"), ("Räcker ett NDA?", ""), ("SEKRETESS och pris", "secrecy"), (HOSTILE, "")],
)
def test_a_topic_is_of_the_first_word_that_names_one(question: str, topic: str) -> None:
    assert topic_in(question) == topic


def test_a_question_on_the_page_is_counted_and_shown_without_its_words(store: Store) -> None:
    page = opened()
    page.chat_input(key="question").set_value("Vad kostar zirkonium?").run()
    (counted,) = store.counts()
    assert (counted.language, counted.status, counted.number) == (SV, Status.ANSWERED, 1)
    store.add_feedback(mark(Verdict.DOWN, Reason.UNCLEAR, HOSTILE))
    words = words_of(opened(PageName.USE, lang="sv"))
    assert "100 % (1 av 1)" in words
    assert "0 % (0 av 1)" in words
    assert SWEDISH.say("feedback.reason.unclear") in words
    assert "zirkonium" not in words
    assert "alert" not in words


def test_a_page_without_figures_is_one_sentence() -> None:
    html = html_of(opened(PageName.USE, lang="en"))
    assert ENGLISH.say("use.nothing") in html
    assert "<table" not in html


def test_a_store_that_fails_is_one_sentence(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise StoreError("no store")

    monkeypatch.setattr(store, "counts", fail)
    assert SWEDISH.say("problem.store") in words_of(opened(PageName.USE))


def test_the_page_is_for_staff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_STAFF_GROUPS", "staff")
    words = words_of(opened(PageName.USE))
    assert SWEDISH.say("sign_in.not_set_up") in words
    assert SWEDISH.say("use.questions") not in words
