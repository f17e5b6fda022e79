from answering.answer import Support
from answering.check.citations import cite
from answering.write.draft import DraftClaim, Mark
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary, document

FIRST = (
    "Priset är självkostnaden. Avtalet gäller i tio år. "
    + "Utfyllnad som ingen läser. " * 20
    + "Sist står detta."
)
LIBRARY = FakeLibrary(document("guide-sv", {"1": (("Pris",), FIRST), "2": (("Tid",), "Det tar tre veckor.")}))
HITS = [Hit(passage, LIBRARY.documents["guide-sv"], 0.9) for passage in LIBRARY.passages_of("guide-sv")]


def claim(text: str, passage: int = 0) -> DraftClaim:
    hit = HITS[passage].passage
    start = hit.text.index(text)
    return DraftClaim(text, (Mark(hit.id, start, start + len(text)),))


def test_numbers_follow_first_use_and_the_quote_is_the_passages_own_text() -> None:
    cited = cite([claim("Det tar tre veckor.", 1), claim("Priset är självkostnaden.")], HITS)
    assert [c.citations for c in cited.claims] == [(1,), (2,)]
    for citation in cited.citations:
        assert citation.quote == citation.passage.text[citation.start : citation.end]


def test_neighbours_share_a_citation_and_strangers_in_one_passage_do_not() -> None:
    cited = cite(
        [claim("Priset är självkostnaden."), claim("Sist står detta."), claim("Avtalet gäller i tio år.")],
        HITS,
    )
    assert [c.citations for c in cited.claims] == [(1,), (2,), (1,)]
    assert cited.citations[0].quote == "Priset är självkostnaden. Avtalet gäller i tio år."


def test_a_mark_that_fits_no_hit_cannot_become_a_citation() -> None:
    invented = DraftClaim("Priset är självkostnaden.", (Mark("guide-sv#99/1", 0, 5),))
    beyond = DraftClaim("Priset är självkostnaden.", (Mark(HITS[0].passage.id, 0, 99999),))
    assert cite([invented, beyond, DraftClaim("Priset är självkostnaden.", ())], HITS).claims == ()


def test_a_claim_that_its_passage_does_not_carry_is_dropped() -> None:
    lie = DraftClaim("Priset är 5 000 kronor.", (Mark(HITS[0].passage.id),))
    cited = cite([lie, claim("Priset är självkostnaden.")], HITS)
    assert [c.text for c in cited.claims] == ["Priset är självkostnaden."]
    assert cited.claims[0].support is Support.VERBATIM


def test_a_mark_without_a_span_cites_the_whole_passage() -> None:
    cited = cite([DraftClaim("Det tar tre veckor.", (Mark(HITS[1].passage.id),))], HITS)
    assert cited.citations[0].quote == "Det tar tre veckor."
