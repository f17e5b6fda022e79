"""Nearest passages by words: two fields of terms, scored apart, exact for every passage; and word pairs."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from corpus.errors import DamagedBuild
from corpus.model import Language
from retrieval.compounds import Compounds, count_words
from retrieval.expand import Concept
from retrieval.keyword_field import Floats, KeywordField, Way
from retrieval.number_terms import number_terms
from retrieval.read_texts import ReadTexts, read_texts
from retrieval.terms import STEMMERS, TERMS_VERSION, Stems, Wording, content_words, grams, law_terms
from retrieval.word_order import Rows, WordOrder

StemsOf = Callable[[str, Language], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KeywordScores:
    """A score for each passage and field, float32 (passages,).

    Each is a share: 1 would be a passage that is the best there is for every word of the question, so that
    scores of different questions compare.
    """

    stems: Floats
    grams: Floats


class KeywordIndex:
    """BM25 over stems and over 4-grams; read only once made, so threads may share it.

    Args:
        counts: how often each word of letters stands in the texts of each language.
    """

    def __init__(
        self,
        stems: KeywordField,
        grams: KeywordField,
        order: WordOrder,
        counts: Mapping[Language, Mapping[str, int]],
    ) -> None:
        self.counts = counts
        self._stems = stems
        self._grams = grams
        self._order = order
        self._compounds = Compounds(counts[Language.SWEDISH])

    @classmethod
    def build(cls, texts: Sequence[Wording], read: ReadTexts | None = None) -> "KeywordIndex":
        """Index the texts; their order gives the rows of the scores.

        Args:
            read: what was read of the texts; None to have them read now.
        """
        read = read_texts(texts) if read is None else read
        languages = [text.language for text in texts]
        counts = {language: _count(read, languages, language) for language in Language}
        numbered = number_terms(read, languages, Stems(Compounds(counts[Language.SWEDISH])))
        return cls(
            stems=KeywordField.build(numbered.stems, numbered.stem_columns),
            grams=KeywordField.build(numbered.grams, numbered.gram_columns),
            order=WordOrder.build(numbered.whole),
            counts=counts,
        )

    def has_form_of(self, word: str) -> bool:
        """Whether the texts have the word in some inflection, or as a Swedish compound all its parts."""
        stems_of = Stems(self._compounds).of
        stems = [stems_of(word, language)[0] for language in Language]
        return bool(self._compounds.split(word)) or any(self._stems.columns_of(stem) for stem in stems)

    def scores(self, question: str, concepts: Sequence[Concept]) -> KeywordScores:
        """Scores of all passages for the question's concepts, and for the law that its text names."""
        stems_of = Stems(self._compounds).of
        law = [Way(Counter(law_terms(question)))]
        stems = [_ways(concept, lambda text: _word_stems(text, stems_of)) for concept in concepts]
        pieces = [_ways(concept, _gram_terms) for concept in concepts]
        return KeywordScores(self._stems.shares([law, *stems]), self._grams.shares(pieces))

    def pairs(self, question: Wording, rows: Rows) -> Floats:
        """The share of the question's neighbouring words that are neighbours in each passage too, (rows,).

        A pair weighs what its words weigh as stems.
        """
        stems = list(_whole_stems(question, Stems(self._compounds).of))
        pairs = [
            (self._stems.columns_of(first), self._stems.columns_of(second))
            for first, second in pairwise(stems)
        ]
        weights = np.array(
            [self._stems.peak(first) + self._stems.peak(second) for first, second in pairwise(stems)]
        )
        if not weights.sum() > 0:
            return np.zeros(len(rows), dtype=np.float32)
        found = self._order.side_by_side(pairs, rows)
        return np.asarray(found @ (weights / weights.sum()), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir()
        self._stems.save(folder / "stems")
        self._grams.save(folder / "grams")
        self._order.save(folder / "order")
        made = {"terms": TERMS_VERSION, "stemmers": STEMMERS, "words": self.counts}
        (folder / "terms.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "KeywordIndex":
        """Open a saved index, its arrays memory-mapped; raises DamagedBuild."""
        try:
            made = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
            same_terms = (made["terms"], made["stemmers"]) == (TERMS_VERSION, STEMMERS)
            stems, pieces = KeywordField.load(folder / "stems"), KeywordField.load(folder / "grams")
            counts = {language: made["words"][language] for language in Language}
            index = cls(stems, pieces, WordOrder.load(folder / "order"), counts)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedBuild(f"the keyword index does not open: {error}") from error
        # Terms made otherwise than the questions' would find nothing, and nobody would know why.
        if not same_terms:
            raise DamagedBuild("the keyword index was made by another version of this program")
        return index


def _count(read: ReadTexts, languages: Sequence[Language], wanted: Language) -> dict[str, int]:
    """How often each word that may be a compound or a part stands in the texts of a language."""
    totals = np.zeros(len(read.vocabulary), dtype=np.int64)
    for row, language in enumerate(languages):
        if language is wanted:
            np.add.at(totals, read.words_of(row), 1)
    may_be = count_words(read.vocabulary)
    counted = zip(read.vocabulary, totals.tolist(), strict=True)
    return {word: total for word, total in counted if total and word in may_be}


def _word_stems(text: Wording, stems_of: StemsOf) -> Iterator[str]:
    return (stem for word in content_words(text.text) for stem in stems_of(word, text.language))


def _whole_stems(text: Wording, stems_of: StemsOf) -> Iterator[str]:
    """One stem a word, compounds whole."""
    return (stems_of(word, text.language)[0] for word in content_words(text.text))


def _gram_terms(text: Wording) -> Iterator[str]:
    return (gram for word in content_words(text.text) for gram in grams(word))


def _ways(concept: Concept, terms_of: Callable[[Wording], Iterable[str]]) -> list[Way]:
    return [Way(Counter(terms_of(text)), text.weight) for text in (concept.said, *concept.others)]
