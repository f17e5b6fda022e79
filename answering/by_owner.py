"""Where no ownership form is named and the answer differs: one statement for each form."""

from collections.abc import Sequence

from answering.actors import mentions
from answering.question import Asked, Asks
from answering.statements import Statement
from answering.units import Unit
from corpus.model import Owner

# A form's statement must be this good beside the best of all, and speak of this much of what that speaks of.
WORTH_COMPARING = 0.78
SPEAKS_OF_IT = 0.7
# Its siblings in the section from which all forms are told may be a little worse.
WORTH_BESIDE_IT = 0.84
MOST_WORDS = 150


def compare_owners(units: Sequence[Unit], asked: Asked) -> list[Statement]:
    """The best general statement and the best one of each form, where the answer differs; else nothing."""
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
    # A section that tells all forms apart tells them in the same words, so one is taken.
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
                and unit.score >= floor * WORTH_BESIDE_IT
            ):
                siblings.setdefault(unit.head.owners[0], unit)
        if len(siblings) == len(Owner):
            return siblings
    return of_form
