"""Which words of a passage stand side by side: a question's word pairs, looked for in candidates.

An index of all pairs would have millions of terms at 100 000 passages; the order of the words is 4 bytes a
word, and only the candidates' are ever read.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Words = tuple[
    int, ...
]  # what a word of a question may be: none where nobody uses it, several without diacritics

ORDER_FILE = "order.npy"
STARTS_FILE = "starts.npy"


class WordOrder:
    """The words of every passage in order, as numbers; read only once made, so threads may share it.

    Args:
        order: uint32, the words of all passages, one passage after the other.
        starts: int64 (passages + 1,), where each passage's words begin.
    """

    def __init__(self, order: NDArray[np.uint32], starts: Rows) -> None:
        self._order = order
        self._starts = starts

    @classmethod
    def build(cls, texts: Iterable[Sequence[int]]) -> "WordOrder":
        """Keep the words of these texts; their order gives the rows."""
        rows = [np.asarray(text, dtype=np.uint32) for text in texts]
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(row) for row in rows], out=starts[1:])
        return cls(np.concatenate(rows) if rows else np.zeros(0, dtype=np.uint32), starts)

    def save(self, folder: Path) -> None:
        """Write it into a new folder."""
        folder.mkdir()
        np.save(folder / ORDER_FILE, self._order, allow_pickle=False)
        np.save(folder / STARTS_FILE, self._starts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "WordOrder":
        """Open what was saved, memory-mapped."""
        return cls(np.load(folder / ORDER_FILE, mmap_mode="r"), np.load(folder / STARTS_FILE, mmap_mode="r"))

    def side_by_side(self, pairs: Sequence[tuple[Words, Words]], rows: Rows) -> NDArray[np.bool_]:
        """Whether each passage has the words of each pair one after the other, (rows, pairs)."""
        found = np.zeros((len(rows), len(pairs)), dtype=np.bool_)
        texts = [self._order[self._starts[row] : self._starts[row + 1]] for row in rows.tolist()]
        if not texts:
            return found
        words = np.concatenate(texts)
        owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        same_text = owner[:-1] == owner[1:]
        for number, (first, second) in enumerate(pairs):
            here = np.isin(words[:-1], first) & np.isin(words[1:], second) & same_text
            found[owner[:-1][here], number] = True
        return found
