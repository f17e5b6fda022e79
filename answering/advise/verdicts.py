"""Yes, no or "it depends": what an answer says, and the question that a quoted yes answers (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.advise.next_steps import bare
from answering.answer import Citation, Claim
from answering.reader.reading import Reading, Verdict
from answering.reader.written_verdict import YES_OR_NO, says_it_depends
from answering.texts import text
from answering.words import stems
from answering.write.draft import DraftClaim
from corpus.model import Language, Owner, Passage, Role, Statement

# "No, …" and "Yes."; not "No fee is taken."
_OPENING = re.compile(
    r"(?P<word>ja|nej|yes|no)(?:\s*[,.:;!–—]|$)|(?:det beror|it depends)\b[^.,:;]*[.,:;]?", re.IGNORECASE
)
# Below this a verdict is wrong too often to be told (docs/answers.md).
SURE = 0.75
# Questions that share this much of the words of content of the longer one ask the same.
THE_SAME = 0.75


@dataclass(frozen=True, slots=True)
class AnswerVerdict:
    """What the statements that are told say to a yes-or-no question.

    Args:
        verdict: what stands under the same question in a document; else of the surest of them, or that it
            depends where ownership forms differ; None if unsure.
        by_owner: whether they tell of more than one ownership form, each by itself.
    """

    verdict: Verdict | None
    by_owner: bool = False


def verdict_of(question: str, claims: Sequence[DraftClaim], readings: Sequence[Reading]) -> AnswerVerdict:
    """What the statements say that these claims are made of."""
    told = _told(claims, readings)
    if not told:
        return AnswerVerdict(None)
    forms: dict[Owner, Verdict | None] = {}
    for one in told:
        if len(one.statement.owners) == 1:
            forms.setdefault(one.statement.owners[0], _sure(one.verdicts))
    by_owner = len(forms) > 1
    first = [one for one in told if one.passage.id == claims[0].marks[0].passage_id]
    written = _written(question, first) if first else None
    if written is None and len(set(forms.values()) - {None}) > 1:
        return AnswerVerdict(Verdict.DEPENDS, by_owner)
    return AnswerVerdict(written or (_sure(first[0].verdicts) if first else None), by_owner)


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement that is told, and how the reader took it."""

    passage: Passage
    statement: Statement
    sure: float
    verdicts: tuple[float, ...]


def _told(claims: Sequence[DraftClaim], readings: Sequence[Reading]) -> list[_Told]:
    """The statements of these claims, surest first."""
    told = {(mark.passage_id, mark.start) for claim in claims for mark in claim.marks}
    said = [
        _Told(reading.hit.passage, statement, sure, verdicts)
        for reading in readings
        for (statement, sure), verdicts in zip(reading.statements, reading.verdicts, strict=True)
        if {(reading.hit.passage.id, statement.start), (reading.hit.passage.id, None)} & told
    ]
    return sorted(said, key=lambda one: -one.sure)


def _written(question: str, told: Sequence[_Told]) -> Verdict | None:
    """That it depends, where this is told; else the yes or no above them, if their heading asks the same."""
    passage = told[0].passage
    first = passage.statements[0]
    if any(one.statement == first for one in told) and says_it_depends(first.text):
        return Verdict.DEPENDS
    if first.role is not Role.VERDICT or not passage.headings:
        return None
    is_same = asks_the_same(question, passage.headings[-1])
    return YES_OR_NO.get(first.text.rstrip(".!").casefold()) if is_same else None


def _sure(verdicts: Sequence[float]) -> Verdict | None:
    likeliest = max(range(len(verdicts)), key=verdicts.__getitem__)
    verdict = list(Verdict)[likeliest]
    return None if verdict is Verdict.NONE or verdicts[likeliest] < SURE else verdict


def says_a_verdict(said: str) -> bool:
    """Whether it begins with yes, no or "it depends"."""
    return opening_verdict(said) != ""


def opening_verdict(said: str) -> str:
    """The yes, no or "it depends on …" that it begins with, with the sign after it; "" where it has none."""
    found = _OPENING.match(said)
    return found[0] if found else ""


def whose_verdicts(
    question: str, claims: Sequence[Claim], citations: Sequence[Citation], language: Language
) -> tuple[str, ...]:
    """A note for each yes or no that stands under another question than the one asked."""
    passages = {citation.number: citation.passage for citation in citations}
    notes = []
    for claim in claims:
        said = _OPENING.match(claim.text)
        if not said or not said["word"] or not claim.citations:
            continue
        number = claim.citations[0]
        heading = passages[number].headings[-1] if passages[number].headings else ""
        if heading.endswith("?") and not asks_the_same(question, heading):
            answered = {"word": said["word"], "number": str(number), "question": bare(heading)}
            notes.append(text("verdict_of", language, **answered))
    return tuple(dict.fromkeys(notes))


def asks_the_same(one: str, other: str) -> bool:
    """Whether two questions ask the same, so that a yes to the one is a yes to the other."""
    first, second = stems(one), stems(bare(other))
    return len(first & second) >= THE_SAME * max(1, len(first), len(second))
