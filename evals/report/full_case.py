"""A case in full: what was asked, cited, found and expected, as a report shows it (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.compare import Changed
from evals.measures.sections import sections_of
from evals.record import Record
from evals.report.content import Comparison
from evals.report.named import figure_words
from evals.report.worst import Judged, may_be_shown

HITS = 5
LONGEST_QUOTE = 900  # signs: a table that is quoted whole would push everything else off the page


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that was cited, where it stands, and the words of it."""

    passage: str
    place: str
    language: str
    quote: str


@dataclass(frozen=True, slots=True)
class FullCase:
    """A case with what came of it.

    Args:
        facts, wrong_facts: (pattern, whether the answer tells it) of what it must and must not say.
        hits: (passage, relevance, whether it is of an expected section).
    """

    judged: Judged
    description: str
    facts: tuple[tuple[str, bool], ...]
    wrong_facts: tuple[tuple[str, bool], ...]
    sources: tuple[Source, ...]
    hits: tuple[tuple[str, float, bool], ...]


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A case that came out otherwise; `is_shown` where its answers may be read."""

    case: Case
    moves: str
    before: Record
    now: Record
    is_shown: bool


def full_case(each: Judged) -> FullCase:
    """What a report shows of a case."""
    case, record = each.case, each.record
    kind, topic = (value.replace("_", " ") for value in (case.kind.value, case.topic.value))
    seconds = figure_words("seconds: total", dict(record.seconds)["total"])
    return FullCase(
        each,
        f"{kind}, {topic}, part “{case.split.value}”, {seconds}",
        _with_presence(case.key_facts, record.text),
        _with_presence(case.must_not, record.text),
        tuple(_source(citation.passage, citation.quote, record) for citation in record.citations),
        tuple((id, relevance, bool(sections_of(id, case.sections))) for id, relevance in record.hits[:HITS]),
    )


def changed_cases(comparison: Comparison, after: dict[str, Judged], held_out: bool) -> list[ChangedCase]:
    """The cases that changed, the worse ones first."""
    before = {record.case: record for record in comparison.before.records}
    by_id: dict[str, list[Changed]] = {}
    for each in comparison.changed:
        by_id.setdefault(each.case, []).append(each)
    return [
        ChangedCase(
            after[id].case,
            "; ".join(map(_move, changes)),
            before[id],
            after[id].record,
            may_be_shown(after[id].case, held_out),
        )
        for id, changes in by_id.items()
    ]


def paragraphs(text: str) -> list[str]:
    """The lines that hold words."""
    return [line for line in text.split("\n") if line.strip()] or ["(no words)"]


def _move(each: Changed) -> str:
    verdict = "better" if each.is_better else "worse"
    return f"{each.measure} {each.before:g} → {each.after:g} ({verdict})"


def _with_presence(patterns: Sequence[str], text: str) -> tuple[tuple[str, bool], ...]:
    return tuple((pattern, bool(re.search(pattern, text, re.IGNORECASE))) for pattern in patterns)


def _source(id: str, quote: str, record: Record) -> Source:
    passage = record.passage(id)
    place = " / ".join(passage.around.split("\n")) if passage else ""
    language = passage.language if passage else record.language
    cut = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rstrip()} …"
    return Source(id, place, language.value, cut)
