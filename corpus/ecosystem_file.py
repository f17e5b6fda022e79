"""The file of the ecosystem, read and validated: corpus/ecosystem.toml."""

from collections import Counter
from pathlib import Path

from pydantic import Field

from corpus.data_file import Entry, read_toml
from corpus.ecosystem import (
    Actor,
    ActorType,
    Campus,
    Ecosystem,
    Example,
    Offer,
    OwnerForm,
    Relation,
    RelationKind,
    SourceStatus,
)
from corpus.errors import CorpusError
from corpus.model import Owner


class _ActorEntry(Entry):
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name_sv: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    type: ActorType
    owner_form: OwnerForm
    campus: Campus
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    offers: tuple[Offer, ...] = ()
    offers_sv: str = ""
    offers_en: str = ""
    way_in: str = Field("", pattern=r"^(https?://\S+)?$")
    document: str = ""
    source: str = Field(pattern=r"^https?://\S+$")
    as_of: str = Field(pattern=r"^\d{4}(-\d{2})?$")
    example_of: Example | None = None
    names: tuple[str, ...] = ()
    also_a_word: tuple[str, ...] = ()
    typed_small: tuple[str, ...] = ()

    def actor(self) -> Actor:
        """The actor; one of a form that is none of the three is no example of any."""
        form = self.example_of or self.owner_form
        names = tuple(dict.fromkeys((self.name_sv, self.name_en, *self.names)))
        owner = next((owner for owner in Owner if owner.value == form.value), None)
        return Actor(**{**self.model_dump(exclude={"example_of"}), "names": names, "owner": owner})


class _RelationEntry(Entry):
    origin: str = Field(alias="from")
    target: str = Field(alias="to")
    kind: RelationKind
    status: SourceStatus
    source: str = Field(pattern=r"^https?://\S+$")


class _EcosystemFile(Entry):
    actor: tuple[_ActorEntry, ...] = ()
    relation: tuple[_RelationEntry, ...] = ()


def read_ecosystem(path: Path) -> Ecosystem:
    """The ecosystem in a TOML file; raises CorpusError."""
    entries = read_toml(path, _EcosystemFile)
    faults = _faults_between(entries)
    if faults:
        raise CorpusError(f"{path.name}: {'; '.join(faults)}")
    return Ecosystem(
        tuple(entry.actor() for entry in entries.actor),
        tuple(Relation(**entry.model_dump()) for entry in entries.relation),
    )


def _faults_between(entries: _EcosystemFile) -> list[str]:
    ids = Counter(entry.id for entry in entries.actor)
    faults = [f'actor "{id}" stands {count} times' for id, count in ids.items() if count > 1]
    for relation in entries.relation:
        for end in (relation.origin, relation.target):
            if end not in ids:
                faults.append(f'relation {relation.origin} → {relation.target}: there is no actor "{end}"')
    seen = Counter((relation.origin, relation.target, relation.kind) for relation in entries.relation)
    faults += [
        f"relation {origin} → {target} ({kind}) stands {count} times"
        for (origin, target, kind), count in seen.items()
        if count > 1
    ]
    for actor in entries.actor:
        if (actor.latitude is None) != (actor.longitude is None):
            faults.append(f'actor "{actor.id}": latitude and longitude go together')
    return faults
