"""Questions with texts that answer them or not, one a line: what files of a folder hold."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvaluationError

DEV = "dev"  # the split that nothing was trained on
CUT = "cut"  # a passage without the sentences that answer: no text that anybody wrote


@dataclass(frozen=True, slots=True)
class Row:
    """A question with a text.

    Args:
        title: of the page that the text is from; "" where it is not told.
        follows: whether the question leans on a conversation before it.
    """

    question: str
    text: str
    title: str
    answers: bool
    follows: bool


def read_rows(folder: Path, source: str) -> list[Row]:
    """The rows of `source.jsonl.gz` that nothing was trained on, spaces and line breaks as one space.

    Raises:
        EvaluationError: the file cannot be read, or a line is no row.
    """
    file = folder / f"{source}.jsonl.gz"
    try:
        with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            entries = [json.loads(line) for line in lines]
        return [_row(each) for each in entries if each["split"] == DEV and each.get("neg") != CUT]
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{file} holds no questions with texts ({error}); see evals/README.md."
        ) from error


def _row(entry: Mapping[str, Any]) -> Row:
    return Row(
        _words(entry["question"]),
        _words(entry["context"]),
        _words(entry.get("title") or ""),
        entry["label"] == 1,
        bool(entry.get("history")),
    )


def _words(text: str) -> str:
    return " ".join(text.split())
