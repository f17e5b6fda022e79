import pytest

from corpus.actors import is_about, mentions
from corpus.model import Owner
from corpus.owners import owners_named
from tests.answering.conftest import document

STATE, REGION, COMPANY = Owner.STATE, Owner.REGION, Owner.COMPANY


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Vad får regionen ta betalt?", (REGION,)),
        ("och om det är ett statligt bolag?", (COMPANY,)),
        ("ett statligt ägt bolag", (COMPANY,)),
        ("ett bolag som ägs av staten", (COMPANY,)),
        ("what about a state-owned company?", (COMPANY,)),
        ("KI:s jurister", (STATE,)),
        ("hur är det på ki?", (STATE,)),
        ("Karolinska Institutet", (STATE,)),
        ("ANA Futura", (STATE,)),
        ("SciLifeLab's platforms", (STATE,)),
        ("Vecuras renrum", (REGION,)),
        ("Karolinska universitetssjukhuset", (REGION,)),
        ("the university hospital", (REGION,)),
        ("medlem i A Working Lab", (COMPANY,)),
        ("AWL", (COMPANY,)),
        ("Akademiska Hus", (COMPANY,)),
        ("KI eller regionen?", (STATE, REGION)),
    ],
)
def test_a_form_is_named_by_word_or_by_example(text: str, owners: tuple[Owner, ...]) -> None:
    assert owners_named(text) == owners


@pytest.mark.parametrize(
    "text",
    [
        "statsstöd till företag",
        "Stockholmsregionen",
        "companies in the Stockholm region",
        "KI Science Park",
        "vårt bolag",
        "state of the art",
        "Skicka in i skick",
    ],
)
def test_look_alikes_name_no_form(text: str) -> None:
    assert owners_named(text) == ()


def test_the_longest_name_wins_and_a_genitive_belongs_to_it() -> None:
    found = mentions("Karolinska Institutets pre-GMP-enheten och Vecuras lokaler")
    assert [mention.text for mention in found] == ["Karolinska Institutet", "pre-GMP-enheten", "Vecura"]
    assert found[0].end - found[0].start == len("Karolinska Institutets")


def test_a_page_is_about_the_actor_of_its_title() -> None:
    vecura = mentions("Vecura")[0].actor
    assert is_about(document("vecura-sv", {}, title="Vecura"), vecura)
    assert not is_about(document("guide-sv", {}, title="Guiden, med Vecura som exempel på en region"), vecura)
