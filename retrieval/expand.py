"""A question → its concepts: each in the question's words, and in what glossary and lexicon have for them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.glossary import Glossary, Term
from corpus.model import Language
from retrieval.compounds import Compounds
from retrieval.lexicon import Lexicon
from retrieval.terms import Stems, Wording, content_words

# What a word of the glossary is worth beside the question's own: as good in meaning, but nobody said it.
SYNONYM_WEIGHT = 0.8
TRANSLATION_WEIGHT = 0.5

# A translation that was learned, not looked up: its probability counts as well.
LEARNED_WEIGHT = 0.7
MOST_TRANSLATIONS = 3
NO_GLOSSARY, NO_LEXICON = Glossary(), Lexicon()

StemsOf = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that a question is about, and other ways to say it.

    Args:
        said: the question's own words.
        others: the same in other words or the other language, each with less weight.
    """

    said: Wording
    others: tuple[Wording, ...] = ()


class Expander:
    """Finds the glossary's terms in questions; read only once made, so threads may share it."""

    def __init__(self, glossary: Glossary = NO_GLOSSARY, lexicon: Lexicon = NO_LEXICON) -> None:
        self._lexicon = lexicon
        self._terms: dict[StemsOf, list[Term]] = {}
        for term in glossary.terms:
            for stems in dict.fromkeys(
                _stems(content_words(text), language) for text, language in _forms(term)
            ):
                self._terms.setdefault(stems, []).append(term)
        self._terms.pop((), None)
        self._longest = max(map(len, self._terms), default=0)

    def concepts(self, question: str, language: Language) -> tuple[Concept, ...]:
        """The glossary's terms and the lexicon's words, each a concept, and all other words as one."""
        said = content_words(question)
        stems = _stems(said, language)
        concepts, rest, start = [], [], 0
        while start < len(said):
            end = self._end_of_term(stems, start)
            if end > start:
                terms = self._terms[stems[start:end]]
                words = Wording(" ".join(said[start:end]), language)
                concepts.append(Concept(words, tuple(_others(terms, stems[start:end], language))))
            elif translations := self._translations(stems[start], language):
                concepts.append(Concept(Wording(said[start], language), translations))
            else:
                rest.append(said[start])
            start = max(end, start + 1)
        return (Concept(Wording(" ".join(rest), language)), *concepts)

    def knows(self, word: str) -> bool:
        """Whether glossary or lexicon has the word, in any inflection, in either language."""
        return any(
            (stem,) in self._terms or self._lexicon.translations(stem, language)
            for language in Language
            for stem in _stems([word], language)
        )

    def _translations(self, stem: str, language: Language) -> tuple[Wording, ...]:
        """What the lexicon has for a word; the most probable first."""
        entries = self._lexicon.translations(stem, language)[:MOST_TRANSLATIONS]
        return tuple(
            Wording(entry.word, language.other, LEARNED_WEIGHT * math.sqrt(entry.probability))
            for entry in entries
        )

    def _end_of_term(self, stems: StemsOf, start: int) -> int:
        """Where the longest term ends that begins here: a "collaboration agreement" is not any agreement."""
        ends = range(min(len(stems), start + self._longest), start, -1)
        return next((end for end in ends if stems[start:end] in self._terms), start)


def _others(terms: Sequence[Term], said: StemsOf, language: Language) -> Iterator[Wording]:
    """Every other form, inflections of the same words once."""
    seen = {(said, language)}
    for term in terms:
        for form, form_language in _forms(term):
            key = _stems(content_words(form), form_language), form_language
            if key not in seen:
                seen.add(key)
                weight = SYNONYM_WEIGHT if form_language is language else TRANSLATION_WEIGHT
                yield Wording(form, form_language, weight)


def _forms(term: Term) -> Iterator[tuple[str, Language]]:
    yield from ((form, Language.SWEDISH) for form in term.swedish)
    yield from ((form, Language.ENGLISH) for form in term.english)


def _stems(said: Sequence[str], language: Language) -> StemsOf:
    stems = Stems(Compounds({}))
    return tuple(stems.of(word, language)[0] for word in said)
