"""Cases asked of the assistant, one after the other: their answers are what is scored."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from answering.answer import Answer, Status, Turn
from answering.assistant import Assistant
from corpus.errors import CorpusError
from corpus.model import Language
from evals.answer_scores import Expected
from evals.own_index import CASES


def read_expected(split: str, folder: Path = CASES) -> list[Expected]:
    """All cases of a split, in the order of files and lines.

    Raises:
        CorpusError: a line is no case; file and line are named.
    """
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                try:
                    split_of, case = _expected(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise CorpusError(
                        f"{file}, line {number}: no case ({error}); see evals/README.md."
                    ) from error
                found += [case] if split_of == split else []
    return found


def ask_all(assistant: Assistant, cases: Sequence[Expected]) -> Iterator[tuple[Expected, Answer]]:
    """Each case with its answer."""
    for case in cases:
        yield case, assistant.ask(case.question, [Turn(question) for question in case.history])


def _expected(entry: dict[str, Any]) -> tuple[str, Expected]:
    history = [turn["question"] for turn in entry["history"]]
    return str(entry["split"]), Expected(
        id=str(entry["id"]),
        language=Language(entry["language"]),
        kind=str(entry["kind"]),
        question=str(entry["question"]),
        history=tuple(map(str, history)),
        status=Status(entry["expected_status"]),
        sections=frozenset(map(str, entry["expected_sections"])),
        key_facts=tuple(map(str, entry["key_facts"])),
    )
