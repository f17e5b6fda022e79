"""The ecosystem is read and validated; ours holds what the maps of both campuses need."""

from pathlib import Path

import pytest

from corpus.ecosystem import Campus, OwnerForm, RelationKind, SourceStatus
from corpus.ecosystem_file import read_ecosystem
from corpus.errors import CorpusError
from corpus.model import Language

OURS = Path(__file__).parents[2] / "corpus" / "ecosystem.toml"
ACTOR = """
[[actor]]
id = "vecura"
name_sv = "Vecura"
name_en = "Vecura"
type = "infrastructure"
owner_form = "region"
campus = "flemingsberg"
document = "vecura"
source = "https://example.org/vecura"
as_of = "2022-02"
"""
RELATION = """
[[relation]]
from = "vecura"
to = "vecura"
kind = "part_of"
status = "verified"
source = "https://example.org/vecura"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "ecosystem.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_actor_and_a_relation_are_read(tmp_path: Path) -> None:
    ecosystem = read_ecosystem(write(tmp_path, ACTOR + RELATION))
    (actor,), (relation,) = ecosystem.actors, ecosystem.relations
    assert (actor.owner_form, actor.campus, actor.latitude) == (OwnerForm.REGION, Campus.FLEMINGSBERG, None)
    assert actor.document_id(Language.ENGLISH) == "vecura-en"
    assert (relation.origin, relation.target, relation.kind) == ("vecura", "vecura", RelationKind.PART_OF)
    assert relation.status is SourceStatus.VERIFIED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ACTOR + ACTOR, 'actor "vecura" stands 2 times'),
        (ACTOR + RELATION.replace('to = "vecura"', 'to = "kcc"'), 'there is no actor "kcc"'),
        (ACTOR + RELATION + RELATION, "stands 2 times"),
        (ACTOR.replace('"region"', '"landsting"'), "'landsting' is not one of state, region"),
        (ACTOR + "latitude = 59.2\n", "latitude and longitude go together"),
        (ACTOR + "latitude = 159.2\n", "latitude"),
        (ACTOR.replace("https://example.org/vecura", "javascript:alert(1)"), "source"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CorpusError) as error:
        read_ecosystem(write(tmp_path, text))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_ours_names_the_owner_chain_of_each_pilot() -> None:
    relations = {(r.origin, r.kind, r.target) for r in read_ecosystem(OURS).relations}
    assert ("karolinska-institutet", RelationKind.HOSTS, "ana-futura") in relations
    assert ("vecura", RelationKind.PART_OF, "kcc") in relations
    assert ("kcc", RelationKind.PART_OF, "karolinska-university-hospital") in relations
    assert ("region-stockholm", RelationKind.RUNS, "karolinska-university-hospital") in relations
    assert ("swedish-state", RelationKind.OWNS, "akademiska-hus") in relations
    assert ("akademiska-hus", RelationKind.RUNS, "awl-solna") in relations


def test_every_actor_of_ours_is_joined_to_another() -> None:
    ecosystem = read_ecosystem(OURS)
    joined = {end for relation in ecosystem.relations for end in (relation.origin, relation.target)}
    assert [actor.id for actor in ecosystem.actors if actor.id not in joined] == []


def test_every_position_of_ours_lies_in_the_region() -> None:
    for actor in read_ecosystem(OURS).actors:
        if actor.latitude is not None and actor.longitude is not None:
            assert 59.1 < actor.latitude < 59.5, actor.id
            assert 17.5 < actor.longitude < 18.2, actor.id


def test_infrastructures_of_ours_on_the_two_campuses_can_be_drawn() -> None:
    ecosystem = read_ecosystem(OURS)
    pages = [actor for actor in ecosystem.actors if actor.document and actor.campus is Campus.FLEMINGSBERG]
    assert [actor.id for actor in pages if actor.latitude is None and actor.type == "infrastructure"] == []
