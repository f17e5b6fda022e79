"""The pilots of the project behind the guide, and who owned it, as the ecosystem tells (pure)."""

from corpus.ecosystem import Actor, Ecosystem, Relation, RelationKind


def pilots(ecosystem: Ecosystem) -> tuple[Actor, ...]:
    """The actors that were pilots of a project, in the order of the relations."""
    return _actors(ecosystem, [each.origin for each in _pilot_relations(ecosystem)])


def pilot_projects(ecosystem: Ecosystem) -> tuple[Actor, ...]:
    """The projects that had pilots."""
    return _actors(ecosystem, [each.target for each in _pilot_relations(ecosystem)])


def project_owners(ecosystem: Ecosystem) -> tuple[Actor, ...]:
    """Who owned those projects."""
    projects = {project.id for project in pilot_projects(ecosystem)}
    owning = [each for each in ecosystem.relations if each.kind is RelationKind.OWNS]
    return _actors(ecosystem, [each.origin for each in owning if each.target in projects])


def _pilot_relations(ecosystem: Ecosystem) -> list[Relation]:
    return [each for each in ecosystem.relations if each.kind is RelationKind.PILOT_OF]


def _actors(ecosystem: Ecosystem, ids: list[str]) -> tuple[Actor, ...]:
    found = (ecosystem.actor(id) for id in dict.fromkeys(ids))
    return tuple(actor for actor in found if actor)
