"""The conversations that many visitors hold at once."""

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUESTIONS = 5
DIFFERENT = 10


def conversations() -> list[list[str]]:
    """Ten of five questions each; several visitors hold the same one."""
    lines = (ROOT / "evals/cases/first.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines[: DIFFERENT * QUESTIONS]]
    return [questions[start : start + QUESTIONS] for start in range(0, len(questions), QUESTIONS)]
