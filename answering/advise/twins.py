"""The same statements in the other language: translations have the same sections, told in the same order."""

from collections.abc import Mapping, Sequence

from answering.library import Snapshot
from answering.write.draft import DraftClaim, Mark
from corpus.model import Document, Language, Passage, Statement
from retrieval.hit import Hit

PassageStatement = tuple[Passage, Statement]


def twin_of(document: Document, language: Language, documents: Mapping[str, Document]) -> Document | None:
    """The same document in `language`, itself if it is in it already."""
    if document.language is language:
        return document
    original = document.translation_of
    for other in documents.values():
        same = (
            other.id == original
            or other.translation_of == document.id
            or (original and other.translation_of == original)
        )
        if same and other.language is language:
            return other
    return None


def in_language(
    claims: Sequence[DraftClaim], hits: Sequence[Hit], language: Language, build: Snapshot
) -> tuple[list[DraftClaim], list[Hit]]:
    """The claims' twins in `language`, with the hits that carry them; nothing where one has none."""
    by_id = {hit.passage.id: hit for hit in hits}
    found: list[DraftClaim] = []
    carriers: dict[str, Hit] = {}
    for claim in claims:
        hit = by_id.get(claim.marks[0].passage_id) if claim.marks else None
        twin = _twin(hit, claim, language, build) if hit else None
        if hit is None or twin is None:
            return [], []
        passage, statement = twin
        mark = Mark(passage.id, statement.start, statement.end)
        drafted = DraftClaim(statement.text, (mark,), statement.layout)
        if drafted not in found:
            found.append(drafted)
        carriers.setdefault(passage.id, Hit(passage, build.documents[passage.document_id], hit.score))
    return found, list(carriers.values())


def _twin(hit: Hit, claim: DraftClaim, language: Language, build: Snapshot) -> PassageStatement | None:
    document = twin_of(hit.document, language, build.documents)
    if document is None:
        return None
    here = _said_in(hit.document, hit.passage.section_id, build)
    there = _said_in(document, hit.passage.section_id, build)
    if len(here) != len(there):
        return None  # a sentence has been split or joined, and no one can say which is the twin
    told = (hit.passage.id, claim.text)
    twins = zip(here, there, strict=True)
    return next((twin for (passage, one), twin in twins if (passage.id, one.text) == told), None)


def _said_in(document: Document, section_id: str, build: Snapshot) -> list[PassageStatement]:
    return [
        (passage, statement)
        for passage in build.passages_of(document.id)
        if passage.section_id == section_id
        for statement in passage.statements
    ]
