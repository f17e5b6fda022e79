"""Documents in both languages → texts that say the same, for learning how words are translated (pure)."""

import re
from collections.abc import Iterator, Mapping

from corpus.model import Document, Language, Section

NUMBER = re.compile(r"^[\d.]+\s+")
MAX_WORDS = 90  # of a block; in longer ones nearly every word meets every other


def twin_sections(documents: Mapping[str, Document]) -> Iterator[tuple[Section, Section]]:
    """(English, Swedish) for every section that both a document and its translation have."""
    for translation in documents.values():
        original = documents.get(translation.translation_of or "")
        if original is None or original.language is translation.language:
            continue
        is_english = translation.language is Language.ENGLISH
        english, swedish = (translation, original) if is_english else (original, translation)
        by_id = {section.id: section for section in swedish.sections}
        for section in english.sections:
            if section.id in by_id:
                yield section, by_id[section.id]


def twin_texts(documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """(English, Swedish) headings and blocks of twin sections, each once; only the headings where the blocks
    differ in number.
    """
    pairs = []
    for english, swedish in twin_sections(documents):
        if english.headings and swedish.headings:
            pairs.append((heading(english), heading(swedish)))
        left, right = _blocks(english.text), _blocks(swedish.text)
        if len(left) == len(right):
            pairs += zip(left, right, strict=True)
    return [pair for pair in dict.fromkeys(pairs) if max(len(text.split()) for text in pair) <= MAX_WORDS]


def heading(section: Section) -> str:
    """The section's own heading without its number."""
    return NUMBER.sub("", section.headings[-1])


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in text.split("\n") if block.strip()]
