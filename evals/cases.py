"""A question to the assistant, what a right answer to it is, and what it is kept for: tuning or reporting."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from answering.answer import Status
from answering.reader.reading import Verdict
from corpus.model import Language

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
