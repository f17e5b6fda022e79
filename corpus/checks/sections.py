"""Section entries: each must fit a section of the documents, else what it says is lost in silence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from corpus.catalogue import CATALOGUE_FILE, Catalogue
from corpus.checks.finding import Finding, Topic
from corpus.model import Document


def check_sections(catalogue: Catalogue, read: Sequence[Document]) -> Iterator[Finding]:
    """Findings on patterns of section entries that fit no section that was read."""
    for entry in catalogue.sections if read else ():
        for pattern, name in product(entry.sections, entry.documents or ("",)):
            alone = replace(entry, sections=(pattern,), documents=(name,) if name else ())
            if not any(alone.fits(document, section) for document in read for section in document.sections):
                whose = name or f"kind {entry.kind}"
                yield Finding(
                    Topic.CATALOGUE, CATALOGUE_FILE, f'section entry: "{pattern}" of {whose} fits no section'
                )
