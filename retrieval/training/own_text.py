"""The corpus itself as training text: parallel languages, and headings as questions to their sections."""

import re
from collections.abc import Iterator

from corpus.model import Document, Section
from retrieval.published import Build
from retrieval.training.pairs import Pair

SOURCE = "own_corpus"
NUMBER = re.compile(r"^[\d.]+\s+")
MAX_WORDS = 90


def twin_documents(build: Build) -> Iterator[tuple[Document, Document]]:
    """(English, Swedish) for every document that has a translation."""
    for document in build.documents.values():
        original = build.documents.get(document.translation_of or "")
        if original:
            yield document, original


def own_pairs(build: Build) -> list[Pair]:
    """Headings and blocks of twin sections; where the blocks differ in number, only the headings."""
    pairs = []
    for english, swedish in twin_documents(build):
        for ours, theirs in _twin_sections(english, swedish):
            pairs += [Pair(_name(ours), _name(theirs), SOURCE)] if ours.headings and theirs.headings else []
            left, right = _blocks(ours.text), _blocks(theirs.text)
            if len(left) == len(right):
                pairs += [Pair(a, b, SOURCE) for a, b in zip(left, right, strict=True)]
    return [
        pair for pair in dict.fromkeys(pairs) if max(map(_words, (pair.english, pair.swedish))) <= MAX_WORDS
    ]


def heading_pairs(build: Build) -> list[tuple[str, str]]:
    """(heading, text of a section that it heads), within each language and across the two."""
    pairs = []
    for english, swedish in twin_documents(build):
        for ours, theirs in _twin_sections(english, swedish):
            for heading in (ours, theirs):
                pairs += (
                    [(_name(heading), ours.text), (_name(heading), theirs.text)] if heading.headings else []
                )
    return pairs


def _twin_sections(english: Document, swedish: Document) -> Iterator[tuple[Section, Section]]:
    by_id = {section.id: section for section in swedish.sections}
    for section in english.sections:
        if section.id in by_id:
            yield section, by_id[section.id]


def _name(section: Section) -> str:
    return NUMBER.sub("", section.headings[-1])


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in text.split("\n") if block.strip()]


def _words(text: str) -> int:
    return len(text.split())
