"""Passages made of a few lines, as evidence for claims."""

from dataclasses import replace

from answering.check.citations import evidence_of
from answering.check.premises import Evidence
from corpus.model import Role
from ingest.split import split
from ingest.statements import with_statements
from retrieval.hit import Hit
from tests.answering.conftest import document, section


def evidence(text: str, heading: str = "Rubrik", role: Role = Role.RULE) -> Evidence:
    """What a section of these lines says, under a heading, in a document called "Guiden"."""
    read = section("1", (heading,), text, role)
    guide = replace(document("guide-sv", {}, title="Guiden"), sections=(read,))
    return evidence_of(Hit(with_statements(guide, split(guide))[0], guide, 1.0))
