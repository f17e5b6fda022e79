"""Chroma opened and closed, through LlamaIndex: the embedded one in a build's folder, or a server."""

import threading
import weakref
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.model import Language

# Chroma shares what clients of one folder use, for the whole process and without a lock: one thread's closing
# would pull it away under another's opening. Clients that the garbage collector finds wait to be closed here.
_CLIENTS = threading.Lock()
_UNUSED: deque[Any] = deque()

# How long a server may be silent: to a question, which somebody waits for, and to a thousand new vectors.
QUESTION_SECONDS = 5.0
BATCH_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ChromaPlace:
    """Where a build's vectors lie in Chroma, a collection a language: in a folder of its own, or on a server.

    Args:
        name: the first part of the collections' names.
        folder: of the embedded Chroma; None for a server.
        url: of the server, e.g. "http://localhost:8000"; None for a folder.
    """

    name: str
    folder: Path | None = None
    url: str | None = None

    def collection(self, language: Language) -> str:
        """The collection of this language: to search one language is to search one collection."""
        return f"{self.name}-{language}"

    def __str__(self) -> str:
        """How a message names it."""
        return f"the search database (Chroma, {self.url})" if self.url else "the index's Chroma folder"


def open_client(place: ChromaPlace, seconds: float) -> Any:
    """A client of this place's Chroma; `close_client` it, or leave that to `close_with`.

    Args:
        seconds: after which each call to a server is given up.
    """
    # Late: Chroma and LlamaIndex take seconds to import, and `--help` needs neither.
    if place.url:
        with _CLIENTS:
            _close_unused()
        from retrieval.chroma_server import server_client

        url = urlsplit(place.url if "//" in place.url else f"//{place.url}")
        ssl = url.scheme == "https"
        return server_client(url.hostname or "localhost", url.port or (443 if ssl else 8000), ssl, seconds)
    import chromadb
    from chromadb.config import Settings

    with _CLIENTS:
        _close_unused()
        return chromadb.PersistentClient(
            path=str(place.folder), settings=Settings(anonymized_telemetry=False)
        )


def _close_unused() -> None:
    """Only for the holder of `_CLIENTS`."""
    while _UNUSED:
        _UNUSED.popleft().close()


def close_client(client: Any) -> None:
    """Let go of it at once."""
    with _CLIENTS:
        client.close()


def close_with(owner: object, client: Any) -> None:
    """Have the client closed some time after its owner is gone."""
    weakref.finalize(owner, _UNUSED.append, client)


def store_of(collection: Any) -> Any:
    """LlamaIndex's vector store over a collection."""
    from llama_index.vector_stores.chroma import ChromaVectorStore

    return ChromaVectorStore(chroma_collection=collection)


def chroma_errors() -> tuple[type[Exception], ...]:
    """What Chroma raises when a folder is damaged or a server away (ValueError: "Could not connect")."""
    import httpx
    from chromadb.errors import ChromaError

    return ChromaError, httpx.HTTPError, ValueError, OSError, KeyError


def does_not_answer(place: ChromaPlace, error: Exception) -> str:
    """How a message begins on a server that is away, silent or without this build's collections."""
    return f"{place} does not answer ({one_line(error)})"


def one_line(error: Exception) -> str:
    """The first line of an error's text."""
    return next(iter(str(error).splitlines()), type(error).__name__)
