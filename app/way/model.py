"""Which actors of the ecosystem fit what a company needs, and where (pure)."""

from dataclasses import dataclass

from corpus.ecosystem import Actor, Campus, Ecosystem

ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits.

    Args:
        actors: they offer it where it is wanted, or everywhere in the region.
        elsewhere: they offer it in another place; only filled where `actors` is empty.
    """

    actors: tuple[Actor, ...]
    elsewhere: tuple[Actor, ...]


def fitting(ecosystem: Ecosystem, need: str, place: str) -> Fit:
    """The actors that offer what is needed and can be turned to, those with a page of their own first."""
    offering = sorted(
        (actor for actor in ecosystem.actors if need in actor.offers and (actor.document or actor.way_in)),
        key=lambda actor: not actor.document,
    )
    if place not in list(Campus):
        return Fit(tuple(offering), ())
    here = tuple(actor for actor in offering if actor.campus in (Campus(place), Campus.NONE))
    return Fit(here, () if here else tuple(offering))
