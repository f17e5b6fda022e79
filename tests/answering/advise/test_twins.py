"""The same statements in the other language."""

import pytest

from answering.advise.twins import in_language
from answering.write.draft import DraftClaim, Mark
from corpus.model import Language
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary, document

SWEDISH = "Nej, regionen får inte ta ut vinst. Priset är högst kostnaden."
ENGLISH = "No, the region may not make a profit. The price is at most the cost."


@pytest.fixture
def library() -> FakeLibrary:
    swedish = document("guide-sv", {"1": (("Pris",), SWEDISH)})
    return FakeLibrary(swedish, document("guide-en", {"1": (("Price",), ENGLISH)}, translation_of="guide-sv"))


def drafted(library: FakeLibrary, place: int) -> tuple[list[DraftClaim], list[Hit]]:
    """A claim of the Swedish text."""
    [passage] = library.passages_of("guide-sv")
    said = passage.statements[place]
    hit = Hit(passage, library.documents["guide-sv"], 1.0)
    return [DraftClaim(said.text, (Mark(passage.id, said.start, said.end),))], [hit]


@pytest.mark.parametrize(
    ("place", "twin"), [(0, "No, the region may not make a profit."), (1, "The price is at most the cost.")]
)
def test_a_statement_has_its_twin(library: FakeLibrary, place: int, twin: str) -> None:
    claims, hits = in_language(*drafted(library, place), Language.ENGLISH, library)
    assert [claim.text for claim in claims] == [twin]
    [mark] = claims[0].marks
    assert hits[0].passage.text[mark.start : mark.end] == twin


def test_a_section_told_in_more_sentences_has_no_twin(library: FakeLibrary) -> None:
    longer = document("guide-en", {"1": (("Price",), f"{ENGLISH} More.")}, translation_of="guide-sv")
    library.documents["guide-en"] = longer
    claims, hits = in_language(*drafted(library, 0), Language.ENGLISH, library)
    assert (claims, hits) == ([], [])
