"""The writer that needs no language model: the statements that answer best, chosen and ordered."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple

from answering.answer import Layout, Status, Turn
from answering.by_owner import compare_owners, only_form
from answering.draft import Draft, DraftClaim, Mark
from answering.fitting import fits
from answering.question import Asked
from answering.section_scores import (
    answers_by_heading,
    asks_the_same,
    asks_which,
    heading_match,
    heading_of,
    is_clause,
    section_score,
    whole_text,
)
from answering.sentence_scores import MUST_FIT, Nearness, Scored, same_content, score, share
from answering.statements import Statement, statements, without_yes_or_no
from answering.texts import text
from answering.units import Unit, units_of
from answering.vocabulary import Term, Vocabulary
from corpus.actors import is_about, mentions
from retrieval.closeness import Closeness
from retrieval.hit import Hit

NAME = "extract/1"
# What one reads without scrolling.
MOST_WORDS = 150
MOST_CLAIMS = 5
# A statement this much worse than the best adds length, not an answer …
WORTH_SAYING = 0.84
# … though one sentence alone is a thin answer.
THIN = 40
WORTH_SAYING_IN_A_THIN_ANSWER = 0.74
# … and one from another section must be nearly as good and speak of a word that was not spoken of.
WORTH_SAYING_ELSEWHERE = 0.85
# A statement of the same section still has to speak of what is asked.
SPEAKS_OF_IT = 0.7
# … in its own words and not only by standing under the right heading.
SAYS_IT_ITSELF = 0.5
# A thin answer is made whole by a sentence this good beside the best.
COMPLETES = 0.93
# Said this much, another section only adds length.
ENOUGH_WORDS = 90
# Two statements sharing more of their words than this say the same.
REPEATS = 0.66
# A section begun this near its beginning is told in its own order.
NEAR_THE_BEGINNING = 6
# A name alone is told less well elsewhere than on its own page.
IN_PASSING = 0.8
# From this match on a question that stands as a heading is the one that was asked.
SAME_QUESTION = 0.5


class ExtractiveWriter:
    """Chooses statements; never writes a word of its own into a claim."""

    name = NAME

    def __init__(self, vocabulary: Vocabulary, closeness: Closeness) -> None:
        self._vocabulary = vocabulary
        self._closeness = closeness

    def write(
        self,
        asked: Asked,
        hits: Sequence[Hit],
        history: Sequence[Turn] = (),  # noqa: ARG002 (the question stands alone)
    ) -> Draft:
        """The best statements of the hits; no claims where nothing speaks of what is asked."""
        terms = [self._vocabulary.term(word, asked.language, asked.text) for word in asked.terms]
        scored = score_all(asked, hits, terms, self._closeness)
        units = without_clauses(units_of(scored, asked))
        by_form = compare_owners(units, asked)
        chosen = by_form or whole_answer(units, terms) or in_order(choose(units, asked), asked)
        claims = tuple(_claim(statement) for statement in chosen)
        return Draft(
            Status.ANSWERED if claims else Status.NOT_FOUND,
            claims,
            _introduction(bool(by_form), chosen, asked),
            max((one.score for one in scored), default=0.0),
        )


def _introduction(by_form: bool, chosen: Sequence[Statement], asked: Asked) -> str:
    """Words before the claims: that the ownership form decides, or for which one this holds."""
    if by_form:
        return text("by_owner", asked.language)
    form = only_form(chosen, asked)
    return text(f"only_{form.value}", asked.language) if form else ""


def score_all(asked: Asked, hits: Sequence[Hit], terms: Sequence[Term], closeness: Closeness) -> list[Scored]:
    """All statements that may stand in the answer, scored; none about another ownership form."""
    best = max((hit.score for hit in hits), default=0.0)
    sections = {hit.passage.id: section_score(hit, asked, terms, best) for hit in hits}
    there = {hit.passage.id: answers_by_heading(hit, asked, terms) for hit in hits}
    same = {hit.passage.id: asks_the_same(hit, asked, terms) for hit in hits}
    # Which template to take is no matter of what stands in one.
    hits = [hit for hit in hits if not (asks_which(asked) and is_clause(hit.document, hit.passage))] or hits
    may_stand = [
        statement if same[statement.hit.passage.id] else without_yes_or_no(statement)
        for statement in statements(hits)
        if not asked.owners or not statement.owners or set(statement.owners) & set(asked.owners)
    ]
    near = nearness(asked, terms, may_stand, closeness)
    return [
        score(
            statement,
            asked,
            terms,
            sections[statement.hit.passage.id],
            there[statement.hit.passage.id],
            how_near,
        )
        for statement, how_near in zip(may_stand, near, strict=True)
    ]


def nearness(
    asked: Asked, terms: Sequence[Term], said: Sequence[Statement], closeness: Closeness
) -> list[Nearness]:
    """How near each statement is to the question in meaning; a name alone has none to be nearer to."""
    texts = closeness.of_texts(asked.text, [statement.text for statement in said])
    headed = closeness.of_texts(
        asked.text, [f"{heading_of(statement.hit)} {statement.text}" for statement in said]
    )
    words = [term.word.text.lower() for term in terms]
    passages = {
        hit.passage.id: share(closeness.of_words(words, whole_text(hit)), terms)
        for hit in {statement.hit.passage.id: statement.hit for statement in said}.values()
    }
    if said and _only_names(asked):
        named = [mention.actor for mention in mentions(asked.text)]
        nearest = Nearness(max(texts), max(headed), max(passages.values()) if terms else 0.0)
        elsewhere = Nearness(*(IN_PASSING * value for value in astuple(nearest)))
        return [
            nearest if any(is_about(one.hit.document, actor) for actor in named) else elsewhere
            for one in said
        ]
    return [
        Nearness(text, with_heading, passages[statement.hit.passage.id] if terms else 0.0)
        for statement, text, with_heading in zip(said, texts, headed, strict=True)
    ]


def _only_names(asked: Asked) -> bool:
    """Whether names of actors are all that the question speaks of."""
    named = [(mention.start, mention.end) for mention in mentions(asked.text)]
    return bool(named) and all(any(begin <= word.start < end for begin, end in named) for word in asked.terms)


def without_clauses(units: Sequence[Unit]) -> Sequence[Unit]:
    """The clauses of templates, which propose and do not rule, only where one of them answers best."""
    if not units or is_clause(units[0].head.hit.document, units[0].head.hit.passage):
        return units
    return [unit for unit in units if not is_clause(unit.head.hit.document, unit.head.hit.passage)]


def whole_answer(units: Sequence[Unit], terms: Sequence[Term]) -> list[Statement]:
    """A short section that answers just such a question, told whole and in its own order; else nothing."""
    if not units:
        return []
    hit = units[0].head.hit
    heading = hit.passage.headings[-1] if hit.passage.headings else ""
    if (
        not heading.endswith("?")
        or min(heading_match(hit, terms), units[0].parts[-1].covered) < SAME_QUESTION
    ):
        return []
    section = {
        part.statement.key: part.statement
        for unit in units
        if unit.section == units[0].section
        for part in unit.parts
    }
    told = sorted(section.values(), key=lambda statement: (statement.hit.passage.start, statement.place))
    return told if sum(len(one.text.split()) for one in told) <= ENOUGH_WORDS + MOST_CLAIMS else []


def choose(units: Sequence[Unit], asked: Asked) -> list[Statement]:
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
        if chosen and _misses(unit, best, asked):
            continue
        if not _is_worth_saying(unit, best, words, terms - covered) or words + size > MOST_WORDS:
            continue
        crowded = chosen and len(chosen) + len(fresh) > MOST_CLAIMS
        if crowded or not fresh or _repeats(unit.head, chosen):
            continue
        chosen += fresh
        words += size
        covered |= terms
    return chosen


def _misses(unit: Unit, best: Unit, asked: Asked) -> bool:
    """Whether it has no time or amount where one is asked for and already told."""
    return asked.asks in MUST_FIT and bool(fits(best.head, asked)) and not fits(unit.head, asked)


def _is_worth_saying(unit: Unit, best: Unit, words: int, new_terms: frozenset[int]) -> bool:
    if unit.section == best.section:
        floor = WORTH_SAYING if words >= THIN else WORTH_SAYING_IN_A_THIN_ANSWER
        if unit is not best and unit.parts[-1].said < best.parts[-1].said * SAYS_IT_ITSELF:
            return False
        near = unit.parts[-1].covered >= best.parts[-1].covered * SPEAKS_OF_IT
        # Items of a loose list have no more to do with each other than sections have.
        loose = unit.head.layout is Layout.ITEM and not unit.head.is_step and len(unit.parts) == 1
        return near and unit.score >= best.score * (WORTH_SAYING_ELSEWHERE if loose else floor)
    says_more = bool(new_terms) or _completes(unit, best, words)
    return unit.score >= best.score * WORTH_SAYING_ELSEWHERE and says_more and words < ENOUGH_WORDS


def _completes(unit: Unit, best: Unit, words: int) -> bool:
    """Whether a thin answer is made whole by a sentence that is nearly as good and speaks of the same."""
    return (
        words < THIN
        and unit.score >= best.score * COMPLETES
        and unit.parts[-1].said >= best.parts[-1].said * SAYS_IT_ITSELF
    )


def in_order(chosen: Sequence[Statement], asked: Asked) -> list[Statement]:
    """The section of the direct answer first, then the others; each in its own order."""
    passages = list(dict.fromkeys(statement.hit.passage.id for statement in chosen))
    ordered: list[Statement] = []
    for passage in passages:
        group = [statement for statement in chosen if statement.hit.passage.id == passage]
        ordered += _direct_first(group, asked)
    return ordered


def _direct_first(group: Sequence[Statement], asked: Asked) -> list[Statement]:
    placed = sorted(group, key=lambda statement: statement.place)
    first = group[0]
    # Taken out of its row a sentence must not leave one behind that leans on it, nor break up a list;
    # and near the beginning the section's own order says it better.
    if (
        (first.place < NEAR_THE_BEGINNING and not (asked.asks in MUST_FIT and fits(first, asked)))
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
