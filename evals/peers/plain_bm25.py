"""BM25 over plain lower-case words: no stems, no stop words, paragraphs as they are."""

import re
from collections.abc import Sequence
from dataclasses import replace

import bm25s
import numpy as np

from evals.peers.paragraphs import paragraphs
from evals.peers.task import Stretch, Task

_WORD = re.compile(r"\w+")


class PlainBM25:
    """bm25s with its usual constants (k1 1.5, b 0.75)."""

    def build(self, task: Task) -> None:
        """Count the words."""
        pieces = paragraphs(task.texts)
        self._stretches = [stretch for _, stretch in pieces]
        self._bm25 = bm25s.BM25()
        self._bm25.index([_words(piece) for piece, _ in pieces], show_progress=False)

    def search(self, question: str, top_k: int) -> Sequence[Stretch]:
        """Hits, best first; none without a word in common."""
        known = [word for word in _words(question) if word in self._bm25.vocab_dict]
        if not known:
            return []
        scores = self._bm25.get_scores(known)
        best = np.argsort(-scores, kind="stable")[:top_k]
        return [replace(self._stretches[row], score=float(scores[row])) for row in best if scores[row] > 0]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
