"""Nearest passages by meaning: Chroma, beside the exact vectors in a file."""

import threading
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexUnavailable
from retrieval.chroma import (
    ChromaPlace,
    absent,
    chroma_errors,
    close_client,
    close_with,
    one_line,
    open_client,
    store_of,
)

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


class VectorIndex:
    """Unit vectors of all passages, row by row. Threads may share it.

    Args:
        vectors: float32 (passages, dimensions), unit length, usually memory-mapped.
        rows: passage id → row.
    """

    def __init__(self, vectors: Floats, rows: Mapping[str, int], place: ChromaPlace) -> None:
        self.vectors = vectors
        self.notice = ""
        self._rows = rows
        self._place = place
        self._store: Any = None
        self._client: Any = None
        self._lock = threading.Lock()

    def nearest(self, vector: Floats, top_k: int, mask: Mask | None = None) -> Rows:
        """Rows of the nearest passages, best first; with a mask only of those it admits.

        Unfiltered questions go to Chroma, whose graph takes about 2 ms at any size. Filtered ones are
        answered exactly from the vectors: Chroma's own filter looks at every match (277 ms where half of
        100 000 passages match, 11 ms by mask), and the graph may miss what a narrow filter leaves.
        """
        if not vector.any():
            return np.empty(0, dtype=np.int64)
        found = self._nearest_in_chroma(vector, top_k) if mask is None else None
        return self._nearest_exactly(vector, top_k, mask) if found is None else found

    def cosines(self, vector: Floats, rows: Rows) -> Floats:
        """Cosine of the question's vector with each of these passages'."""
        return np.asarray(self.vectors[rows] @ vector, dtype=np.float32)

    def _nearest_in_chroma(self, vector: Floats, top_k: int) -> Rows | None:
        """None where the folder's Chroma cannot be used; a server that is away is an error."""
        from llama_index.core.vector_stores import VectorStoreQuery

        query = VectorStoreQuery(
            query_embedding=vector.tolist(), similarity_top_k=min(top_k, len(self.vectors))
        )
        try:
            store = self._opened()
            return None if store is None else np.array([self._rows[id] for id in store.query(query).ids])
        except chroma_errors() as error:
            if self._place.url:
                raise IndexUnavailable(absent(self._place, error)) from error
            # The exact vectors lie beside it and say the same, a little slower at size.
            self.notice = f"{self._place} cannot be used ({one_line(error)}): searched without it"
            return None

    def _nearest_exactly(self, vector: Floats, top_k: int, mask: Mask | None) -> Rows:
        rows = np.arange(len(self.vectors)) if mask is None else np.flatnonzero(mask)
        # Where most passages are admitted, one pass over all is cheaper than picking rows out of the file.
        most = len(rows) * 2 > len(self.vectors)
        cosines = (self.vectors @ vector)[rows] if most else self.vectors[rows] @ vector
        return rows[np.argsort(-cosines, kind="stable")[:top_k]]

    def _opened(self) -> Any:
        """The store, opened at the first use: a process that does not search need not import it."""
        with self._lock:
            if self._store is None and not self.notice:
                self._client = open_client(self._place)
                # After the last search that still uses this build, not when a newer one is published.
                close_with(self, self._client)
                collection = self._client.get_collection(self._place.collection, embedding_function=None)
                self._store = store_of(collection)
            return self._store

    def close(self) -> None:
        """Let go of Chroma; only for whoever knows that nobody else is searching."""
        with self._lock:
            if self._client is not None:
                close_client(self._client)
            self._store = None
