"""Nearest passages by meaning: Chroma through LlamaIndex, beside the exact vectors in a file."""

import threading
import weakref
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.errors import BuildError, IndexUnavailable
from corpus.model import Passage

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

BATCH = 1000  # Chroma takes 5 461 at most; a thousand shows progress
SMALLEST_SYNC = 2  # the least that Chroma accepts

# Chroma shares what clients of one folder use, for the whole process and without a lock: one thread's closing
# would pull it away under another's opening. Clients that the garbage collector finds wait to be closed here.
_CLIENTS = threading.Lock()
_UNUSED: deque[Any] = deque()


@dataclass(frozen=True, slots=True)
class ChromaPlace:
    """Where a build's vectors lie in Chroma: in a folder of its own, or as a collection of a server.

    Args:
        folder: of the embedded Chroma; None for a server.
        url: of the server, e.g. "http://localhost:8000"; None for a folder.
    """

    collection: str
    folder: Path | None = None
    url: str | None = None

    def __str__(self) -> str:
        """How a message names it."""
        return f"the Chroma server {self.url}" if self.url else "the index's Chroma folder"


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
        except _chroma_errors() as error:
            if self._place.url:
                raise IndexUnavailable(_absent(self._place, error)) from error
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
                self._client = _client(self._place)
                # Closed after the last search that still uses this build, not when a newer one is published.
                weakref.finalize(self, _UNUSED.append, self._client)
                collection = self._client.get_collection(self._place.collection, embedding_function=None)
                self._store = _store(collection)
            return self._store

    def close(self) -> None:
        """Let go of Chroma; only for whoever knows that nobody else is searching."""
        with self._lock:
            if self._client is not None:
                _close(self._client)
            self._store = None


def fill_chroma(
    place: ChromaPlace, passages: Sequence[Passage], vectors: Floats, on_progress: Callable[[int, int], None]
) -> None:
    """Put all vectors into a new collection; raises BuildError."""
    from llama_index.core.schema import TextNode

    try:
        client = _client(place)
        store = _store(_new_collection(client, place, len(passages)))
        for start in _batch_starts(len(passages)):
            rows = range(start, min(start + BATCH, len(passages)))
            store.add([_node(passages[row], vectors[row], TextNode) for row in rows])
            on_progress(rows.stop, len(passages))
        _close(client)
    except _chroma_errors() as error:
        reason = _absent(place, error) if place.url else f"{place} cannot be filled: {one_line(error)}"
        raise BuildError(reason) from error


def _batch_starts(passages: int) -> Sequence[int]:
    """A single passage is put in twice: Chroma writes its files at the second change at the earliest."""
    return range(0, passages, BATCH) if passages >= SMALLEST_SYNC else (0, 0)


def drop_collections(url: str, collections: Sequence[str]) -> None:
    """Remove collections of builds that are gone from a server; raises BuildError."""
    try:
        client = _client(ChromaPlace("", url=url))
        for name in {collection.name for collection in client.list_collections()} & set(collections):
            client.delete_collection(name)
        _close(client)
    except _chroma_errors() as error:
        raise BuildError(_absent(ChromaPlace("", url=url), error)) from error


def _client(place: ChromaPlace) -> Any:
    # Late: Chroma and LlamaIndex take seconds to import, and `--help` needs neither.
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if not place.url:
        with _CLIENTS:
            while _UNUSED:
                _UNUSED.popleft().close()
            return chromadb.PersistentClient(path=str(place.folder), settings=settings)
    url = urlsplit(place.url if "//" in place.url else f"//{place.url}")
    ssl = url.scheme == "https"
    port = url.port or (443 if ssl else 8000)
    return chromadb.HttpClient(host=url.hostname or "localhost", port=port, ssl=ssl, settings=settings)


def _close(client: Any) -> None:
    with _CLIENTS:
        client.close()


def _store(collection: Any) -> Any:
    from llama_index.vector_stores.chroma import ChromaVectorStore

    return ChromaVectorStore(chroma_collection=collection)


def _new_collection(client: Any, place: ChromaPlace, passages: int) -> Any:
    hnsw: dict[str, Any] = {"space": "cosine"}
    if place.folder:
        # Written to its files at the very last passage, so that opening the build later changes none of them.
        hnsw["sync_threshold"] = max(SMALLEST_SYNC, passages)
    # Without a function of ours Chroma would fetch a model to embed with; vectors are always given.
    return client.create_collection(place.collection, embedding_function=None, configuration={"hnsw": hnsw})


def _node(passage: Passage, vector: Floats, node: Any) -> Any:
    metadata = {"document_id": passage.document_id, "language": passage.language.value}
    return node(id_=passage.id, text=passage.text, metadata=metadata, embedding=vector.tolist())


def _chroma_errors() -> tuple[type[Exception], ...]:
    """What Chroma raises when a folder is damaged or a server away (ValueError: "Could not connect")."""
    import httpx
    from chromadb.errors import ChromaError

    return ChromaError, httpx.HTTPError, ValueError, OSError, KeyError


def _absent(place: ChromaPlace, error: Exception) -> str:
    reason = f"{place} cannot be used ({one_line(error)})"
    return f"{reason}: start it, or unset LOTSEN_CHROMA_URL and run `lotsen ingest`"


def one_line(error: Exception) -> str:
    """The first line of an error's text."""
    return next(iter(str(error).splitlines()), type(error).__name__)
