"""What became of a language model's words, counted from what a run kept."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from answering.answer import Status
from answering.texts import text
from corpus.model import Language
from evals.judge.verdict import Judge, Verdict, write_judge, write_verdicts
from evals.model_outcomes import Outcome, main, outcome_of, told_of_judge, told_of_writer
from evals.record import Record
from tests.made_run import NOW, made_run

Make = Callable[..., Record]
TOLD = "tiny/prompt-1"


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"writer": TOLD}, Outcome.KEPT),
        ({"writer": TOLD, "status": Status.PARTIAL}, Outcome.KEPT),
        (
            {"writer": TOLD, "status": Status.PARTIAL, "text": text("model_cut", Language.SWEDISH)},
            Outcome.CUT,
        ),
        ({"writer": TOLD, "status": Status.NOT_FOUND}, Outcome.REFUSED),
        ({"text": f"Avgiften.\n\n{text('model_unsupported', Language.SWEDISH)}"}, Outcome.UNSUPPORTED),
        ({"text": f"Avgiften.\n\n{text('model_down', Language.SWEDISH)}"}, Outcome.DOWN),
        ({}, Outcome.NOT_ASKED),
        ({"writer": "tinyer/prompt-1"}, Outcome.NOT_ASKED),
    ],
)
def test_what_became_of_the_models_words(changes: dict[str, object], outcome: Outcome, record: Make) -> None:
    assert outcome_of(record(**changes), "tiny") is outcome


def test_only_those_that_asked_the_model_count_as_waiting(record: Make) -> None:
    waited = [record(writer=TOLD, seconds=(("total", seconds),)) for seconds in (20.0, 30.0, 70.0)]
    told = list(told_of_writer([*waited, record()], "tiny"))
    assert f"    3  {Outcome.KEPT}" in told
    assert f"    1  {Outcome.NOT_ASKED}" in told
    assert told[-1] == "   30  seconds in the median where it was asked, 70 at most"
    assert len(list(told_of_writer([record()], "tiny"))) == len(Outcome)


VERDICTS = [
    Verdict("a", "Faithfulness", 1, 0.5),
    Verdict("b", "Faithfulness", 1, math.nan, "IncompleteOutputException"),
    Verdict("c", "Faithfulness", 1, math.nan, "IncompleteOutputException"),
    Verdict("a", "ContextRecall", 1, 1.0),
]


def test_of_each_measure_the_values_and_the_reasons_for_none() -> None:
    judge = Judge("tiny", "127.0.0.1", "0.4", 1, calls=4, seconds=80.0)
    assert list(told_of_judge(judge, VERDICTS)) == [
        "    1  of 1 gave ContextRecall",
        "    1  of 3 gave Faithfulness, 2 IncompleteOutputException",
        "   20  seconds a reply, 4 awaited at a time; 4 replies",
    ]


def test_the_command_tells_of_the_judge_where_there_was_one(tmp_path: Path, capsys) -> None:
    folder = made_run(tmp_path / NOW)
    write_judge(folder, Judge("tiny", "127.0.0.1", "0.4", 1))
    write_verdicts(folder, VERDICTS)
    assert main(["now", "--results", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "written by extract" in printed
    assert Outcome.KEPT not in printed
    assert "1  of 3 gave Faithfulness" in printed


def test_the_command_tells_of_the_writer_where_a_model_wrote(tmp_path: Path, capsys) -> None:
    folder = made_run(tmp_path / NOW, writer="tiny")
    assert main([str(folder)]) == 0
    assert f"5  {Outcome.NOT_ASKED}" in capsys.readouterr().out


def test_without_a_run_the_command_is_one_line(tmp_path: Path, capsys) -> None:
    assert main(["nothing", "--results", str(tmp_path)]) == 1
    assert "lotsen-eval run" in capsys.readouterr().err
