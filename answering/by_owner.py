"""Where no ownership form is named and the answer differs: one statement for each form."""

from collections.abc import Sequence

from answering.question import Asked, Asks
from answering.statements import Statement
from answering.units import Unit
from corpus.actors import mentions
from corpus.model import Owner

# A form's statement must be this good beside the best of all, and speak of this much of what that speaks of.
WORTH_COMPARING = 0.78
SPEAKS_OF_IT = 0.7
# Its siblings in the section from which all forms are told may be a little worse.
WORTH_BESIDE_IT = 0.84
# Of forms that the question names itself, each is told if it is anywhere near.
WORTH_BESIDE_ANOTHER = 0.6
# … and by its own words, not only by its heading.
SAYS_IT_ITSELF = 0.5
MOST_WORDS = 150
# Prices, times and who decides or owns are what the ownership form decides.
DECIDED_BY_FORM = frozenset({Asks.AMOUNT, Asks.DURATION, Asks.WHO})


def compare_owners(units: Sequence[Unit], asked: Asked) -> list[Statement]:
    """The best general statement and the best one of each form, where the answer differs; else nothing."""
    if len(asked.owners) > 1:
        return _of_each(units, asked.owners)
    if asked.owners or mentions(asked.text) or not units or asked.asks is Asks.TEMPLATE:
        return []
    best = units[0]
    of_form: dict[Owner, Unit] = {}
    for unit in units:
        if _is_for_one_form(unit, best) and unit.score >= best.score * WORTH_COMPARING:
            of_form.setdefault(unit.head.owners[0], unit)
    if len(of_form) < 2 or not (len(best.head.owners) == 1 or len(of_form) == len(Owner)):
        return []
    # A section that tells all forms apart tells them in the same words, so one is taken.
    together = _from_one_section(units, of_form, tuple(Owner))
    chosen = [] if best.head.owners else [part.statement for part in best.parts]
    chosen += [together[owner].head for owner in Owner if owner in together]
    return chosen if sum(len(one.text.split()) for one in chosen) <= MOST_WORDS else []


def only_form(chosen: Sequence[Statement], asked: Asked) -> Owner | None:
    """The one form that an answer holds for, where the question named none and the reader must be told."""
    forms = {statement.owners for statement in chosen if statement.owners}
    if (
        asked.asks not in DECIDED_BY_FORM
        or asked.owners
        or mentions(asked.text)
        or not chosen
        or not chosen[0].owners
        or len(forms) != 1
    ):
        return None
    (form,) = forms
    return form[0] if len(form) == 1 else None


def _of_each(units: Sequence[Unit], owners: Sequence[Owner]) -> list[Statement]:
    """The best statement of each form that is named; nothing where one of them has none."""
    floor = units[0].score * WORTH_BESIDE_ANOTHER if units else 0.0
    said = max((unit.parts[-1].said for unit in units), default=0.0) * SAYS_IT_ITSELF
    units = [unit for unit in units if unit.parts[-1].said >= said]
    of_form: dict[Owner, Unit] = {}
    for unit in units:
        if len(unit.head.owners) == 1 and unit.score >= floor:
            of_form.setdefault(unit.head.owners[0], unit)
    if not all(owner in of_form for owner in owners):
        return []
    together = _from_one_section(units, {owner: of_form[owner] for owner in owners}, owners)
    return [together[owner].head for owner in owners]


def _is_for_one_form(unit: Unit, best: Unit) -> bool:
    speaks = unit.parts[-1].covered >= best.parts[-1].covered * SPEAKS_OF_IT
    return speaks and len(unit.head.owners) == 1 and unit.head.is_labelled and len(unit.parts) == 1


def _from_one_section(
    units: Sequence[Unit], of_form: dict[Owner, Unit], owners: Sequence[Owner]
) -> dict[Owner, Unit]:
    floor = min(unit.score for unit in of_form.values()) * WORTH_BESIDE_IT
    for first in of_form.values():
        siblings: dict[Owner, Unit] = {}
        for unit in units:
            if unit.section == first.section and len(unit.head.owners) == 1 and unit.score >= floor:
                siblings.setdefault(unit.head.owners[0], unit)
        if all(owner in siblings for owner in owners):
            return siblings
    return of_form
