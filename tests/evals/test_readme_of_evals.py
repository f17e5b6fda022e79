"""evals/README.md and the program agree: commands, options, fields and measures."""

import json
import re
from pathlib import Path

import pytest

from evals.case_files import MADE_CASES
from evals.cases import Made
from evals.cli import COMMANDS, main

README = (Path(__file__).parent.parent.parent / "evals" / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^lotsen-eval ([a-z-]+)([^#\n]*)", README, re.M)


def test_every_command_is_shown() -> None:
    named = {command.__name__.replace("_", "-") for command in COMMANDS}
    assert {name for name, _ in SHOWN} == named


@pytest.mark.parametrize("name", sorted({name for name, _ in SHOWN}))
def test_every_option_that_is_shown_exists(name: str, capsys) -> None:
    assert main([name, "--help"]) == 0
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    used = {option for command, rest in SHOWN if command == name for option in re.findall(r"--[a-z-]+", rest)}
    assert used <= known


def test_every_field_of_a_case_is_told() -> None:
    line = (MADE_CASES / f"{Made.TYPO}.jsonl").read_text(encoding="utf-8").splitlines()[0]
    told = set(re.findall(r"`([a-z_]+)`", README))
    assert set(json.loads(line)) <= told
    assert {"reason", "without"} <= told


def test_every_kind_of_made_cases_is_told() -> None:
    assert all(f"| `{kind}` |" in README for kind in Made)
