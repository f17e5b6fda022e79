"""TimedLibrary: a library that adds up how long its searches took."""

from collections.abc import Mapping
from time import perf_counter

from answering.library import Library
from corpus.model import Document, Passage
from retrieval.hit import Filter, Hit


class TimedLibrary:
    """Any library; `seconds` counts from its first search."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.seconds = 0.0

    @property
    def documents(self) -> Mapping[str, Document]:
        """As of the library."""
        return self._library.documents

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """As of the library."""
        return self._library.passages_of(document_id)

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        """As of the library, and timed."""
        start = perf_counter()
        try:
            return self._library.search(question, top_k, filter)
        finally:
            self.seconds += perf_counter() - start
