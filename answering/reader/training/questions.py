"""The questions over the corpus that were written for the reader, and what answers each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Language

QUESTIONS = Path(__file__).with_name("questions.jsonl")
# About sections that no training has seen.
HELD_OUT = Path(__file__).with_name("dev.jsonl")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that somebody asks.

    Args:
        kind: situation | plain | presupposition | near; the documents answer all but the last.
        section: "document#section" that it was written from, the language left out.
        answers: (section, statement) of all that belongs in the answer, best first.
        verdict: yes | no | depends; empty where it is no yes-or-no question, or it is not known.
        is_complete: whether what is no answer there belongs in none; else only the best is named.
    """

    id: str
    language: Language
    kind: str
    section: str
    question: str
    answers: tuple[tuple[str, str], ...]
    verdict: str = ""
    is_complete: bool = True


def read_questions(file: Path = QUESTIONS) -> Iterator[Question]:
    """All questions of a file, one JSON object a line."""
    with file.open(encoding="utf-8", newline="\n") as lines:
        for row in map(json.loads, lines):
            yield Question(
                row["id"],
                Language(row["language"]),
                row["kind"],
                row["section"],
                row["question"],
                tuple((answer["section"], answer["statement"]) for answer in row["answers"]),
                row.get("verdict", ""),
            )
