"""What can be said by itself: a statement, one with what it leans on, a list with what leads it in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.question import Asked
from answering.sentence_scores import Scored
from answering.statements import Statement
from answering.words import fold

# The longest list that is told, in items and in words.
MOST_ITEMS = 10
LONGEST_LIST = 140
# A list item with fewer words is a fragment.
SHORTEST_SENTENCE = 10
# A list answers "which" and "what does it contain" better than any one sentence.
LIST_ASKED_FOR = 0.08
# … if the words that lead it in name what is to be listed.
NAMES_THE_LIST = 0.3
# Each sentence that has to be brought along makes an answer less direct.
BROUGHT_ALONG = 0.02

# What is to be ticked off is no statement about the world.
_CHECKLIST = re.compile(r"checklist", re.IGNORECASE)
_LIST_ASKED_FOR = re.compile(
    r"\b(?:vilka|vad (?:ska|bor|maste) .*(?:innehalla|inga|sta|vara med)|steg\w*|checklist\w*|hur (?:gor|"
    r"valjer)|"
    r"which|what (?:should|must) .*(?:contain|include|say)|steps?)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Statements that stand together: one, or one with those that it leans on."""

    parts: tuple[Scored, ...]
    score: float

    @property
    def head(self) -> Statement:
        """The statement it is chosen for: the last."""
        return self.parts[-1].statement

    @property
    def section(self) -> str:
        """The document and section that it stands in."""
        return self.head.hit.passage.id.rsplit("/", 1)[0]


def units_of(scored: Sequence[Scored], asked: Asked) -> list[Unit]:
    """What can be said by itself, best first: what leans on another brings it along or is left."""
    by_place = {(one.statement.hit.passage.id, one.statement.place): one for one in scored}
    asks_for_checks = _CHECKLIST.search(asked.text) is not None
    wants_list = _LIST_ASKED_FOR.search(fold(asked.text)) is not None
    units = []
    for one in scored:
        if one.statement.is_lead_in:
            units += _list_unit(one, by_place, wants_list, asks_for_checks)
        elif chain := _chain(one, by_place):
            units.append(Unit(chain, one.score - BROUGHT_ALONG * (len(chain) - 1)))
    return sorted(units, key=lambda unit: unit.score, reverse=True)


def _list_unit(
    lead_in: Scored, by_place: dict[tuple[str, int], Scored], wanted: bool, asks_for_checks: bool
) -> list[Unit]:
    """The words that lead a list in with its items, as many as one reads."""
    parts, words = [lead_in], len(lead_in.statement.text.split())
    passage, place = lead_in.statement.hit.passage.id, lead_in.statement.place + 1
    while (item := by_place.get((passage, place))) and item.statement.lead_in == lead_in.statement.text:
        words += len(item.statement.text.split())
        if words > LONGEST_LIST or len(parts) > MOST_ITEMS:
            break
        parts.append(item)
        place += 1
    checks = _CHECKLIST.search(lead_in.statement.text) is not None
    if len(parts) < 2 or lead_in.statement.leans or (checks and not asks_for_checks):
        return []
    fits = wanted and lead_in.said >= NAMES_THE_LIST
    return [Unit(tuple(parts), lead_in.score + (LIST_ASKED_FOR if fits else -LIST_ASKED_FOR / 2))]


def _chain(one: Scored, by_place: dict[tuple[str, int], Scored]) -> tuple[Scored, ...]:
    statement = one.statement
    if statement.lead_in and (_CHECKLIST.search(statement.lead_in) or not _stands_alone(statement.text)):
        return ()
    if not statement.leans:
        return (one,)
    before = by_place.get((statement.hit.passage.id, statement.place - 1))
    # Only the neighbour in the same paragraph can be what "detta" means; two steps back it gets too long.
    if not before or before.statement.paragraph != statement.paragraph:
        return ()
    return () if before.statement.leans or before.statement.is_lead_in else (before, one)


def _stands_alone(item: str) -> bool:
    """Whether a list item is a sentence and no fragment."""
    return item[:1].isupper() and item[-1:] in ".!" and len(item.split()) >= SHORTEST_SENTENCE
