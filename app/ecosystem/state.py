"""Which actors are looked at: by name, campus, sort and need, as an address carries it (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.shell.links import PageName, address
from corpus.ecosystem import Actor, ActorType, Campus, Ecosystem, Offer, Relation, RelationKind
from corpus.folding import fold
from corpus.model import Language

LONGEST_NAME = 80  # characters of a search


class View(StrEnum):
    """How the ecosystem is shown."""

    MAP = "map"
    NETWORK = "network"
    TABLE = "table"


class Tie(StrEnum):
    """What sort of relation the network shows."""

    OWN = "own"
    HOST = "host"
    FUND = "fund"
    WORK = "work"


TIES = {
    RelationKind.OWNS: Tie.OWN,
    RelationKind.PRINCIPAL_OF: Tie.OWN,
    RelationKind.RUNS: Tie.OWN,
    RelationKind.PART_OF: Tie.OWN,
    RelationKind.HOSTS: Tie.HOST,
    RelationKind.LANDLORD_OF: Tie.HOST,
    RelationKind.TENANT_OF: Tie.HOST,
    RelationKind.LOCATED_IN: Tie.HOST,
    RelationKind.FUNDS: Tie.FUND,
    RelationKind.BACKS: Tie.FUND,
    RelationKind.PARTNER_OF: Tie.WORK,
    RelationKind.MEMBER_OF: Tie.WORK,
    RelationKind.PREPARES_FOR: Tie.WORK,
    RelationKind.SERVES: Tie.WORK,
    RelationKind.CUSTOMER_OF: Tie.WORK,
    RelationKind.PILOT_OF: Tie.WORK,
    RelationKind.CONTINUES: Tie.WORK,
    RelationKind.LINKED_TO: Tie.WORK,
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What an address asks for; None admits all, and so does a name of no letters."""

    view: View = View.MAP
    campus: Campus | None = None
    type: ActorType | None = None
    need: Offer | None = None
    tie: Tie = Tie.OWN
    name: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether some actors are left out."""
        return any((self.campus, self.type, self.need, self.name))

    def admits(self, actor: Actor) -> bool:
        """Whether this actor is looked at."""
        return (
            self.campus in (None, actor.campus)
            and self.type in (None, actor.type)
            and (self.need is None or self.need in actor.offers)
            and any(fold(self.name) in fold(name) for name in actor.names)
        )

    def actors(self, ecosystem: Ecosystem) -> tuple[Actor, ...]:
        """The actors that are looked at."""
        return tuple(actor for actor in ecosystem.actors if self.admits(actor))

    def relations(self, ecosystem: Ecosystem) -> tuple[Relation, ...]:
        """The relations of the chosen sort that an actor looked at has part in."""
        chosen = {actor.id for actor in self.actors(ecosystem)}
        return tuple(
            relation
            for relation in ecosystem.relations
            if TIES[relation.kind] is self.tie and (relation.origin in chosen or relation.target in chosen)
        )

    def parameters(self) -> dict[str, str]:
        """As an address carries it; what goes without saying is left out."""
        return {
            "view": "" if self.view is View.MAP else self.view.value,
            "campus": self.campus.value if self.campus else "",
            "type": self.type.value if self.type else "",
            "need": self.need.value if self.need else "",
            "tie": "" if self.tie is Tie.OWN else self.tie.value,
            **({"name": self.name} if self.name else {}),
        }

    def address(self, language: Language, actor: str = "", **changes: Any) -> str:
        """The page with this selection, changed so; an actor's where one is named."""
        parameters = replace(self, **changes).parameters()
        return address(PageName.ECOSYSTEM, language, actor=actor, **parameters)


def read_selection(parameters: Mapping[str, str]) -> Selection:
    """What the parameters of an address ask for; what makes no sense is left out."""

    def named(name: str, known: type[StrEnum]) -> str | None:
        value = parameters.get(name, "")
        return value if value in list(known) else None

    campus, type_, need = named("campus", Campus), named("type", ActorType), named("need", Offer)
    return Selection(
        View(named("view", View) or View.MAP),
        Campus(campus) if campus else None,
        ActorType(type_) if type_ else None,
        Offer(need) if need else None,
        Tie(named("tie", Tie) or Tie.OWN),
        " ".join(parameters.get("name", "").split())[:LONGEST_NAME],
    )
