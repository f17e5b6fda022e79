"""One BM25 field: weighted terms → an exact score for every passage."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from retrieval.terms import fold

# Okapi BM25 (Robertson & Zaragoza 2009). K1 is less than the textbook's 1.2: in a passage a word that comes
# back says little more than one that comes once; docs/retrieval.md has the table.
K1 = 0.5
B = 0.75
# What an average passage scores for a term that it has once, as a share of the term's rarity.
ONE_OCCURRENCE = 1 / (1 + K1)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to say something: its terms and how often each stands in it.

    Args:
        weight: 1 for the question's own way, less for others.
    """

    terms: Mapping[str, int]
    weight: float = 1.0


class KeywordField:
    """BM25 in Lucene's variant over one kind of terms; read only once made, so threads may share it."""

    def __init__(self, bm25: bm25s.BM25, peaks: Floats) -> None:
        self._bm25 = bm25
        # Plain arrays over the same memory: a slice of a memory map takes several times as long to make.
        self._data, self._rows, self._starts = (
            np.asarray(bm25.scores[name]) for name in ("data", "indices", "indptr")
        )
        self._peaks = peaks
        self._columns: Mapping[str, int] = bm25.vocab_dict
        self._folded = _by_folded_form(self._columns)
        passages = int(bm25.scores["num_docs"])
        self._peak_of_unknown = ONE_OCCURRENCE * math.log(1 + (passages + 0.5) / 0.5)

    @classmethod
    def build(cls, rows: Sequence[Sequence[int]], columns: dict[str, int]) -> "KeywordField":
        """Index texts that are columns already, each the number of a term; their order gives the rows."""
        columns.setdefault("", len(columns))  # bm25s needs a column, even if no text has a term
        bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
        with np.errstate(invalid="ignore"):  # texts without a single term have no average length
            bm25.index((rows, columns), create_empty_token=False, show_progress=False)
        return cls(bm25, _peaks(bm25.scores["data"], bm25.scores["indptr"]))

    def save(self, folder: Path) -> None:
        """Write the field into a new folder."""
        self._bm25.save(folder, show_progress=False)
        np.save(folder / "peaks.npy", self._peaks, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "KeywordField":
        """Open a saved field, its arrays memory-mapped."""
        return cls(bm25s.BM25.load(folder, mmap=True, show_progress=False), np.load(folder / "peaks.npy"))

    def shares(self, concepts: Sequence[Sequence[Way]]) -> Floats:
        """How much of the concepts each passage has, (passages,): 1 for the best there is of each.

        Args:
            concepts: each as the ways to say it, the question's own first. The best way counts, not the
                sum: synonyms add nothing to what was said already.
        """
        total = np.zeros(self._bm25.scores["num_docs"], dtype=np.float32)
        ceilings = [self._ceiling(ways) for ways in concepts]
        for ways, ceiling in zip(concepts, ceilings, strict=True):
            if len(ways) == 1:
                self._add(total, ways[0].terms, 1.0)
            else:
                total += self._best_way(ways, ceiling)
        if sum(ceilings) > 0:
            total /= np.float32(sum(ceilings))
        return total

    def _best_way(self, ways: Sequence[Way], ceiling: float) -> Floats:
        best = np.zeros(self._bm25.scores["num_docs"], dtype=np.float32)
        for way in ways:
            # As a share of its own best: three words of one language are worth no more than the other's one.
            if (highest := self._peak_sum(way.terms)) > 0:
                scores = self._add(np.zeros_like(best), way.terms, way.weight * ceiling / highest)
                np.maximum(best, scores, out=best)
        return best

    def _add(self, total: Floats, terms: Mapping[str, int], weight: float) -> Floats:
        """Add each passage's BM25 scores for the terms, times the weight."""
        for term, count in terms.items():
            for column in self.columns_of(term):
                span = slice(self._starts[column], self._starts[column + 1])
                # A passage stands once in a column, so that nothing is lost by adding in place.
                total[self._rows[span]] += np.float32(weight * count) * self._data[span]
        return total

    def _ceiling(self, ways: Sequence[Way]) -> float:
        """How much a concept weighs: as the question says it, or as others do if nobody says it so."""
        known = [way for way in ways if any(self.columns_of(term) for term in way.terms)]
        if not known or known[0] is ways[0]:
            return self._peak_sum(ways[0].terms)
        return max((way.weight, self._peak_sum(way.terms)) for way in known)[1]

    def _peak_sum(self, terms: Mapping[str, int]) -> float:
        return sum(count * self.peak(term) for term, count in terms.items())

    def peak(self, term: str) -> float:
        """The most that the term scores in any passage; of an unknown one what it would."""
        columns = self.columns_of(term)
        return max((float(self._peaks[column]) for column in columns), default=self._peak_of_unknown)

    def columns_of(self, term: str) -> tuple[int, ...]:
        """The term's column; where there is none, those of the terms that differ in diacritics alone."""
        column = self._columns.get(term)
        return (column,) if column is not None else self._folded.get(fold(term), ())


def _by_folded_form(columns: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    folded: dict[str, tuple[int, ...]] = {}
    for term, column in columns.items():
        if not term.isascii():
            key = fold(term)
            folded[key] = (*folded.get(key, ()), column)
    return folded


def _peaks(data: Floats, starts: NDArray[np.int64]) -> Floats:
    """The highest score in each column, 0 where it is empty."""
    filled = np.flatnonzero(np.diff(starts))
    peaks = np.zeros(len(starts) - 1, dtype=np.float32)
    if len(filled):
        peaks[filled] = np.maximum.reduceat(data, starts[filled])
    return peaks
