"""Questions with the statements that answer them, one a line: what the reader is measured on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.reader.reading import Verdict
from corpus.errors import EvaluationError
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class ExpectedStatement:
    """A statement that answers: its section, "guide#9.2" without the language, and its words."""

    section: str
    statement: str


@dataclass(frozen=True, slots=True)
class ReaderQuestion:
    """One line of the file.

    Args:
        kind: how it is asked ("situation", "plain"), or why it has no answer ("near").
        answers: all statements that belong in the answer; empty where the documents do not answer.
        verdict: of a yes-or-no question, else None.
    """

    id: str
    language: Language
    kind: str
    text: str
    answers: tuple[ExpectedStatement, ...]
    verdict: Verdict | None


def read_questions(file: Path) -> list[ReaderQuestion]:
    """The questions in the order of the file.

    Raises:
        EvaluationError: the file cannot be read, or a line is no question; it names the line.
    """
    found = []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        try:
            found.append(_question(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(
                f"{file}, line {number}: no question ({error}); see evals/README.md."
            ) from error
    if not found:
        raise EvaluationError(f"{file} holds no questions.")
    return found


def _question(entry: Mapping[str, Any]) -> ReaderQuestion:
    return ReaderQuestion(
        id=str(entry["id"]),
        language=Language(entry["language"]),
        kind=str(entry["kind"]),
        text=str(entry["question"]),
        answers=tuple(
            ExpectedStatement(each["section"], words_of(each["statement"])) for each in entry["answers"]
        ),
        verdict=Verdict(entry["verdict"]) if "verdict" in entry else None,
    )


def words_of(text: str) -> str:
    """The text with one space between words, as statements are compared."""
    return " ".join(text.split())
