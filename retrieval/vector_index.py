"""Nearest passages by meaning: Chroma, a collection a language, beside the exact vectors in a file."""

import logging
import math
import threading
from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Language, Passage
from retrieval.chroma import (
    QUESTION_SECONDS,
    ChromaPlace,
    chroma_errors,
    close_client,
    close_with,
    does_not_answer,
    one_line,
    open_client,
    store_of,
)

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

# A server that is away is asked again after so long, by one question; the others go on without it.
RETRY_SECONDS = 10.0

log = logging.getLogger("lotsen")


class VectorIndex:
    """Unit vectors of all passages, row by row. Threads may share it.

    Args:
        vectors: float32 (passages, dimensions), unit length, usually memory-mapped.
        rows: passage id → row.
        in_language: the rows of each language; these are Chroma's collections.
        seconds: after which a Chroma server that is silent is given up.
        clock: seconds that only grow.

    Attributes:
        notice: empty, or why Chroma is not asked at the moment.
    """

    def __init__(
        self,
        vectors: Floats,
        rows: Mapping[str, int],
        in_language: Mapping[Language, Rows],
        place: ChromaPlace,
        seconds: float = QUESTION_SECONDS,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.vectors = vectors
        self.notice = ""
        self._rows = rows
        self._in_language = in_language
        self._place = place
        self._seconds = seconds
        self._clock = clock
        self._retry_at = -math.inf
        self._stores: Mapping[Language, Any] | None = None
        self._client: Any = None
        self._lock = threading.Lock()

    def nearest(
        self, vector: Floats, top_k: int, languages: Sequence[Language] = (), mask: Mask | None = None
    ) -> Rows:
        """Rows of the nearest passages in these languages, best first; no languages are all.

        Chroma answers, whose graph takes about 2 ms at any size. With a mask, only of the passages that it
        admits, exactly: Chroma looks at every match of a filter, which takes longer the more there are, and
        its graph may miss what a narrow one leaves; docs/retrieval.md has the table.
        """
        if not vector.any():
            return np.empty(0, dtype=np.int64)
        wanted = [language for language in self._in_language if not languages or language in languages]
        rows = self._nearest_in_chroma(vector, top_k, wanted) if mask is None else None
        if rows is None:
            rows = self._rows_in(wanted)
            rows = rows if mask is None else rows[mask[rows]]
        # Where most passages are looked at, one pass over all is cheaper than picking rows out of the file.
        most = len(rows) * 2 > len(self.vectors)
        cosines = (self.vectors @ vector)[rows] if most else self.vectors[rows] @ vector
        return rows[np.argsort(-cosines, kind="stable")[:top_k]]

    def cosines(self, vector: Floats, rows: Rows) -> Floats:
        """Cosine of the question's vector with each of these passages'."""
        return np.asarray(self.vectors[rows] @ vector, dtype=np.float32)

    def _nearest_in_chroma(self, vector: Floats, top_k: int, languages: Sequence[Language]) -> Rows | None:
        """The nearest of each language, in no order; None where Chroma cannot be used."""
        from llama_index.core.vector_stores import VectorStoreQuery

        found: list[int] = []
        try:
            stores = self._opened()
            if stores is None:
                return None
            for language in languages:
                most = min(top_k, len(self._in_language[language]))
                query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=most)
                found += [self._rows[id] for id in stores[language].query(query).ids or ()]
        except chroma_errors() as error:
            self._do_without(error)
            return None
        self._retry_at, self.notice = -math.inf, ""
        return np.array(found, dtype=np.int64)

    def _do_without(self, error: Exception) -> None:
        """The exact vectors lie beside Chroma and say the same, a little slower at size."""
        if self._place.url:
            self._retry_at = self._clock() + RETRY_SECONDS
            self.notice = f"{does_not_answer(self._place, error)}: searched without it until it does"
        else:
            self._retry_at = math.inf
            self.notice = f"{self._place} cannot be used ({one_line(error)}): searched without it"
        log.warning("%s", self.notice)

    def _rows_in(self, languages: Sequence[Language]) -> Rows:
        """All rows of these languages, in order."""
        none = np.empty(0, dtype=np.int64)
        return np.sort(np.concatenate([none, *(self._in_language[language] for language in languages)]))

    def _opened(self) -> Mapping[Language, Any] | None:
        """The stores, opened at the first use; None while Chroma is not to be asked.

        A process that does not search need not import Chroma.
        """
        # Before the lock: whoever tries a silent server again holds it for as long as that takes.
        if self._clock() < self._retry_at:
            return None
        with self._lock:
            if self._clock() < self._retry_at:
                return None
            if self.notice:
                self._retry_at = self._clock() + RETRY_SECONDS
            if self._stores is None:
                self._client = open_client(self._place, self._seconds)
                # After the last search that still uses this build, not when a newer one is published.
                close_with(self, self._client)
                self._stores = {
                    language: store_of(
                        self._client.get_collection(self._place.collection(language), embedding_function=None)
                    )
                    for language in self._in_language
                }
            return self._stores

    def close(self) -> None:
        """Let go of Chroma; only for whoever knows that nobody else is searching."""
        with self._lock:
            if self._client is not None:
                close_client(self._client)
            self._stores = None


def rows_by_language(passages: Sequence[Passage]) -> dict[Language, Rows]:
    """Which rows are in which language; no entry for a language that no passage is in."""
    found = {
        language: np.array([row for row, each in enumerate(passages) if each.language is language], np.int64)
        for language in Language
    }
    return {language: rows for language, rows in found.items() if len(rows)}
