"""The same statements in the other language: translations have the same sections, told in the same order."""

from collections.abc import Mapping, Sequence

from answering.draft import DraftClaim, Mark
from answering.library import Library
from answering.statements import Statement, statements, without_yes_or_no
from corpus.model import Document, Language
from retrieval.hit import Hit


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
    claims: Sequence[DraftClaim], hits: Sequence[Hit], language: Language, library: Library
) -> tuple[list[DraftClaim], list[Hit]]:
    """The claims' twins in `language`, with the hits that carry them; nothing where one has none."""
    by_id = {hit.passage.id: hit for hit in hits}
    found: list[DraftClaim] = []
    carriers: dict[str, Hit] = {}
    for claim in claims:
        hit = by_id.get(claim.marks[0].passage_id) if claim.marks else None
        twin = _twin_statement(hit, claim.marks[0], language, library) if hit else None
        if twin is None:
            return [], []
        drafted = DraftClaim(twin.text, (Mark(twin.hit.passage.id, twin.start, twin.end),), twin.layout)
        if drafted not in found:
            found.append(drafted)
        carriers.setdefault(twin.hit.passage.id, twin.hit)
    return found, list(carriers.values())


def _twin_statement(hit: Hit, mark: Mark, language: Language, library: Library) -> Statement | None:
    document = twin_of(hit.document, language, library.documents)
    if document is None:
        return None
    here = _section_statements(hit, hit.document, library)
    there = _section_statements(hit, document, library)
    place = next(
        (
            n
            for n, one in enumerate(here)
            if one.hit.passage.id == mark.passage_id
            and mark.start in {one.start, without_yes_or_no(one).start}
        ),
        None,
    )
    # Where the numbers differ a sentence has been split or joined, and no one can say which is the twin.
    if place is None or len(here) != len(there):
        return None
    return there[place] if mark.start == here[place].start else without_yes_or_no(there[place])


def _section_statements(hit: Hit, document: Document, library: Library) -> list[Statement]:
    section = hit.passage.section_id
    passages = [passage for passage in library.passages_of(document.id) if passage.section_id == section]
    return statements([Hit(passage, document, hit.score) for passage in passages])
