"""The same statements in the other language."""

import pytest

from answering.write.draft import DraftClaim, Mark
from answering.statements import statements, without_yes_or_no
from answering.advise.twins import in_language
from corpus.model import Language
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary, document

SWEDISH = "Nej, regionen får inte ta ut vinst. Priset är högst kostnaden."
ENGLISH = "No, the region may not make a profit. The price is at most the cost."


@pytest.fixture
def library() -> FakeLibrary:
    swedish = document("guide-sv", {"1": (("Pris",), SWEDISH)})
    return FakeLibrary(swedish, document("guide-en", {"1": (("Price",), ENGLISH)}, translation_of="guide-sv"))


def drafted(library: FakeLibrary, place: int, without_no: bool) -> tuple[list[DraftClaim], list[Hit]]:
    """A claim of the Swedish text, whole or without its first word."""
    [passage] = library.passages_of("guide-sv")
    hit = Hit(passage, library.documents["guide-sv"], 1.0)
    said = statements([hit])[place]
    said = without_yes_or_no(said) if without_no else said
    return [DraftClaim(said.text, (Mark(passage.id, said.start, said.end),))], [hit]


@pytest.mark.parametrize(
    ("place", "without_no", "twin"),
    [
        (0, False, "No, the region may not make a profit."),
        (0, True, "The region may not make a profit."),
        (1, False, "The price is at most the cost."),
    ],
)
def test_a_statement_has_its_twin_also_without_its_no(library, place, without_no, twin) -> None:
    claims, hits = in_language(*drafted(library, place, without_no), Language.ENGLISH, library)
    assert [claim.text for claim in claims] == [twin]
    [mark] = claims[0].marks
    assert hits[0].passage.text[mark.start : mark.end].lower() == twin.lower()


def test_a_section_told_in_more_sentences_has_no_twin(library: FakeLibrary) -> None:
    longer = document("guide-en", {"1": (("Price",), f"{ENGLISH} More.")}, translation_of="guide-sv")
    library.documents["guide-en"] = longer
    claims, hits = in_language(*drafted(library, 0, False), Language.ENGLISH, library)
    assert (claims, hits) == ([], [])
