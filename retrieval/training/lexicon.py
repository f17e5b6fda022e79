"""The translation lexicon: word alignment over the parallel text, the glossary and the corpus's own twins."""

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.glossary import Glossary
from corpus.model import Language
from retrieval.compounds import Compounds, count_words
from retrieval.lexicon import Entry
from retrieval.terms import Stems, content_words
from retrieval.training.own_text import SOURCE as OWN
from retrieval.training.pairs import Pair
from retrieval.word_alignment import Translation, align

GLOSSARY = "glossary"
MAX_WORDS = 40  # of a segment; beyond that nearly every word meets every other
# Dictionaries pair words, not sentences; the corpus has the words that questions are asked with.
WEIGHTS = {"freedict_wiktionary": 4.0, "openehr_ckm": 4.0, "iso_codes": 4.0, OWN: 8.0, GLOSSARY: 16.0}
LEAST_PROBABILITY = 0.05
LEAST_COUNT = 0.8
MOST_TRANSLATIONS = 4


def glossary_pairs(glossary: Glossary) -> list[Pair]:
    """Every Swedish form of a term with every English one."""
    return [
        Pair(english, swedish, GLOSSARY)
        for term in glossary.terms
        for english in term.english
        for swedish in term.swedish
    ]


def learn_lexicon(pairs: Sequence[Pair]) -> list[Entry]:
    """Entries in both directions, each stem with the words that it is most often written as over there."""
    english = [content_words(pair.english)[:MAX_WORDS] for pair in pairs]
    swedish = [content_words(pair.swedish)[:MAX_WORDS] for pair in pairs]
    stems = Stems(Compounds(count_words(word for words in swedish for word in words)))
    known = _Stemmed(stems)
    translations = align(
        [[stem for word in words for stem in known.english(word)] for words in english],
        [[stem for word in words for stem in known.swedish(word)] for words in swedish],
        [WEIGHTS.get(pair.source, 1.0) for pair in pairs],
    )
    return list(_best(translations, known))


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


def _best(translations: Sequence[Translation], known: _Stemmed) -> Iterator[Entry]:
    kept = [
        each for each in translations if each.probability >= LEAST_PROBABILITY and each.count >= LEAST_COUNT
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
