"""What is taken out of a library is gone from everything that an assistant can ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.model import Document, Kind, Language, Passage, Section
from evals.without import Without
from retrieval.hit import Filter, Hit

SECTIONS = ("9.2", "9.3", "9.3.1", "9.30")


def document(language: Language) -> Document:
    sections = tuple(Section(id, (), None, f"Text {id}") for id in SECTIONS)
    return Document(f"guide-{language}", "", Kind.GUIDE, language, Path("x"), sections=sections, sha256="a")


@dataclass
class Whole:
    """All sections, in order, as hits."""

    documents: Mapping[str, Document] = field(
        default_factory=lambda: {each.id: each for each in map(document, Language)}
    )

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        language = self.documents[document_id].language
        return tuple(
            Passage(f"{document_id}#{id}/1", document_id, (), None, 0, 1, "x", language) for id in SECTIONS
        )

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        found = [Hit(p, each, 0.5) for each in self.documents.values() for p in self.passages_of(each.id)]
        return sorted(found, key=lambda hit: hit.passage.id != "guide-sv#9.3/1")[:top_k]


LEFT = Without(Whole(), frozenset({"guide#9.3"}))


def test_a_section_is_gone_in_both_languages_with_what_stands_below_it() -> None:
    for id in ("guide-sv", "guide-en"):
        assert [p.id for p in LEFT.passages_of(id)] == [f"{id}#9.2/1", f"{id}#9.30/1"]
        assert [section.id for section in LEFT.documents[id].sections] == ["9.2", "9.30"]


def test_as_many_hits_come_as_before() -> None:
    found = [hit.passage.id for hit in LEFT.search("?", 3)]
    assert len(found) == 3
    assert all("#9.3/" not in id and "#9.3.1/" not in id for id in found)


def test_what_was_learned_of_the_whole_document_is_not_kept_for_the_rest() -> None:
    assert LEFT.documents["guide-sv"].sha256 != "a"
    assert LEFT.search("?", 1)[0].document is LEFT.documents["guide-sv"]
    other = Without(Whole(), frozenset({"legal#1"}))
    assert other.documents["guide-sv"].sha256 == "a"


def test_every_way_into_the_library_shows_what_is_left() -> None:
    assert [p.id for p in LEFT.passages] == [p.id for id in LEFT.documents for p in LEFT.passages_of(id)]
    assert LEFT.passage("guide-sv#9.3/1") is None
    kept = LEFT.passage("guide-sv#9.2/1")
    assert kept is not None
    assert kept.section_id == "9.2"
    assert LEFT.passage("legal-sv#1/1") is None
    assert LEFT.current() is LEFT
