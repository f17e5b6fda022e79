from answering.check.citations import cite, narrowed
from answering.write.draft import DraftClaim, Mark
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary


def quotes(library: FakeLibrary, *claims: tuple[str, str]) -> list[str]:
    guide = library.documents["guide-sv"]
    hits = [Hit(passage, guide, 1.0) for passage in library.passages_of("guide-sv")]
    drafted = [DraftClaim(text, (Mark(f"guide-sv#{section}/1"),)) for text, section in claims]
    cited = narrowed(cite(drafted, hits))
    for citation in cited.citations:
        assert citation.quote == citation.passage.text[citation.start : citation.end]
    assert [citation.number for citation in cited.citations] == list(range(1, len(cited.citations) + 1))
    return [citation.quote for citation in cited.citations]


def test_a_citation_is_narrowed_to_the_sentence_that_carries_its_claim(library: FakeLibrary) -> None:
    assert quotes(library, ("Hos regionen gäller sekretessen i 20 år.", "1")) == [
        "Sekretessen hos regionen gäller i 20 år."
    ]


def test_claims_of_one_passage_share_one_citation_that_spans_them_all(library: FakeLibrary) -> None:
    assert quotes(
        library,
        ("Sekretessen hos regionen gäller i 20 år.", "1"),
        ("Lärarundantaget betyder att lärare äger sina uppfinningar.", "5"),
        ("Sekretessen hos KI gäller i högst tio år.", "1"),
    ) == [
        "Sekretessen hos KI gäller i högst tio år. Sekretessen hos regionen gäller i 20 år.",
        "Lärarundantaget betyder att lärare äger sina uppfinningar.",
    ]
