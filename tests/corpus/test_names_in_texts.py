"""Names of actors and words for ownership forms are found as the data files have them."""

import pytest

from corpus.actors import actors, mentions
from corpus.model import Owner
from corpus.owners import owners_named


def test_every_actor_is_found_by_its_swedish_and_its_english_name() -> None:
    for actor in actors():
        for name in (actor.name_sv, actor.name_en):
            if len(name) > 3:
                assert [found.text for found in mentions(f"Hos {name} finns plats.")] == [name]


def test_a_name_that_is_a_common_word_counts_only_as_it_is_written() -> None:
    assert [found.actor.id for found in mentions("Huge owns the building.")] == ["huge"]
    assert mentions("The building is huge.") == ()


def test_a_short_name_counts_in_capitals_or_where_nothing_is_in_capitals() -> None:
    assert [found.actor.id for found in mentions("vad tar ki betalt")] == ["karolinska-institutet"]
    assert mentions("Vad är ki?") == ()
    assert mentions("vad är smb") == ()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("statligt ägda bolag och statsbolag", (Owner.COMPANY,)),
        ("ett bolag som ags av staten", (Owner.COMPANY,)),
        ("the state-owned company and the state", (Owner.COMPANY, Owner.STATE)),
        ("sjukvårdsregionen, universitetssjukhuset", (Owner.REGION,)),
        ("Tekniska högskolan", (Owner.STATE,)),
        ("a government agency", (Owner.STATE,)),
        ("statligt stöd, state aid och Stockholmsregionen", ()),
        ("Vinnova", ()),
        ("MedTechLabs", (Owner.REGION,)),
    ],
)
def test_words_for_a_form_count_in_any_ending_and_look_alikes_do_not(
    text: str, forms: tuple[Owner, ...]
) -> None:
    assert owners_named(text) == forms
