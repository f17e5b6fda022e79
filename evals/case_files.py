"""The files of evals/cases, read and validated."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from answering.answer import Status
from answering.reader.reading import Verdict
from corpus.errors import EvaluationError
from corpus.model import Language
from evals.cases import Case, Kind, Made, Reason, Split, Style, Topic

CASES = Path(__file__).parent / "cases"
MADE_CASES = CASES / "made"  # a folder below, so that nobody tunes on them by reading all files


def read_cases(files: Iterable[Path] = (), split: Split | None = None) -> list[Case]:
    """The cases of these files, by default the project's own, in the order of files and lines.

    Raises:
        EvaluationError: a file cannot be read, a line is no case, an id comes twice; it names file and line.
    """
    found: dict[str, Case] = {}
    for file in tuple(files) or sorted(CASES.glob("*.jsonl")):
        for number, entry in _entries(file):
            case = _case(entry, f"{file}, line {number}")
            if case.id in found:
                raise EvaluationError(
                    f"{file}, line {number}: the id {case.id!r} comes twice; give it another."
                )
            found[case.id] = case
    return [case for case in found.values() if split in (None, case.split)]


def stand_alone(split: Split) -> list[Case]:
    """The project's cases of a split that are searched for as they are typed, answerable or not."""
    searched = {Status.ANSWERED, Status.NOT_FOUND}
    return [case for case in read_cases(split=split) if not case.history and case.status in searched]


def _entries(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{file}, line {number}: no JSON ({error}).") from error
        if not isinstance(entry, dict):
            raise EvaluationError(f"{file}, line {number}: write one JSON object a line.")
        yield number, entry


def _case(entry: dict[str, Any], place: str) -> Case:
    try:
        case = Case(
            id=_text(entry, "id"),
            language=Language(entry["language"]),
            kind=Kind(entry["kind"]),
            split=Split(entry["split"]),
            question=_text(entry, "question"),
            history=tuple(_text(turn, "question") for turn in entry["history"]),
            status=Status(entry["expected_status"]),
            sections=frozenset(_texts(entry, "expected_sections")),
            key_facts=tuple(_texts(entry, "key_facts")),
            reference=str(entry.get("reference", "")),
            topic=Topic(entry.get("topic", "other")),
            reason=Reason(entry["reason"]) if "reason" in entry else None,
            made=Made(entry["made"]) if "made" in entry else None,
            of=str(entry.get("of", "")),
            without=frozenset(_texts(entry, "without")) if "without" in entry else frozenset(),
            verdict=Verdict(entry["verdict"]) if "verdict" in entry else None,
            must_not=tuple(_texts(entry, "must_not")) if "must_not" in entry else (),
            style=Style(entry["style"]) if "style" in entry else None,
        )
        for pattern in (*case.key_facts, *case.must_not):
            re.compile(pattern)
    except (KeyError, ValueError, TypeError, re.error) as error:
        raise EvaluationError(f"{place}: no case ({error}); see evals/README.md.") from error
    if case.answerable and not case.sections:
        raise EvaluationError(f"{place}: an answer is expected, so name the sections that hold it.")
    if case.verdict is Verdict.NONE:
        raise EvaluationError(f"{place}: a verdict is yes, no or depends; leave it out where there is none.")
    if (case.made is None) is (case.split is Split.MADE):
        raise EvaluationError(
            f"{place}: what a program made is of the split {Split.MADE.value!r}, and only that."
        )
    return case


def _text(entry: dict[str, Any], name: str) -> str:
    value = entry[name]
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} is no text")
    return value


def _texts(entry: dict[str, Any], name: str) -> list[str]:
    values = entry[name]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} is no list of texts")
    return values
