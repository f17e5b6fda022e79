"""Translations: every document must have one, with the same metadata and the same sections."""

from collections.abc import Iterator, Mapping

from corpus.catalogue import Catalogue
from corpus.checks.finding import Finding, Topic
from corpus.model import Document

SHARED_FIELDS = ("kind", "owners", "areas", "stage", "version", "valid_from", "review_by")
SECTIONS_SHOWN = 5


def check_twins(catalogue: Catalogue, read: Mapping[str, Document]) -> Iterator[Finding]:
    """Findings on translations; sections are compared where both documents have been read."""
    by_id = {document.id: document for document in catalogue.documents}
    translated = {document.translation_of for document in catalogue.documents}
    bilingual = len({document.language for document in catalogue.documents}) > 1
    for document in catalogue.documents:
        original = by_id.get(document.translation_of or "")
        if original:
            yield from _unlike_metadata(original, document)
            if original.id in read and document.id in read:
                yield from _unlike_sections(read[original.id], read[document.id])
        elif bilingual and document.id not in translated:
            other = document.language.other
            yield Finding(Topic.TWINS, document.id, f"has no translation into {other} (translation_of)")


def _unlike_metadata(original: Document, translation: Document) -> Iterator[Finding]:
    for field in SHARED_FIELDS:
        if getattr(original, field) != getattr(translation, field):
            yield Finding(Topic.TWINS, translation.id, f"its {field} is not that of {original.id}")


def _unlike_sections(original: Document, translation: Document) -> Iterator[Finding]:
    for one, other in ((original, translation), (translation, original)):
        there = {section.id for section in other.sections}
        lone = [section.id for section in one.sections if section.id not in there]
        if lone:
            more = f" and {len(lone) - SECTIONS_SHOWN} more" if len(lone) > SECTIONS_SHOWN else ""
            yield Finding(
                Topic.TWINS,
                one.id,
                f"sections {', '.join(lone[:SECTIONS_SHOWN])}{more} are not in {other.id}",
            )
