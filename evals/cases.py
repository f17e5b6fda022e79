"""The questions of evals/cases: read, validated, and kept apart for tuning and reporting."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from answering.answer import Status
from answering.reader.reading import Verdict
from corpus.errors import EvaluationError
from corpus.model import Language

CASES = Path(__file__).parent / "cases"
MADE_CASES = CASES / "made"  # a folder below, so that nobody tunes on them by reading all files
# Questions with this share of their words in common are one question asked twice.
THE_SAME = 0.9


class Kind(StrEnum):
    """What a case tries."""

    ANSWERABLE = "answerable"
    FOLLOW_UP = "follow_up"
    BY_OWNER = "by_owner"
    UNANSWERABLE = "unanswerable"
    HOSTILE = "hostile"
    AMBIGUOUS = "ambiguous"


class Split(StrEnum):
    """Whether weights and thresholds were chosen with it in sight; what a program made is for neither."""

    TUNE = "tune"
    REPORT = "report"
    MADE = "made"


class Made(StrEnum):
    """How a program made the case: evals/made."""

    LEFT_OUT = "left_out"
    HEADING = "heading"
    TABLE = "table"
    TYPO = "typo"
    NO_DIACRITICS = "no_diacritics"
    TWIN = "twin"


class Reason(StrEnum):
    """Why the documents do not answer: close to what they say, of quite another field, or taking for granted
    what is not so."""

    NEAR = "near"
    FAR = "far"
    PRESUPPOSITION = "presupposition"


class Style(StrEnum):
    """How it is asked, or what it asks for: a plain question, the asker's situation, a rule that staff look
    up, what came before, something near the documents or far from them, what is not so, words as they are
    typed into a search, haste."""

    PLAIN = "plain"
    SITUATION = "situation"
    STAFF = "staff"
    FOLLOW_UP = "follow_up"
    NEAR = "near"
    FAR = "far"
    PRESUPPOSITION = "presupposition"
    KEYWORDS = "keywords"
    TYPO = "typo"


class Topic(StrEnum):
    """What it is about, for figures by topic."""

    START = "start"
    AGREEMENTS = "agreements"
    IP = "ip"
    SECRECY = "secrecy"
    PROCUREMENT = "procurement"
    STATE_AID = "state_aid"
    PRICE = "price"
    DATA = "data"
    SAMPLES = "samples"
    REGULATORY = "regulatory"
    SAFETY = "safety"
    PREMISES = "premises"
    INFRASTRUCTURE = "infrastructure"
    FUNDING = "funding"
    PROCESS = "process"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a file of cases; evals/README.md tells the fields.

    Args:
        sections: "document#section", the language left out; one of them must be cited.
        key_facts: regular expressions that the text of a right answer matches, all of them.
        reference: a right answer in a sentence or two; "" where none is written.
        reason: of an unanswerable case, where it was judged.
        made, of: how a program made it, and the case that it was made of, if of any.
        without: sections that are taken out of the library before the case is asked.
        verdict: with which a right answer begins, where the question is one of yes or no.
        must_not: regular expressions that the text of a right answer does not match, none of them.
        style: where the case was written to be asked as people ask.
    """

    id: str
    language: Language
    kind: Kind
    split: Split
    question: str
    history: tuple[str, ...]
    status: Status
    sections: frozenset[str]
    key_facts: tuple[str, ...]
    reference: str = ""
    topic: Topic = Topic.OTHER
    reason: Reason | None = None
    made: Made | None = None
    of: str = ""
    without: frozenset[str] = frozenset()
    verdict: Verdict | None = None
    must_not: tuple[str, ...] = ()
    style: Style | None = None

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return self.status in {Status.ANSWERED, Status.PARTIAL}

    def to_json(self) -> str:
        """The line that it was read from, or one that reads the same."""
        entry: dict[str, object] = {
            "id": self.id,
            "language": self.language,
            "kind": self.kind,
            "split": self.split,
            "question": self.question,
            "history": [{"question": question} for question in self.history],
            "expected_status": self.status,
            "expected_sections": sorted(self.sections),
            "key_facts": list(self.key_facts),
            "reference": self.reference,
            "topic": self.topic,
        }
        rare = {
            "reason": self.reason, "made": self.made, "of": self.of, "without": sorted(self.without),
            "verdict": self.verdict, "must_not": list(self.must_not), "style": self.style,
        }  # fmt: skip
        entry.update((name, value) for name, value in rare.items() if value)
        return json.dumps(entry, ensure_ascii=False)


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


def overlaps(cases: Sequence[Case]) -> list[tuple[Case, Case]]:
    """Pairs (tune, report) that ask the same: their report figure says nothing of new questions."""
    asked = [(case, _words(case)) for case in cases]
    tuned = [each for each in asked if each[0].split is Split.TUNE]
    reported = [each for each in asked if each[0].split is Split.REPORT]
    return [
        (one, other)
        for one, words in tuned
        for other, others in reported
        if len(words & others) >= THE_SAME * len(words | others)
    ]


def _words(case: Case) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", " ".join((*case.history, case.question)).lower()))


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
