"""Words of texts → columns of the two keyword fields; the terms of a word are made once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.model import Language
from retrieval.read_texts import ReadTexts
from retrieval.stop_words import STOP_WORDS
from retrieval.terms import Stems, grams

Columns = list[int]


@dataclass(frozen=True, slots=True)
class NumberedTerms:
    """Texts as columns, row by row.

    Args:
        stems: stems, parts of compounds, and the law that is named.
        whole: one stem a word, in order.
        grams: 4-grams.
        stem_columns, gram_columns: term → its column.
    """

    stems: list[Columns]
    whole: list[Columns]
    grams: list[Columns]
    stem_columns: dict[str, int]
    gram_columns: dict[str, int]


def number_terms(read: ReadTexts, languages: Sequence[Language], stems: Stems) -> NumberedTerms:
    """The terms of all texts, numbered in the order in which they first stand there."""
    numbered = NumberedTerms([], [], [], {}, {})
    stop = {number for number, word in enumerate(read.vocabulary) if word in STOP_WORDS}
    stems_of: dict[Language, dict[int, Columns]] = {language: {} for language in Language}
    grams_of: dict[int, Columns] = {}
    for row, language in enumerate(languages):
        content = [number for number in read.words_of(row).tolist() if number not in stop]
        known = stems_of[language]
        for number in content:
            if number not in known:
                word = read.vocabulary[number]
                known[number] = _number(stems.of(word, language), numbered.stem_columns)
                if number not in grams_of:
                    grams_of[number] = _number(grams(word), numbered.gram_columns)
        law = _number(read.law.get(row, ()), numbered.stem_columns)
        numbered.stems.append([*chain.from_iterable([known[number] for number in content]), *law])
        numbered.whole.append([known[number][0] for number in content])
        numbered.grams.append([*chain.from_iterable([grams_of[number] for number in content])])
    return numbered


def _number(terms: Sequence[str], columns: dict[str, int]) -> Columns:
    return [columns.setdefault(term, len(columns)) for term in terms]
