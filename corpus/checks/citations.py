"""Statutory references: each must exist, and an act that was not checked must be marked as such."""

from collections.abc import Iterator, Sequence

from corpus.checks.finding import Finding, Topic
from corpus.model import Document, Section
from corpus.references import ReferenceList
from corpus.sentences import split_sentences
from corpus.statutes import find_references

UNCHECKED_MARKS = (
    "att kontrollera",
    "ej kontrollera",
    "inte kontrollera",
    "to be verified",
    "not been checked",
)


def check_citations(read: Sequence[Document], references: ReferenceList) -> Iterator[Finding]:
    """Findings on references, each place of each document once."""
    for document in read:
        seen: set[str] = set()
        for section in document.sections:
            for message in _objections(section, references):
                if message not in seen:
                    seen.add(message)
                    yield Finding(Topic.REFERENCES, f"{document.id} {section.id}", message)


def _objections(section: Section, references: ReferenceList) -> Iterator[str]:
    for text in (*section.headings[-1:], section.text):
        for reference in find_references(text):
            if message := references.objection(reference):
                yield message
    for sentence in split_sentences(section.text):
        for reference in find_references(sentence.text):
            act = references.acts.get(reference.act)
            if act and not act.is_checked and not _is_marked(sentence.text):
                yield f"cites {reference.canonical}, which is not checked, without saying so"


def _is_marked(sentence: str) -> bool:
    return any(mark in sentence.lower() for mark in UNCHECKED_MARKS)
