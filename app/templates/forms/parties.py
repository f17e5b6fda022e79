"""Which party of the corpus stands in the fields, and what choosing another one writes (pure)."""

from collections.abc import Collection, Iterable, Mapping

from app.templates.forms.values import Typed
from corpus.model import Owner
from corpus.template_fields import Party


def parties_for(
    parties: Iterable[Party], fields: Collection[str], owners: Collection[Owner]
) -> tuple[Party, ...]:
    """Those that fill in something of a form, and may use it.

    Args:
        fields: names of the form's fields.
        owners: the ownership forms that the template serves; empty for all.
    """
    return tuple(
        party
        for party in parties
        if any(name in fields for name in party.fields) and (not owners or party.owner in owners)
    )


def party_in(parties: Iterable[Party], typed: Mapping[str, Typed]) -> Party | None:
    """The party whose words the fields hold; what it leaves open may hold anything."""
    return next(
        (
            party
            for party in parties
            if all(typed.get(name) == value for name, value in party.fields.items() if value)
        ),
        None,
    )


def words_of(chosen: Party | None, before: Party | None) -> Mapping[str, str]:
    """By field name; where nothing is chosen any more, the fields of the party before are emptied."""
    if chosen is not None:
        return chosen.fields
    return dict.fromkeys(before.fields, "") if before else {}
