"""A run is recorded as it goes, gone on with after a stop, and scored from its files alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from answering.answer import Answer, Citation, Claim, Status, Support, Turn
from answering.assistant import Assistant
from answering.library import Library
from answering.reader.reading import Verdict
from corpus.errors import EvaluationError, QuestionError
from corpus.model import Document, Kind, Language, Passage
from evals.case_runner import CaseRunner
from evals.cases import Case
from evals.record import Record
from evals.run import (
    RunSettings,
    fingerprint,
    read_problems,
    read_records,
    read_run_cases,
    read_settings,
    run,
)
from evals.score import read_scores, score_run, write_scores
from retrieval.hit import Filter, Hit

FEE = "Avgiften är högst full kostnad."
DOCUMENT = Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("guide.pdf"))
PASSAGE = Passage("guide-sv#9.3/1", "guide-sv", ("9.3 Pris",), 1, 0, len(FEE), FEE, Language.SWEDISH)
Make = Callable[..., Case]


@dataclass
class Shelf:
    """A library with one passage."""

    documents: dict[str, Document] = field(default_factory=lambda: {DOCUMENT.id: DOCUMENT})

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        return (PASSAGE,)

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        return [Hit(PASSAGE, DOCUMENT, 0.5)]


@dataclass
class Answerer:
    """Cites the passage; cannot take one question; stops dead at another, as a killed process does."""

    library: Library
    asked: list[tuple[str, tuple[str, ...]]]
    stops_at: str = ""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        if question == self.stops_at:
            raise KeyboardInterrupt
        self.asked.append((question, tuple(turn.question for turn in history)))
        if not question.endswith("?"):
            raise QuestionError("the question is no question.")
        self.library.search(question, 5)
        claim, citation = Claim(FEE, (1,), Support.VERBATIM), Citation(1, PASSAGE, DOCUMENT, FEE, 0, len(FEE))
        return Answer(question, question, Language.SWEDISH, Status.ANSWERED, "", (claim,), (citation,))


@pytest.fixture
def cases(case: Make) -> list[Case]:
    asked = ["Vad kostar det?", "Hej", "Vem betalar?", "När?"]
    return [case(id=str(number), question=question) for number, question in enumerate(asked)]


def settings(cases: Sequence[Case], **changes: str) -> RunSettings:
    made = RunSettings("first", "2026-11-01T12:00:00", "extract", fingerprint(cases), "c0", "model", ())
    return replace(made, **changes)  # type: ignore[arg-type]


def ask(cases: Sequence[Case], folder: Path, stops_at: str = "", **changes: str) -> list[str]:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def answerer(library: Library) -> Assistant:
        return cast(Assistant, Answerer(library, asked, stops_at))

    run(cases, lambda: CaseRunner(Shelf(), answerer), folder, settings(cases, **changes))
    return [question for question, _ in asked]


def test_a_run_keeps_everything_that_scoring_needs(cases: list[Case], tmp_path: Path) -> None:
    ask(cases, tmp_path)
    records = read_records(tmp_path)
    assert [record.case for record in records] == ["0", "2", "3"]
    assert read_problems(tmp_path) == [("1", "the question is no question.")]
    assert (read_settings(tmp_path), read_run_cases(tmp_path)) == (settings(cases), cases)
    first = records[0]
    assert first.claims[0].passages == ("guide-sv#9.3/1",)
    assert first.hits == (("guide-sv#9.3/1", 0.5),)
    assert first.passages[0].around == "Guiden\n9.3 Pris"
    assert dict(first.seconds)["total"] >= dict(first.seconds)["search"] >= 0
    assert [Record.from_json(record.to_json()) for record in records] == records
    begun = replace(first, verdict=Verdict.DEPENDS)
    assert Record.from_json(begun.to_json()) == begun


def test_the_conversation_before_a_case_is_held_turn_by_turn(case: Make, tmp_path: Path) -> None:
    followed = case(id="f", question="Hur länge?", history=("Vad kostar det?", "Vem betalar?"))
    asked: list[tuple[str, tuple[str, ...]]] = []

    def answerer(library: Library) -> Assistant:
        return cast(Assistant, Answerer(library, asked))

    run([followed], lambda: CaseRunner(Shelf(), answerer), tmp_path, settings([followed]))
    earlier = ("Vad kostar det?", "Vem betalar?")
    assert asked == [(earlier[0], ()), (earlier[1], earlier[:1]), ("Hur länge?", earlier)]


def test_a_stopped_run_goes_on_where_it_was(cases: list[Case], tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(cases, tmp_path, stops_at="Vem betalar?")
    with pytest.raises(EvaluationError, match="2 cases were not asked yet"):
        score_run(tmp_path)
    with (tmp_path / "records.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"case": "2", "status"')  # cut off in the middle of a line
    assert ask(cases, tmp_path, started="2026-11-02T12:00:00") == ["Vem betalar?", "När?"]
    assert [record.case for record in read_records(tmp_path)] == ["0", "2", "3"]


@pytest.mark.parametrize("change", [{"corpus": "c1"}, {"model": "other"}, {"writer": "llm"}])
def test_a_run_is_not_gone_on_with_by_another(
    cases: list[Case], tmp_path: Path, change: dict[str, str]
) -> None:
    ask(cases, tmp_path)
    with pytest.raises(EvaluationError, match="another name"):
        ask(cases, tmp_path, **change)
    with pytest.raises(EvaluationError, match="another name"):
        ask(cases[:2], tmp_path)


def test_scores_are_twice_the_same_and_need_no_index(cases: list[Case], tmp_path: Path) -> None:
    ask(cases, tmp_path)
    write_scores(tmp_path, score_run(tmp_path))
    first = (tmp_path / "scores.json").read_bytes()
    write_scores(tmp_path, score_run(tmp_path))
    assert (tmp_path / "scores.json").read_bytes() == first
    measures, values = read_scores(tmp_path)
    assert values["0"]["answered"] == 1.0
    assert next(each for each in measures if each.name == "answered" and each.slice == "all").count == 3


def test_further_measures_join_and_nan_survives_the_file(cases: list[Case], tmp_path: Path) -> None:
    ask(cases, tmp_path)
    scores = score_run(
        tmp_path, [lambda asked: {case.id: {"faithfulness": float("nan")} for case, _ in asked}]
    )
    write_scores(tmp_path, scores)
    measures, values = read_scores(tmp_path)
    assert str(values["0"]["faithfulness"]) == "nan"
    assert next(each for each in measures if each.name == "faithfulness").missing == 3


def test_a_folder_without_a_run_says_so(tmp_path: Path) -> None:
    for read in (read_settings, score_run, read_scores):
        with pytest.raises(EvaluationError, match="lotsen-eval"):
            read(tmp_path)
