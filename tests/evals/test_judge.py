"""A judge is asked in ragas' own forms, n times; what it cannot say is counted and never averaged away."""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from answering.answer import Status
from corpus.errors import EvaluationError, ModelUnavailable
from evals.cases import Case
from evals.judge.judged import judge_run, judged
from evals.judge.verdict import VERDICTS, read_judge, read_verdicts
from evals.model_server import ModelServer
from evals.record import Record
from evals.run import RunSettings, fingerprint
from evals.score import score_run
from tests.evals.judging_server import JudgingServer, Reply, form_of, judging, verdicts

Make = Callable[..., Case]
Made = Callable[..., Record]
QUESTION = "Vad kostar det?"
MEASURES = ("Faithfulness", "AnswerRelevancy", "ContextPrecision", "ContextRecall", "FactualCorrectness")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def folder(tmp_path: Path, case: Make, record: Made) -> Path:
    """A run of one answer and one refusal."""
    cases = [
        case(reference="Högst full kostnad."),
        case(id="b", status=Status.NOT_FOUND, sections=frozenset()),
    ]
    (tmp_path / "cases.jsonl").write_text("".join(f"{each.to_json()}\n" for each in cases), encoding="utf-8")
    settings = RunSettings("r", "2026-11-01T12:00:00", "extract", fingerprint(cases), "c", "m", ())
    told = {name: getattr(settings, name) for name in RunSettings.__dataclass_fields__}
    (tmp_path / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    hits = (("guide-sv#9.2/1", 0.9), ("guide-sv#9.3.1/1", 0.8))
    lines = [record(hits=hits), record(case="b", status=Status.NOT_FOUND, claims=(), citations=())]
    (tmp_path / "records.jsonl").write_text(
        "".join(f"{each.to_json()}\n" for each in lines), encoding="utf-8"
    )
    return tmp_path


def good(body: dict[str, Any]) -> str:
    """Two statements, of which one holds; the second of two contexts serves; one of two is found again."""
    form = form_of(body)
    if form == "NLIStatementOutput":
        return verdicts(1, 0)
    if form == "ContextPrecisionOutput":
        last = str(body["messages"][-1]["content"])
        place = last.rsplit('"context"', 1)[-1]
        return json.dumps({"reason": "r", "verdict": int("Avgiften" in place)})
    return json.dumps(
        {
            "StatementGeneratorOutput": {"statements": ["one", "two"]},
            "ClaimDecompositionOutput": {"claims": ["one", "two"]},
            "AnswerRelevanceOutput": {"question": QUESTION, "noncommittal": 0},
            "ContextRecallOutput": {
                "classifications": [
                    {"statement": "s", "reason": "r", "attributed": each} for each in (1, 1, 1, 0)
                ]
            },
        }[form]
    )


def server(told: JudgingServer, seconds: float = 10) -> ModelServer:
    return ModelServer(told.url, "judge-1", "secret-key", seconds)


def values_of(folder: Path) -> dict[str, float]:
    [first, _] = score_run(folder, [lambda asked: judged(asked, folder)])
    return {name: value for name, value in first.values.items() if name.startswith("judge")}


def test_every_measure_by_a_worked_example(folder: Path) -> None:
    with judging(good) as told:
        judge_run(folder, server(told), times=1)
    found = values_of(folder)
    assert found["judge Faithfulness"] == 0.5
    assert found["judge AnswerRelevancy"] == pytest.approx(1.0)
    # The second of two contexts serves: average precision is its precision there.
    assert found["judge ContextPrecision"] == pytest.approx(0.5)
    assert found["judge ContextRecall"] == 0.75
    # One statement of each side stands on the other: precision and recall are a half, and F1 is.
    assert found["judge FactualCorrectness"] == 0.5
    assert {found[f"judge {name}: unanswered"] for name in MEASURES} == {0.0}
    assert {each.case for each in read_verdicts(folder)} == {"a"}  # what was rightly refused is not judged


def test_the_protocol_and_what_it_cost(folder: Path) -> None:
    with judging(good) as told:
        judge_run(folder, server(told), times=2)
    assert all(body["response_format"] == {"type": "json_object"} for body in told.bodies)
    assert all(body["model"] == "judge-1" for body in told.bodies)
    assert all(headers["Authorization"] == "Bearer secret-key" for headers in told.headers)
    judge = read_judge(folder)
    assert judge is not None
    assert (judge.model, judge.host, judge.times, judge.calls) == (
        "judge-1",
        "127.0.0.1",
        2,
        len(told.bodies),
    )
    assert (judge.sent, judge.received) == (100 * judge.calls, 10 * judge.calls)
    assert "secret-key" not in "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())


def test_an_answer_is_judged_n_times_and_the_spread_is_shown(folder: Path) -> None:
    turns: Iterator[int] = iter((1, 0, 1))

    def wavers(body: dict[str, Any]) -> str:
        asks_faithfulness = "Avgiften" in str(body["messages"][-1]["content"])
        if form_of(body) == "NLIStatementOutput" and asks_faithfulness:
            return verdicts(next(turns, 1))
        return good(body)

    with judging(wavers) as told:
        judge_run(folder, server(told), times=3)
    tries = [each.value for each in read_verdicts(folder) if each.measure == "Faithfulness"]
    assert sorted(tries) == [0.0, 1.0, 1.0]
    found = values_of(folder)
    assert (found["judge Faithfulness"], found["judge Faithfulness: spread"]) == (pytest.approx(2 / 3), 1.0)


def unusable(_: dict[str, Any]) -> str:
    return "I would say that it is fine."


def cut_short(_: dict[str, Any]) -> str:
    return '{"statements": ["one"'


def too_busy(_: dict[str, Any]) -> tuple[int, bytes]:
    return 500, b'{"error": {"message": "busy"}}'


def no_protocol(_: dict[str, Any]) -> tuple[int, bytes]:
    return 200, b"<html>"


@pytest.mark.parametrize("reply", [unusable, cut_short, too_busy, no_protocol])
def test_what_the_judge_cannot_say_is_counted(folder: Path, reply: Reply) -> None:
    with judging(reply) as told:
        judge_run(folder, server(told), times=2)
    found = values_of(folder)
    assert all(math.isnan(found[f"judge {name}"]) for name in MEASURES)
    assert {found[f"judge {name}: unanswered"] for name in MEASURES} == {1.0}
    assert all(each.problem for each in read_verdicts(folder))


def test_one_failed_try_of_several_is_not_averaged_away(folder: Path) -> None:
    asked = 0

    def at_first(body: dict[str, Any]) -> str:
        """The first of two tries gets nothing usable, however often the client asks again within it."""
        nonlocal asked
        asked += form_of(body) == "ContextRecallOutput"
        again = unusable(body) in json.dumps(body["messages"])
        return (
            unusable(body) if form_of(body) == "ContextRecallOutput" and (asked == 1 or again) else good(body)
        )

    with judging(at_first) as told:
        judge_run(folder, server(told), times=2)
    found = values_of(folder)
    assert math.isnan(found["judge ContextRecall"])
    assert found["judge ContextRecall: unanswered"] == 0.5
    assert found["judge Faithfulness"] == 0.5


def test_a_judge_that_is_too_slow_gives_no_value(folder: Path) -> None:
    never = Event()

    def slow(body: dict[str, Any]) -> str:
        never.wait(1.0)
        return good(body)

    with judging(slow) as told:
        judge_run(folder, server(told, seconds=0.2), times=1)
        never.set()
    assert {each.value is not None and math.isnan(each.value) for each in read_verdicts(folder)} == {True}


def test_what_was_judged_is_not_asked_again_by_the_same_judge(folder: Path) -> None:
    with judging(good) as told:
        judge_run(folder, server(told), times=1)
        first = (folder / VERDICTS).read_bytes()
        calls = len(told.bodies)
        with (folder / VERDICTS).open("a", encoding="utf-8") as file:
            file.write('{"case": "a", "meas')  # stopped in the middle of a line
        judge_run(folder, server(told), times=1)
        assert len(told.bodies) == calls
        assert (folder / VERDICTS).read_bytes() == first
        judge_run(folder, ModelServer(told.url, "another"), times=1)
        assert len(told.bodies) == 2 * calls


def test_a_judge_that_is_away_or_lets_nobody_in_is_one_clear_line(folder: Path) -> None:
    with pytest.raises(ModelUnavailable, match="does not answer"):
        judge_run(folder, ModelServer("http://127.0.0.1:9/v1", "m"), times=1)
    for code, words in ((401, "key"), (404, "no model")):
        reply = (code, b'{"error": {"message": "no"}}')
        with judging(lambda _, reply=reply: reply) as told, pytest.raises(ModelUnavailable, match=words):
            judge_run(folder, server(told), times=1)


def test_without_a_judge_there_is_nothing(folder: Path) -> None:
    assert values_of(folder) == {}
    with pytest.raises(EvaluationError, match="number"):
        judge_run(folder, ModelServer("http://127.0.0.1:9/v1", "m"), times=0)
