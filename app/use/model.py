"""How the service is used, from what is stored: counts a day and marks (pure)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from answering.answer import Status
from app.store.records import DayCount, Feedback, Reason, Verdict
from corpus.model import Language

# What asks about the documents: small talk, attacks and questions back say nothing of how they answer.
SEARCHED = (Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND)

Sort = TypeVar("Sort")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Use:
    """What staff see.

    Args:
        answered: questions that got a whole answer, of those that were searched for.
        days: newest first, each with its questions and how many of them were answered.
        languages, topics: how many questions, most first; the topic "" is none of the known ones.
        good: good marks of all marks.
        reasons: why answers were marked as bad, most frequent first.
    """

    questions: int
    answered: Share
    days: tuple[tuple[date, int, Share], ...]
    languages: tuple[tuple[Language, int], ...]
    topics: tuple[tuple[str, int], ...]
    good: Share
    reasons: tuple[tuple[Reason, int], ...]


def use_of(counts: Sequence[DayCount], feedback: Sequence[Feedback]) -> Use:
    """The figures of what is kept."""
    days = sorted({each.day for each in counts}, reverse=True)
    by_day = {day: [each for each in counts if each.day == day] for day in days}
    reasons = Counter(mark.reason for mark in feedback if mark.reason)
    return Use(
        questions=_number(counts),
        answered=_answered(counts),
        days=tuple((day, _number(by_day[day]), _answered(by_day[day])) for day in days),
        languages=_by(counts, lambda each: each.language),
        topics=_by(counts, lambda each: each.topic),
        good=Share(sum(mark.verdict is Verdict.UP for mark in feedback), len(feedback)),
        reasons=tuple(reasons.most_common()),
    )


def _number(counts: Iterable[DayCount]) -> int:
    return sum(each.number for each in counts)


def _answered(counts: Sequence[DayCount]) -> Share:
    searched = [each for each in counts if each.status in SEARCHED]
    return Share(_number(each for each in searched if each.status is Status.ANSWERED), _number(searched))


def _by(counts: Iterable[DayCount], sort: Callable[[DayCount], Sort]) -> tuple[tuple[Sort, int], ...]:
    numbers: Counter[Sort] = Counter()
    for each in counts:
        numbers[sort(each)] += each.number
    return tuple(numbers.most_common())
