"""The corpus itself as training text: parallel languages, and headings as questions to their sections."""

from retrieval.published import Build
from retrieval.training.pairs import Pair
from retrieval.training.twin_text import heading, twin_sections, twin_texts

SOURCE = "own_corpus"


def own_pairs(build: Build) -> list[Pair]:
    """Headings and blocks of twin sections."""
    return [Pair(english, swedish, SOURCE) for english, swedish in twin_texts(build.documents)]


def heading_pairs(build: Build) -> list[tuple[str, str]]:
    """(heading, text of a section that it heads), within each language and across the two."""
    pairs = []
    for english, swedish in twin_sections(build.documents):
        for section in (english, swedish):
            if section.headings:
                name = heading(section)
                pairs += [(name, english.text), (name, swedish.text)]
    return pairs
