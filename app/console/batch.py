"""Questions from a JSON Lines file, all of them checked before the first one is answered."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answering.answer import Turn
from corpus.errors import QuestionError


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """One line of a batch file."""

    id: str
    question: str
    history: tuple[Turn, ...]


def read_batch(file: Path) -> list[BatchQuestion]:
    """Every question of the file; empty lines are passed over.

    Raises:
        QuestionError: the file cannot be read, or a line is not an object with `id` and `question`.
    """
    try:
        # Not splitlines(): JSON may hold U+2028 and its like as they are, and they end no line there.
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise QuestionError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{file} is not UTF-8 text; save it as UTF-8.") from error
    return list(_questions(file, lines))


def _questions(file: Path, lines: list[str]) -> Iterator[BatchQuestion]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield BatchQuestion(
                id=_text(record, "id"),
                question=_text(record, "question"),
                history=tuple(Turn(_text(turn, "question")) for turn in record.get("history") or ()),
            )
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            raise QuestionError(
                f"{file}, line {number}: write one JSON object a line with the texts `id` and `question`, "
                "and optionally `history`: a list of objects with `question`."
            ) from error


def _text(record: dict[str, object], name: str) -> str:
    value = record[name]
    if name == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise TypeError(name)
    return value
