"""What the guide lacks: questions without an answer and bad marks, near-duplicates together (pure)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answering.answer import Status
from app.store.records import Feedback, Gap, Reason, Verdict
from corpus.model import Language
from retrieval.compounds import Compounds
from retrieval.terms import Stems, content_words

ALIKE = 0.6  # share of content words that two wordings of one question have in common (Jaccard)
NO_COMPOUNDS = Compounds({})


@dataclass(frozen=True, slots=True)
class GapGroup:
    """One thing that was asked for, in however many wordings.

    Args:
        question: the newest wording; empty for marks that were kept without their question.
        unanswered, partial: how often the documents gave nothing, or only part of an answer.
        bad: how often an answer was marked as bad.
        reasons: why, each with how often, most frequent first.
        comments: what visitors wrote about it, newest first.
        passages: what the badly marked answers cited.
    """

    question: str
    language: Language
    unanswered: int
    partial: int
    bad: int
    reasons: tuple[tuple[Reason, int], ...]
    comments: tuple[str, ...]
    passages: tuple[str, ...]
    first: date
    last: date

    @property
    def times(self) -> int:
        """How often it came up in any way."""
        return self.unanswered + self.partial + self.bad


Record = Gap | Feedback


def gap_groups(gaps: Iterable[Gap], feedback: Iterable[Feedback]) -> tuple[GapGroup, ...]:
    """The groups, most frequent first and the newest before the older; good marks are left out."""
    records: list[Record] = [*gaps, *(mark for mark in feedback if mark.verdict is Verdict.DOWN)]
    records.sort(key=_day, reverse=True)
    groups = [_group(together) for together in _alike(records)]
    return tuple(sorted(groups, key=lambda group: (-group.times, -group.last.toordinal(), group.question)))


def _alike(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Records of the same words first, then of nearly the same words: the newest wording leads."""
    stems = Stems(NO_COMPOUNDS)
    by_words: dict[tuple[Language, frozenset[str]], list[Record]] = defaultdict(list)
    for record in records:
        by_words[record.language, _words(record, stems)].append(record)
    leaders: dict[Language, dict[str, list[int]]] = {language: defaultdict(list) for language in Language}
    groups: list[list[Record]] = []
    sets: list[frozenset[str]] = []
    for (language, words), together in by_words.items():
        number = _nearest(words, leaders[language], sets)
        if number is None:
            for word in words:
                leaders[language][word].append(len(groups))
            groups.append(together)
            sets.append(words)
        else:
            groups[number] += together
    yield from groups


def _nearest(
    words: frozenset[str], leaders: dict[str, list[int]], sets: Sequence[frozenset[str]]
) -> int | None:
    """The group whose leading words are most alike, if they are alike enough."""
    shared = Counter(number for word in words for number in leaders.get(word, ()))
    best: tuple[float, int] | None = None
    for number, common in shared.items():
        likeness = common / (len(words) + len(sets[number]) - common)
        if likeness >= ALIKE and (best is None or likeness > best[0]):
            best = (likeness, number)
    return best[1] if best else None


def _words(record: Record, stems: Stems) -> frozenset[str]:
    """The stems of what was asked; of a mark without its question, what its answer cited."""
    if not record.question.strip():
        return frozenset(record.passages) if isinstance(record, Feedback) else frozenset()
    words = content_words(record.question) or record.question.lower().split()
    return frozenset(stem for word in words for stem in stems.of(word, record.language))


def _group(records: list[Record]) -> GapGroup:
    marks = [record for record in records if isinstance(record, Feedback)]
    gaps = [record for record in records if isinstance(record, Gap)]
    reasons = Counter(mark.reason for mark in marks if mark.reason)
    newest = max(records, key=_day)
    return GapGroup(
        question=newest.question,
        language=newest.language,
        unanswered=sum(gap.status is not Status.PARTIAL for gap in gaps),
        partial=sum(gap.status is Status.PARTIAL for gap in gaps),
        bad=len(marks),
        reasons=tuple(reasons.most_common()),
        comments=tuple(dict.fromkeys(mark.comment for mark in marks if mark.comment)),
        passages=tuple(dict.fromkeys(passage for mark in marks for passage in mark.passages)),
        first=min(map(_day, records)),
        last=_day(newest),
    )


def _day(record: Record) -> date:
    return record.day or date.min
