"""How near two texts are in meaning, whole and word by word, by a model that embeds in microseconds."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import Embedder

Floats = NDArray[np.float32]
# Texts whose vectors are kept: all statements of some thousand passages, in 32 MB.
MOST_TEXTS = 1 << 15


class Closeness:
    """Cosines of texts and of words. Threads may share it.

    Args:
        embedder: must be fast, since every question has some hundred texts compared; the retrieval's own
            model may be another.
        words_of: the words of a text that are compared.
    """

    def __init__(self, embedder: Embedder, words_of: Callable[[str], Sequence[str]]) -> None:
        self._embedder = embedder
        self._words_of = words_of
        self._vectors: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def of_texts(self, question: str, texts: Sequence[str]) -> list[float]:
        """The cosine of each text with the question, −1 to 1."""
        if not texts:
            return []
        asked = self._embedder.embed_questions([question])[0]
        return [float(value) for value in self._embedded(texts) @ asked]

    def of_words(self, words: Sequence[str], text: str) -> list[float]:
        """For each word the cosine with the nearest word of the text; 0 where it has none."""
        said = sorted(set(self._words_of(text)))
        if not words or not said:
            return [0.0] * len(words)
        near = self._embedded(said) @ self._embedded(words).T
        return [float(value) for value in near.max(axis=0)]

    def _embedded(self, texts: Sequence[str]) -> Floats:
        """Float32 (len(texts), dimensions), unit length."""
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
            new = sorted(set(texts) - known.keys())
            known.update(zip(new, self._embedder.embed_passages(new), strict=True))
            self._remember(known.items())
        return np.stack([known[text] for text in texts])

    def _remember(self, vectors: Iterable[tuple[str, Floats]]) -> None:
        for text, vector in vectors:
            self._vectors[text] = vector
            self._vectors.move_to_end(text)
        while len(self._vectors) > MOST_TEXTS:
            self._vectors.popitem(last=False)
