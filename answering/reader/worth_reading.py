"""Of the statements that the search found, those that a reader reads, and what it read as readings (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answering.reader.encoding import heading_of
from answering.reader.log_odds import log_odds
from answering.reader.reading import NO_VERDICT, Reading
from answering.reader.written_verdict import leads_in
from corpus.model import Statement
from retrieval.hit import Hit

# The right statement is among so many for .81 of the questions for which it is in a passage of the first
# twenty for .87 (docs/answers.md); more cost time and bring little.
MOST = 24
PASSAGES = 20
# How much the log-odds of the passage count beside the cosine of the statement.
SEARCH_WEIGHS = 0.05


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of a hit that may answer; place: of the hit among the hits, number: in its passage."""

    hit: Hit
    place: int
    number: int

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.hit.passage.statements[self.number]

    @property
    def heading(self) -> str:
        """What stands over it."""
        return heading_of(self.hit.document.title, self.hit.passage.headings)

    @property
    def lead_in(self) -> str:
        """What leads it in."""
        return leads_in(self.hit.passage, self.statement)


def worth_reading(hits: Sequence[Hit], most: int = MOST) -> tuple[Candidate, ...]:
    """The likeliest first, by their cosine with the question and by how well their passage was found."""
    ranked = sorted(_ranked(hits), key=lambda one: -one[0])
    first: dict[str, Candidate] = {}
    for _, candidate in ranked:
        first.setdefault(candidate.statement.text, candidate)
    return tuple(first.values())[:most]


@dataclass(frozen=True, slots=True)
class StatementReading:
    """How surely a statement answers, 0–1, and the probabilities of the verdicts that it gives."""

    sure: float
    verdicts: tuple[float, ...] = NO_VERDICT


UNREAD = StatementReading(0.0)


def readings_of(
    hits: Sequence[Hit], candidates: Sequence[Candidate], said: Sequence[StatementReading]
) -> tuple[Reading, ...]:
    """One reading a hit: a passage answers as surely as its surest statement; what was not read does not.

    Args:
        said: of each candidate.
    """
    read = {(one.place, one.number): what for one, what in zip(candidates, said, strict=True)}
    return tuple(_reading(hit, place, read) for place, hit in enumerate(hits))


def _reading(hit: Hit, place: int, read: Mapping[tuple[int, int], StatementReading]) -> Reading:
    said = [read.get((place, number), UNREAD) for number in range(len(hit.passage.statements))]
    sure = [one.sure for one in said]
    statements = tuple(zip(hit.passage.statements, sure, strict=True))
    return Reading(hit, max(sure, default=0.0), statements, tuple(one.verdicts for one in said))


def _ranked(hits: Sequence[Hit]) -> Iterator[tuple[float, Candidate]]:
    for place, hit in enumerate(hits):
        found = SEARCH_WEIGHS * log_odds(hit.score)
        # Where no cosine is known the beginnings of all passages come first.
        near = hit.near or tuple(-float(number) for number in range(len(hit.passage.statements)))
        for number, statement in enumerate(hit.passage.statements):
            if statement.role.may_answer:
                yield near[number] + found, Candidate(hit, place, number)
