"""Parallel text → the entries of a translation lexicon (pure)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Language
from retrieval.compounds import Compounds, count_words
from retrieval.lexicon import Entry
from retrieval.terms import Stems, content_words
from retrieval.training.word_alignment import Translation, align

MAX_WORDS = 40  # of a segment; beyond that nearly every word meets every other
MOST_TRANSLATIONS = 4


@dataclass(frozen=True, slots=True)
class Least:
    """What a translation must reach to be believed.

    Args:
        probability: of the translation in both directions, 0–1.
        count: expected number of times that the two words translate each other.
    """

    probability: float
    count: float


def learn_lexicon(
    english: Sequence[str], swedish: Sequence[str], weights: Sequence[float], least: Least
) -> list[Entry]:
    """Entries in both directions, each stem with the words that it is most often written as over there.

    Args:
        english, swedish: texts that say the same, one by one.
        weights: how much each of them counts.
    """
    left = [content_words(text)[:MAX_WORDS] for text in english]
    right = [content_words(text)[:MAX_WORDS] for text in swedish]
    known = _Stemmed(Stems(Compounds(count_words(word for words in right for word in words))))
    translations = align(
        [[stem for word in words for stem in known.english(word)] for words in left],
        [[stem for word in words for stem in known.swedish(word)] for words in right],
        weights,
    )
    return list(_best(translations, known, least))


class _Stemmed:
    """Stems of words, and for each stem the word it is most often written as."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._cache: dict[tuple[Language, str], tuple[str, ...]] = {}
        self._spelt: dict[tuple[Language, str], Counter[str]] = {}

    def english(self, word: str) -> tuple[str, ...]:
        return self._of(word, Language.ENGLISH)

    def swedish(self, word: str) -> tuple[str, ...]:
        """Of a compound the parts: they are what has translations."""
        return self._of(word, Language.SWEDISH)

    def spelling(self, stem: str, language: Language) -> str:
        return self._spelt[language, stem].most_common(1)[0][0]

    def _of(self, word: str, language: Language) -> tuple[str, ...]:
        if word.isdigit():
            return ()
        key = (language, word)
        if key not in self._cache:
            self._cache[key] = self._stems.of(word, language)
        stems = self._cache[key]
        parts = stems[1:] or stems
        if len(stems) == 1:
            self._spelt.setdefault((language, stems[0]), Counter())[word] += 1
        else:
            for part in parts:
                self._spelt.setdefault((language, part), Counter()).setdefault(part, 0)
        return parts


def _best(translations: Sequence[Translation], known: _Stemmed, least: Least) -> Iterator[Entry]:
    kept = [
        each for each in translations if each.probability >= least.probability and each.count >= least.count
    ]
    kept.sort(key=lambda each: -each.probability)
    used: Counter[tuple[Language, str]] = Counter()
    for each in kept:
        for language, stem, other in (
            (Language.ENGLISH, each.source, each.target),
            (Language.SWEDISH, each.target, each.source),
        ):
            if used[language, stem] < MOST_TRANSLATIONS:
                used[language, stem] += 1
                yield Entry(language, stem, known.spelling(other, language.other), each.probability)
