"""Questions of other fields, half of them without their texts: from files of a few rows to the figures."""

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from answering.answer import Status
from corpus.errors import EvaluationError
from corpus.model import Language
from evals.cli import main
from evals.commands import outside
from evals.outside.asking import Outcome
from evals.outside.figures import figures, table
from evals.outside.outside_set import OutsideQuestion, halves, outside_set, questions_of
from evals.outside.rows import Row, read_rows
from evals.outside.texts import IN_A_ROW, alike, texts_of
from tests.evals.reading_by_words import ReadsByWords

SV = Language.SWEDISH
ROW = {
    "question": "Vad kostar passet?", "context": "Passet  kostar\n400 kronor.", "label": 1, "title": "Pass",
    "split": "dev",
}  # fmt: skip
LONG = " ".join(f"ord{number}" for number in range(IN_A_ROW))


def row(question: str, text: str, answers: bool = True, title: str = "", follows: bool = False) -> Row:
    return Row(question, text, title, answers, follows)


def write(folder: Path, source: str, rows: Iterable[Mapping[str, object]]) -> None:
    with gzip.open(folder / f"{source}.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(each, ensure_ascii=False)}\n" for each in rows)


def test_only_what_nothing_was_trained_on_is_read_and_no_text_that_nobody_wrote(tmp_path: Path) -> None:
    rows = [
        ROW,
        {**ROW, "split": "train"},
        {**ROW, "neg": "cut", "label": 0},
        {**ROW, "history": ["user: hej"]},
    ]
    write(tmp_path, "small", rows)
    [first, follow_up] = read_rows(tmp_path, "small")
    assert first == Row("Vad kostar passet?", "Passet kostar 400 kronor.", "Pass", True, False)
    assert follow_up.follows


@pytest.mark.parametrize("rows", [None, [{"split": "dev"}], [{**ROW, "question": None}]])
def test_what_holds_no_rows_is_one_clear_line(tmp_path: Path, rows, capsys) -> None:
    if rows is not None:
        write(tmp_path, "swequad", rows)
    with pytest.raises(EvaluationError, match=r"swequad\.jsonl\.gz"):
        read_rows(tmp_path, "swequad")
    assert main(["outside", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_text_within_another_is_no_text_of_its_own_and_a_title_is_taken_where_there_is_one() -> None:
    rows = [row("a", "Det kostar."), row("b", "Det kostar. Det tar tid."), row("b", "Annat.", title="Sidan")]
    found = texts_of("s", [*rows, row("c", "Det kostar. Det tar tid.", title="Sidan")])
    assert [(each.text, each.title) for each in found] == [
        ("Det kostar. Det tar tid.", "Sidan"),
        ("Annat.", "Sidan"),
    ]
    assert found[0].document == found[1].document
    assert found[0].id != found[1].id


def test_a_question_is_answered_by_every_text_that_holds_or_overlaps_what_answers() -> None:
    rows = [
        row("Vad?", "Det kostar.", title="Sidan"),
        row("?", f"Det kostar. {LONG}", answers=False, title="Sidan"),
        row("?", f"{LONG} och så vidare.", answers=False, title="Sidan"),
        row("?", f"{LONG} på en annan sida.", answers=False, title="Andra sidan"),
        row("Vad?", "Långt ifrån.", answers=False, title="Sidan"),
        row("Och det?", "Långt ifrån.", title="Sidan", follows=True),
    ]
    texts = texts_of("s", rows)
    [question] = questions_of("s", rows, texts)
    answering = {each.text for each in texts if each.id in question.answers}
    assert answering == {f"Det kostar. {LONG}", f"{LONG} och så vidare."}
    assert alike(texts)[texts[-1].id] == {texts[-1].id}


def test_no_text_answers_a_question_of_each_half() -> None:
    def asked(text: str, *answers: str) -> OutsideQuestion:
        return OutsideQuestion(text, "s", frozenset(answers))

    questions = [asked("a", "1"), asked("b", "2"), asked("c", "1"), asked("d", "1", "2"), asked("e", "3")]
    answered, refused = halves(questions)
    assert [each.text for each in answered] == ["a", "c"]
    assert [each.text for each in refused] == ["b", "e"]


def test_every_text_that_answers_a_refused_question_is_gone_in_each_source() -> None:
    rows = {
        source: [row(f"{source} {n}?", f"{source} svar {n}.", title=f"Sida {n}") for n in range(6)]
        for source in ("en", "två")
    }
    asked = outside_set(SV, rows, 8)
    left = {text.id for text in asked.texts}
    assert all(question.answers <= left for question in asked.answered)
    assert not any(question.answers & left for question in asked.refused)
    assert (len(asked.texts), asked.gone) == (8, 4)
    for half in (asked.answered, asked.refused):
        assert [question.source for question in half] == ["en", "en", "två", "två"]
    assert outside_set(SV, rows, 8) == asked


def outcome(answerable: bool, status: Status, sure: float, cited: bool = False, source: str = "s") -> Outcome:
    return Outcome("?", source, answerable, status, cited, sure, 0.5)


def test_the_figures_by_a_worked_example() -> None:
    there = [outcome(True, Status.ANSWERED, 0.9, cited=True), outcome(True, Status.PARTIAL, 0.4)]
    there += [outcome(True, Status.CLARIFY, 0.3), outcome(True, Status.NOT_FOUND, 0.1)]
    gone = [outcome(False, Status.NOT_FOUND, 0.2), outcome(False, Status.ANSWERED, 0.35)]
    [found] = figures("sv", [*there, *gone])
    assert (found.answered.hits, found.answered.of) == (2, 4)
    assert (found.refused.hits, found.refused.of) == (1, 2)
    assert (found.cited.hits, found.cited.of) == (1, 4)
    assert found.balanced.mean == 0.5
    assert found.area.mean == pytest.approx(5 / 8)


def test_several_sources_are_told_apart_and_what_cannot_be_had_is_a_dash() -> None:
    found = list(
        figures("en", [outcome(True, Status.ANSWERED, 1), outcome(False, Status.ANSWERED, 1, source="t")])
    )
    assert [each.name for each in found] == ["en", "en, s", "en, t"]
    lines = list(table(found))
    assert lines[1].startswith("en ")
    assert lines[2].count("–") >= 2


FEES = {"Passet": "400 kronor", "Körkortet": "280 kronor", "Visumet": "600 kronor", "Bygglovet": "900 kronor"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    swedish = [
        {**ROW, "question": f"Hur mycket kostar {thing.lower()}?", "title": thing,
         "context": f"{thing} kostar {fee} för den som söker. Ansökan lämnas till myndigheten."}
        for thing, fee in FEES.items()
    ]  # fmt: skip
    english = [
        {**ROW, "question": f"What is {thing}?", "title": thing.title(),
         "context": f"{thing.title()} is a disease of the {organ}. It is treated in hospital."}
        for thing, organ in (("measles", "skin"), ("asthma", "lung"), ("gout", "joint"), ("angina", "heart"))
    ]  # fmt: skip
    write(tmp_path, "swequad", swedish)
    write(tmp_path, "doc2dial", english[:2])
    write(tmp_path, "medquad", english[2:])
    return tmp_path


def test_the_command_asks_prints_and_keeps_what_came(folder: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(outside, "shipped_reader", ReadsByWords)
    assert main(["outside", str(folder), "--results", str(folder / "results")]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("sv ", "en ", "en, doc2dial", "balanced accuracy"))
    [file] = (folder / "results").iterdir()
    assert str(file) in printed
    swedish, english = json.loads(file.read_text(encoding="utf-8"))
    assert swedish["settings"]["corpus"] != english["settings"]["corpus"]
    assert (swedish["texts"], swedish["texts taken out"], len(swedish["outcomes"])) == (2, 2, 4)
    assert [figure["name"] for figure in english["figures"]] == ["en", "en, doc2dial", "en, medquad"]
    assert swedish["figures"][0]["area"]["mean"] == 1.0
    for one in swedish["outcomes"]:
        assert one["cited"] <= one["answerable"]


def test_too_few_questions_are_one_clear_line(folder: Path, capsys) -> None:
    assert main(["outside", str(folder), "--questions", "1"]) == 1
    assert "too few questions in swequad" in capsys.readouterr().err
