"""The writer that needs no language model: the statements of the passages that answer best, chosen and ordered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answering.actors import mentions
from answering.answer import Layout, Status, Turn
from answering.draft import Draft, DraftClaim, Mark
from answering.question import Asked, Asks
from answering.section_scores import heading_match, section_score
from answering.sentence_scores import Scored, same_content, score
from answering.statements import Statement, statements
from answering.texts import text
from answering.vocabulary import Term, Vocabulary
from answering.words import fold
from corpus.model import Owner
from retrieval.hit import Hit

NAME = "extract/1"
# What one reads without scrolling.
MOST_WORDS = 150
MOST_CLAIMS = 5
MOST_ITEMS = 10
# A statement this much worse than the best adds length, not an answer …
WORTH_SAYING = 0.84
# … though one sentence alone is a thin answer.
THIN = 40
WORTH_SAYING_IN_A_THIN_ANSWER = 0.74
# … and one from another section must be nearly as good and speak of a word that was not spoken of.
WORTH_SAYING_ELSEWHERE = 0.85
# A statement of the same section still has to speak of what is asked.
SPEAKS_OF_IT = 0.7
# Said this much, another section only adds length.
ENOUGH_WORDS = 90
# The same, where each ownership form is to have its sentence.
WORTH_COMPARING = 0.78
# Two statements sharing more of their words than this say the same.
REPEATS = 0.66
NEAR_THE_BEGINNING = 4
# A list item with fewer words is a fragment.
SHORTEST_SENTENCE = 10
# A list answers "which" and "what does it contain" better than any one sentence.
LIST_ASKED_FOR = 0.08
# "Ja, …" and "Nej, …" answer the heading: they answer the question only if it asks nearly the same.
SAME_QUESTION = 0.5

_YES_OR_NO = re.compile(r"(?:ja|nej|jo|yes|no)\b[,.]", re.IGNORECASE)
# What is to be ticked off is no statement about the world.
_CHECKLIST = re.compile(r"checklist", re.IGNORECASE)
_LIST_ASKED_FOR = re.compile(
    r"\b(vilka|vad (?:ska|bor|maste) .*(?:innehalla|inga|sta|vara med)|steg\w*|checklist\w*|which|what (?:should|must) .*(?:contain|include|say)|steps?|hur (?:gor|valjer))\b"
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


class ExtractiveWriter:
    """Chooses statements; never writes a word of its own into a claim."""

    name = NAME

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def write(self, asked: Asked, hits: Sequence[Hit], history: Sequence[Turn] = ()) -> Draft:
        """The best statements of the hits; no claims where nothing speaks of what is asked."""
        terms = [self._vocabulary.term(word, asked.language, asked.text) for word in asked.terms]
        units = units_of(score_all(asked, hits, terms), asked)
        by_form = compare_owners(units, asked)
        chosen = by_form or whole_answer(units, asked, terms) or in_order(choose(units))
        claims = tuple(_claim(statement) for statement in chosen)
        introduction = text("by_owner", asked.language) if by_form else ""
        return Draft(Status.ANSWERED if claims else Status.NOT_FOUND, claims, introduction)


def score_all(asked: Asked, hits: Sequence[Hit], terms: Sequence[Term]) -> list[Scored]:
    """All statements that may stand in the answer, scored; those about another ownership form are left out."""
    best = max((hit.score for hit in hits), default=0.0)
    sections = {hit.passage.id: section_score(hit, asked, terms, best) for hit in hits}
    asks_whether = asked.asks is Asks.WHETHER
    same = {
        hit.passage.id: asks_whether and heading_match(hit, asked, terms) >= SAME_QUESTION for hit in hits
    }
    return [
        score(statement, asked, terms, sections[statement.hit.passage.id])
        for statement in statements(hits)
        if (not asked.owners or not statement.owners or set(statement.owners) & set(asked.owners))
        and (same[statement.hit.passage.id] or not _YES_OR_NO.match(statement.text))
    ]


def units_of(scored: Sequence[Scored], asked: Asked) -> list[Unit]:
    """What can be said by itself, best first: a statement that leans on another brings it along or is left."""
    by_place = {(one.statement.hit.passage.id, one.statement.place): one for one in scored}
    asks_for_checks = _CHECKLIST.search(asked.text) is not None
    wants_list = _LIST_ASKED_FOR.search(fold(asked.text)) is not None
    units = []
    for one in scored:
        if one.statement.is_lead_in:
            units += _list_unit(one, by_place, wants_list, asks_for_checks)
        elif chain := _chain(one, by_place):
            units.append(Unit(chain, one.score - 0.02 * (len(chain) - 1)))
    return sorted(units, key=lambda unit: unit.score, reverse=True)


def _list_unit(
    lead_in: Scored, by_place: dict[tuple[str, int], Scored], wanted: bool, asks_for_checks: bool
) -> list[Unit]:
    """The words that lead a list in with its items, as many as one reads."""
    parts, words = [lead_in], len(lead_in.statement.text.split())
    passage, place = lead_in.statement.hit.passage.id, lead_in.statement.place + 1
    while (item := by_place.get((passage, place))) and item.statement.lead_in == lead_in.statement.text:
        words += len(item.statement.text.split())
        if words > MOST_WORDS or len(parts) > MOST_ITEMS:
            break
        parts.append(item)
        place += 1
    checks = _CHECKLIST.search(lead_in.statement.text) is not None
    if len(parts) < 2 or lead_in.statement.leans or (checks and not asks_for_checks):
        return []
    return [Unit(tuple(parts), lead_in.score + (LIST_ASKED_FOR if wanted else -LIST_ASKED_FOR / 2))]


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


def whole_answer(units: Sequence[Unit], asked: Asked, terms: Sequence[Term]) -> list[Statement]:
    """A short section that answers just such a question, told whole and in its own order; else nothing."""
    if not units:
        return []
    hit = units[0].head.hit
    heading = hit.passage.headings[-1] if hit.passage.headings else ""
    if not heading.endswith("?") or heading_match(hit, asked, terms) < SAME_QUESTION:
        return []
    section = {
        part.statement.key: part.statement
        for unit in units
        if unit.section == units[0].section
        for part in unit.parts
    }
    told = sorted(section.values(), key=lambda statement: (statement.hit.passage.start, statement.place))
    return told if sum(len(one.text.split()) for one in told) <= ENOUGH_WORDS + MOST_CLAIMS else []


def choose(units: Sequence[Unit]) -> list[Statement]:
    """The best units that say something new, up to what one reads without scrolling."""
    if not units:
        return []
    best = units[0]
    chosen: list[Statement] = []
    words, covered = 0, frozenset[int]()
    for unit in units:
        fresh = [part.statement for part in unit.parts if part.statement not in chosen]
        size = sum(len(statement.text.split()) for statement in fresh)
        terms = frozenset(number for part in unit.parts for number in part.terms)
        if not _is_worth_saying(unit, best, words, terms - covered) or words + size > MOST_WORDS:
            continue
        crowded = chosen and len(chosen) + len(fresh) > MOST_CLAIMS
        if crowded or not fresh or _repeats(unit.head, chosen):
            continue
        chosen += fresh
        words += size
        covered |= terms
    return chosen


def _is_worth_saying(unit: Unit, best: Unit, words: int, new_terms: frozenset[int]) -> bool:
    if unit.section == best.section:
        floor = WORTH_SAYING if words >= THIN else WORTH_SAYING_IN_A_THIN_ANSWER
        near = unit.parts[-1].covered >= best.parts[-1].covered * SPEAKS_OF_IT
        # Items of a loose list have no more to do with each other than sections have.
        loose = unit.head.layout is Layout.ITEM and not unit.head.is_step and len(unit.parts) == 1
        return near and unit.score >= best.score * (WORTH_SAYING_ELSEWHERE if loose else floor)
    return unit.score >= best.score * WORTH_SAYING_ELSEWHERE and bool(new_terms) and words < ENOUGH_WORDS


def compare_owners(units: Sequence[Unit], asked: Asked) -> list[Statement]:
    """Where no form is named and the answer differs: the best general statement and the best one of each form."""
    if asked.owners or mentions(asked.text) or not units or asked.asks is Asks.TEMPLATE:
        return []
    best = units[0]
    of_form: dict[Owner, Unit] = {}
    for unit in units:
        speaks = unit.parts[-1].covered >= best.parts[-1].covered * SPEAKS_OF_IT
        alone = len(unit.head.owners) == 1 and unit.head.is_labelled and len(unit.parts) == 1
        if alone and speaks and unit.score >= best.score * WORTH_COMPARING:
            of_form.setdefault(unit.head.owners[0], unit)
    if len(of_form) < 2 or not (len(best.head.owners) == 1 or len(of_form) == len(Owner)):
        return []
    # A section that tells all forms apart tells them in the same words, so they are taken from one if possible.
    together = _from_one_section(units, of_form)
    chosen = [] if best.head.owners else [part.statement for part in best.parts]
    chosen += [together[owner].head for owner in Owner if owner in together]
    return chosen if sum(len(one.text.split()) for one in chosen) <= MOST_WORDS else []


def _from_one_section(units: Sequence[Unit], of_form: dict[Owner, Unit]) -> dict[Owner, Unit]:
    floor = min(unit.score for unit in of_form.values())
    for first in of_form.values():
        siblings: dict[Owner, Unit] = {}
        for unit in units:
            if (
                unit.section == first.section
                and len(unit.head.owners) == 1
                and unit.score >= floor * WORTH_SAYING
            ):
                siblings.setdefault(unit.head.owners[0], unit)
        if len(siblings) == len(Owner):
            return siblings
    return of_form


def in_order(chosen: Sequence[Statement]) -> list[Statement]:
    """The section of the direct answer first, then the others; each in its own order."""
    passages = list(dict.fromkeys(statement.hit.passage.id for statement in chosen))
    ordered: list[Statement] = []
    for passage in passages:
        group = [statement for statement in chosen if statement.hit.passage.id == passage]
        ordered += _direct_first(group)
    return ordered


def _direct_first(group: Sequence[Statement]) -> list[Statement]:
    placed = sorted(group, key=lambda statement: statement.place)
    first = group[0]
    # Taken out of its row a sentence must not leave one behind that leans on it, nor break up a list;
    # and near the beginning the section's own order says it better.
    if (
        first.place < NEAR_THE_BEGINNING
        or first.is_step
        or any(one.leans or one.is_lead_in for one in placed)
    ):
        return placed
    return [first, *(statement for statement in placed if statement is not first)]


def _repeats(statement: Statement, chosen: Iterable[Statement]) -> bool:
    return any(same_content(statement.text, other.text) > REPEATS for other in chosen)


def _claim(statement: Statement) -> DraftClaim:
    return DraftClaim(
        statement.text,
        (Mark(statement.hit.passage.id, statement.start, statement.end),),
        statement.layout,
    )
