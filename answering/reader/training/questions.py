"""The questions over the corpus that were written for the reader, and what answers each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Language

QUESTIONS = Path(__file__).with_name("questions.jsonl")
# About sections that no training has seen.
HELD_OUT = Path(__file__).with_name("dev.jsonl")
# As strangers ask who have seen no document; none of them is learned from.
ASKED = Path(__file__).with_name("asked.jsonl")


PlacedStatement = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question that somebody asks.

    Args:
        kind: situation | plain | presupposition | near; the documents answer all but the last.
        section: "document#section" that it was written from, the language left out.
        answers: (section, statement) of all that belongs in the answer, best first.
        others: (section, statement) of what looks like an answer and was read and found to be none.
        doubtful: (section, statement) of what may be taken for one or not.
        verdict: yes | no | depends; empty where it is no yes-or-no question, or it is not known.
        is_complete: whether what is no answer there belongs in none; else only the best is named.
    """

    id: str
    language: Language
    kind: str
    section: str
    question: str
    answers: tuple[PlacedStatement, ...]
    verdict: str = ""
    is_complete: bool = True
    others: tuple[PlacedStatement, ...] = ()
    doubtful: tuple[PlacedStatement, ...] = ()


def read_questions(file: Path = QUESTIONS) -> Iterator[TrainingQuestion]:
    """All questions of a file, one JSON object a line."""
    with file.open(encoding="utf-8", newline="\n") as lines:
        for row in map(json.loads, lines):
            yield TrainingQuestion(
                row["id"],
                Language(row["language"]),
                row["kind"],
                row["section"],
                row["question"],
                _said(row["answers"]),
                row.get("verdict", ""),
                row.get("complete", True),
                others=_said(row.get("others", ())),
                doubtful=_said(row.get("doubtful", ())),
            )


def _said(rows: Iterable[dict[str, str]]) -> tuple[PlacedStatement, ...]:
    return tuple((row["section"], row["statement"]) for row in rows)
