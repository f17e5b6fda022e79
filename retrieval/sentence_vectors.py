"""How near a question is to the nearest sentence of a passage, from the vectors of all sentences.

The vector of a whole passage is that of everything it says; what a question asks for is often said in one
sentence of it, or in two that follow each other.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DamagedBuild

SENTENCES_FILE = "sentences.npy"
STARTS_FILE = "sentence_starts.npy"
SMALLEST = 1e-6  # length below which two sentences say opposite things, and their sum nothing

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
Rows = NDArray[np.int64]


class SentenceVectors:
    """Unit vectors of all sentences, passage after passage; read only, so that threads may share it.

    Args:
        vectors: float16 (sentences, dimensions), usually memory-mapped: half the size, and the third decimal
            of a cosine decides nothing.
        starts: int64 (passages + 1,), where each passage's sentences begin; each has one at least.
    """

    def __init__(self, vectors: Halves, starts: Rows) -> None:
        self._vectors = vectors
        self._starts = starts

    @classmethod
    def load(cls, folder: Path) -> "SentenceVectors | None":
        """Those of a build; None where it was made without them. Raises DamagedBuild."""
        if not (folder / STARTS_FILE).exists():
            return None
        try:
            vectors, starts = np.load(folder / SENTENCES_FILE, mmap_mode="r"), np.load(folder / STARTS_FILE)
        except (OSError, ValueError) as error:
            raise DamagedBuild(f"index {folder.name} does not open ({error})") from error
        if starts[-1] != len(vectors):
            raise DamagedBuild(f"index {folder.name} does not open (its sentences do not belong together)")
        return cls(vectors, starts)

    def of(self, row: int) -> Halves:
        """The vectors of one passage's sentences, in their order."""
        return self._vectors[self._starts[row] : self._starts[row + 1]]

    def nearest(self, vector: Floats, rows: Rows) -> Floats:
        """Cosine of the question's vector with the nearest sentence, or two neighbours, of each passage.

        The vector of two neighbours is the sum of theirs: for a static model nearly what the two would have
        as one text.
        """
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        first = self._starts[rows]
        counts = self._starts[rows + 1] - first
        begins = np.cumsum(counts) - counts
        places = np.repeat(first - begins, counts) + np.arange(counts.sum())
        sentences = self._vectors[places].astype(np.float32)
        single = sentences @ vector
        paired = np.full_like(single, -1)
        paired[:-1] = _of_neighbours(sentences, single)
        paired[begins + counts - 1] = -1  # the last sentence and the next passage's first are no neighbours
        return np.asarray(np.maximum.reduceat(np.maximum(single, paired), begins), dtype=np.float32)


def _of_neighbours(sentences: Floats, cosines: Floats) -> Floats:
    lengths = np.linalg.norm(sentences[:-1] + sentences[1:], axis=1)
    return np.asarray((cosines[:-1] + cosines[1:]) / np.maximum(lengths, SMALLEST), dtype=np.float32)
