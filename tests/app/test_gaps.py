"""What the guide lacks: like questions come together, and the file of them is safe to open."""

import csv
import io
from datetime import date

import pytest

from answering.answer import Status
from app.legal.gaps import gap_groups
from app.legal.gaps_csv import COLUMNS, gaps_csv, safe_cell
from app.store.records import Feedback, Gap, Reason, Verdict
from corpus.model import Language

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 20)


def gap(
    question: str, day: date = FIRST, status: Status = Status.NOT_FOUND, language=Language.SWEDISH
) -> Gap:
    return Gap(question, language, status, day)


def mark(question: str, reason: Reason | None = None, verdict: Verdict = Verdict.DOWN, **fields) -> Feedback:
    return Feedback(question, Language.SWEDISH, Status.ANSWERED, verdict, reason, day=FIRST, **fields)


def test_wordings_of_one_question_are_one_group_led_by_the_newest() -> None:
    [group] = gap_groups(
        [
            gap("Får vi bygga friggebod hos KI?"),
            gap("Får vi bygga en friggebod hos KI", LAST),
            gap("får vi BYGGA friggeboden hos KI?", status=Status.PARTIAL),
        ],
        [],
    )
    assert group.question == "Får vi bygga en friggebod hos KI"
    assert (group.unanswered, group.partial, group.bad, group.times) == (2, 1, 0, 3)
    assert (group.first, group.last) == (FIRST, LAST)


def test_different_questions_and_languages_stay_apart() -> None:
    groups = gap_groups(
        [
            gap("Vilka skatteregler gäller för personaloptioner?"),
            gap("Vilka visum behöver våra forskare?"),
            gap("GMP?", language=Language.SWEDISH),
            gap("GMP?", language=Language.ENGLISH),
        ],
        [],
    )
    assert len(groups) == 4


def test_bad_marks_join_the_question_and_good_ones_do_not_count() -> None:
    [group] = gap_groups(
        [gap("Vad får KI ta betalt?")],
        [
            mark("Vad får KI ta betalt?", Reason.WRONG, comment="Nytt", passages=("a", "b")),
            mark("Vad får KI ta betalt av oss", Reason.OUT_OF_DATE, passages=("b",)),
            mark("Vad får KI ta betalt", Reason.WRONG, comment="Gammalt"),
            mark("Vad får KI ta betalt", verdict=Verdict.UP, comment="Bra"),
        ],
    )
    assert (group.unanswered, group.bad) == (1, 3)
    assert group.reasons == ((Reason.WRONG, 2), (Reason.OUT_OF_DATE, 1))
    assert group.comments == ("Nytt", "Gammalt")
    assert group.passages == ("a", "b")


def test_marks_kept_without_their_question_are_grouped_by_what_the_answer_cited() -> None:
    groups = gap_groups([], [mark("", passages=("a",)), mark("", passages=("a",)), mark("", passages=("b",))])
    assert [(group.question, group.passages, group.bad) for group in groups] == [
        ("", ("a",), 2),
        ("", ("b",), 1),
    ]


def test_the_most_asked_comes_first_and_then_the_newest() -> None:
    groups = gap_groups([gap("Visum?"), gap("Bygglov?", LAST), gap("Skatt?"), gap("Skatt")], [])
    assert [group.question for group in groups] == ["Skatt?", "Bygglov?", "Visum?"]


def test_the_file_has_one_row_a_group_with_all_its_facts() -> None:
    groups = gap_groups([gap('Å; "ä"\nö?')], [mark('Å; "ä"\nö?', Reason.UNCLEAR, comment="Otydligt")])
    written = gaps_csv(groups)
    assert written.startswith("\ufeffquestion;")
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff")), delimiter=";"))
    assert tuple(rows[0]) == COLUMNS
    assert dict(zip(COLUMNS, rows[1], strict=True)) == {
        "question": 'Å; "ä"\nö?',
        "language": "sv",
        "times": "2",
        "unanswered": "1",
        "partial": "0",
        "marked_bad": "1",
        "reasons": "unclear (1)",
        "comments": "Otydligt",
        "passages": "",
        "first": "2026-11-01",
        "last": "2026-11-01",
    }


@pytest.mark.parametrize(
    "words", ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1"]
)
def test_no_cell_is_a_formula(words: str) -> None:
    assert safe_cell(words) == f"'{words}"
    [group] = gap_groups([], [mark(words, comment=words)])
    [_, row] = csv.reader(io.StringIO(gaps_csv([group])), delimiter=";")
    assert row[0] == f"'{words}"
    assert row[7] == f"'{words}"


def test_ordinary_words_and_figures_are_left_alone() -> None:
    assert safe_cell("Vad gäller 1-3 §§ = allt?") == "Vad gäller 1-3 §§ = allt?"
    assert safe_cell("") == ""
