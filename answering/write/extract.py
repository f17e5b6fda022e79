"""The writer that needs no language model: statements that were read as the answer, the surest first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from answering.advise.verdicts import asks_the_same
from answering.answer import Status
from answering.reader.reading import Reading
from answering.reader.written_verdict import says_it_depends
from answering.understand.routing import is_order_to_machine
from answering.words import same_content
from answering.write.draft import Draft, DraftClaim, Mark
from answering.write.leaning import leans
from corpus.model import Layout, Owner, Passage, Role, Statement
from corpus.owners import owners_named

NAME = "extract/4"
# What one reads without scrolling.
MOST_WORDS = 120
MOST_STATEMENTS = 3  # each with what it needs to be understood
LONGEST_LIST = 8  # items
# So surely the statements of an entry belong, in the mean, where it answers as a whole.
ANSWERS_AS_ONE = 0.65
# Two statements sharing more of their words than this say the same.
REPEATS = 0.66
# A statement this much less sure than the best adds length, not an answer.
WORTH_BESIDE_THE_BEST = 0.4


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A statement with its place: passage and number in it."""

    passage: Passage
    number: int

    @property
    def statement(self) -> Statement:
        return self.passage.statements[self.number]


class ExtractiveWriter:
    """Chooses statements; never writes a word of its own into a claim.

    Args:
        enough: from this probability on a statement belongs in the answer.
    """

    name = NAME

    def __init__(self, enough: float) -> None:
        self._enough = enough

    def write(self, question: str, readings: Sequence[Reading]) -> Draft:
        """The statements that belong in the answer; the surest one even where none is sure."""
        groups = self._groups(question, readings)
        kept: dict[_Chosen, int] = {}  # with the number of the statement that it begins with
        words = told = 0
        for group in groups:
            fresh = [one for one in group if one not in kept]
            size = sum(len(one.statement.text.split()) for one in fresh)
            full = words + size > MOST_WORDS or told == MOST_STATEMENTS
            if fresh and not (kept and (full or _repeats(group[-1], kept))):
                kept |= dict.fromkeys(fresh, group[0].number)
                words, told = words + size, told + 1
        claims = tuple(map(_claim, _in_order(kept)))
        return Draft(Status.ANSWERED if claims else Status.NOT_FOUND, claims)

    def _groups(self, question: str, readings: Sequence[Reading]) -> list[tuple[_Chosen, ...]]:
        """What can be said by itself, surest first; the first of all even where none is sure."""
        owners = owners_named(question)
        belongs = {
            _Chosen(reading.hit.passage, number): sure
            for reading in readings
            for number, (_, sure) in enumerate(reading.statements)
            if sure
        }

        def may_stand(one: _Chosen) -> bool:
            return _may_stand(one.statement, owners) and not _is_verdict_on_another(one, question)

        found = sorted(
            ((sure, one) for one, sure in belongs.items() if may_stand(one)), key=lambda one: -one[0]
        )
        enough = max([self._enough, *(sure * WORTH_BESIDE_THE_BEST for sure, _ in found[:1])])
        chosen = [one for sure, one in found if sure >= enough] or [one for _, one in found[:1]]
        if not owners:
            chosen = _each_form_first(chosen)
        whole = [_whole_answer(one, may_stand, belongs) for one in chosen[:1]]
        return [*whole, *map(_with_what_it_needs, chosen)]


def _each_form_first(chosen: Sequence[_Chosen]) -> list[_Chosen]:
    """Where the surest is about one ownership form and none was asked for, the others' come next to it."""
    forms: dict[tuple[Owner, ...], _Chosen] = {}
    for one in chosen:
        if len(one.statement.owners) == 1:
            forms.setdefault(one.statement.owners, one)
    if len(chosen[0].statement.owners if chosen else ()) != 1:
        return list(chosen)
    return list(dict.fromkeys((*forms.values(), *chosen)))


def _may_stand(statement: Statement, owners: Sequence[Owner]) -> bool:
    """Not what states nothing, is said to the machine, or is about another ownership form."""
    fits = not owners or not statement.owners or bool(set(owners) & set(statement.owners))
    return statement.role.may_answer and fits and not is_order_to_machine(statement.text)


def _whole_answer(
    chosen: _Chosen, may_stand: Callable[[_Chosen], bool], belongs: Mapping[_Chosen, float]
) -> tuple[_Chosen, ...]:
    """What stands under a question was written as one answer: told as one where it is short and answers."""
    if chosen.statement.role is not Role.ANSWER:
        return ()
    places = (_Chosen(chosen.passage, number) for number in range(len(chosen.passage.statements)))
    said = tuple(filter(may_stand, places))
    is_short = sum(len(one.statement.text.split()) for one in said) <= MOST_WORDS
    answers = sum(belongs.get(one, 0.0) for one in said) >= ANSWERS_AS_ONE * len(said)
    return said if is_short and answers else ()


def _is_verdict_on_another(one: _Chosen, question: str) -> bool:
    """Whether it says of the question that it stands under that it depends, and another one was asked."""
    headings = one.passage.headings
    is_verdict = one.statement.role is Role.ANSWER and says_it_depends(one.statement.text)
    return bool(is_verdict and headings and not asks_the_same(question, headings[-1]))


def _with_what_it_needs(chosen: _Chosen) -> tuple[_Chosen, ...]:
    """A list item after what leads it in, what leads in with its list, what leans after what it leans on."""
    before = chosen.number - 1
    statements, statement = chosen.passage.statements, chosen.statement
    if statement.text.endswith(":"):
        return (chosen, *_list_after(chosen))
    if statement.layout in {Layout.ITEM, Layout.STEP} and statement.lead_in:
        while before >= 0 and statements[before].text != statement.lead_in:
            before -= 1
    elif not (leans(statement.text) and before >= 0 and statements[before].block == statement.block):
        before = -1
    if before < 0 or not statements[before].role.may_answer:
        return (chosen,)
    if statement.lead_in:
        return (_Chosen(chosen.passage, before), chosen)
    return (*_with_what_it_needs(_Chosen(chosen.passage, before)), chosen)


def _list_after(lead_in: _Chosen) -> list[_Chosen]:
    """The items that it leads in, as many as one reads."""
    items = [
        _Chosen(lead_in.passage, number)
        for number, statement in enumerate(lead_in.passage.statements)
        if number > lead_in.number and statement.lead_in == lead_in.statement.text
    ]
    return items[:LONGEST_LIST]


def _in_order(kept: Mapping[_Chosen, int]) -> list[_Chosen]:
    """Section by section as chosen, a template's clauses last: the most direct first, the rest as written."""
    sections = list(dict.fromkeys(_section(one.passage) for one in kept))
    first: dict[str, tuple[int, int]] = {}
    for one, begins in kept.items():
        first.setdefault(_section(one.passage), (one.passage.start, begins))

    def place(one: _Chosen) -> tuple[bool, int, bool, int, int]:
        section, begins = _section(one.passage), (one.passage.start, kept[one])
        is_clause = one.passage.role is Role.CLAUSE
        return is_clause, sections.index(section), begins != first[section], one.passage.start, one.number

    return sorted(kept, key=place)


def _section(passage: Passage) -> str:
    return passage.id.rsplit("/", 1)[0]


def _repeats(one: _Chosen, others: Iterable[_Chosen]) -> bool:
    return any(same_content(one.statement.text, other.statement.text) > REPEATS for other in others)


def _claim(chosen: _Chosen) -> DraftClaim:
    statement = chosen.statement
    mark = Mark(chosen.passage.id, statement.start, statement.end)
    return DraftClaim(statement.text, (mark,), statement.layout)
