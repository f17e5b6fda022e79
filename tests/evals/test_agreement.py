"""Agreement beyond chance, by tables that were counted by hand."""

import math
from pathlib import Path

import pytest
from made_run import made_run

from corpus.errors import EvaluationError
from evals.agreement import Pair, Read, kappa, kappa_with_interval, read_readings, told
from evals.cli import main


def pairs(both: int, measured: int, read: int, neither: int) -> list[Pair]:
    return [
        *[(True, True)] * both,
        *[(True, False)] * measured,
        *[(False, True)] * read,
        *[(False, False)] * neither,
    ]


@pytest.mark.parametrize(
    ("table", "value"),
    [
        # 35 of 50 agree; by chance .5 · .6 + .5 · .4 = .5 of them would.
        (pairs(20, 5, 10, 15), 0.4),
        # 60 of 100; by chance .7 · .6 + .3 · .4 = .54: (.60 − .54) / .46.
        (pairs(45, 15, 25, 15), 0.1304),
        # The same 60 of 100; by chance .6 · .3 + .4 · .7 = .46: (.60 − .46) / .54.
        (pairs(25, 35, 5, 35), 0.2593),
        (pairs(3, 0, 0, 5), 1.0),
        (pairs(0, 4, 4, 0), -1.0),
        (pairs(4, 4, 4, 4), 0.0),
    ],
)
def test_kappa(table: list[Pair], value: float) -> None:
    assert kappa(table) == pytest.approx(value, abs=5e-5)


def test_where_everything_is_the_same_chance_would_agree_as_well() -> None:
    assert math.isnan(kappa(pairs(9, 0, 0, 0)))
    assert math.isnan(kappa_with_interval(pairs(0, 0, 0, 9)).low)


def test_the_interval_holds_kappa_is_the_same_every_time_and_narrows() -> None:
    few, many = kappa_with_interval(pairs(20, 5, 10, 15)), kappa_with_interval(pairs(200, 50, 100, 150))
    assert few == kappa_with_interval(pairs(20, 5, 10, 15))
    assert few.low < few.mean == many.mean < few.high
    # The standard error by its formula (Cohen 1960), √(.7 · .3 / (50 · .5²)), is .13.
    assert few.high - few.low == pytest.approx(2 * 1.96 * 0.13, abs=0.03)
    assert many.high - many.low == pytest.approx((few.high - few.low) / math.sqrt(10), rel=0.1)


def test_what_is_told_names_the_cases_that_are_judged_otherwise() -> None:
    lines = list(told([Read("a", True, True), Read("b", True, False), Read("c", False, False)]))
    assert [line.split()[-2:] for line in lines[1:3]] == [["1", "1"], ["0", "1"]]
    assert "agree 2/3" in lines[3]
    # By chance 2/3 · 1/3 + 1/3 · 2/3 = 4/9 of three: (6/9 − 4/9) / (5/9).
    assert "kappa 0.40" in lines[4]
    assert lines[5:] == ["only the measure would send: b"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"case": "a"}',
        '{"case": "a", "sendable": 1}',
        '{"case": "b", "sendable": true}',
        '{"case": "hostile", "sendable": true}',
        '{"case": "a", "sendable": true}\n{"case": "a", "sendable": true}',
    ],
)
def test_what_is_no_reading_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"readings\.jsonl"):
        read_readings(file, {"a": {"sendable": 1.0}, "hostile": {"hostile held": 1.0}})
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_readings(tmp_path / "none.jsonl", {})


def test_the_command_reads_a_run_and_prints_kappa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_run(tmp_path / "20261101-120000-now")
    file = tmp_path / "readings.jsonl"
    said = {"good": "true", "refused": "false", "led-astray": "true", "rightly-refused": "true"}
    file.write_text(
        "".join(f'{{"case": "{case}", "sendable": {word}}}\n' for case, word in said.items()),
        encoding="utf-8",
    )
    assert main(["kappa", str(file), "now", "--results", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "agree 3/4" in printed
    assert "kappa 0.50" in printed
    assert "only people would send: led-astray" in printed
