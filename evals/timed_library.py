"""TimedLibrary: a library that adds up how long its searches took."""

from time import perf_counter

from answering.library import Snapshot
from evals.library_view import LibraryView
from retrieval.hit import Filter, Hit


class TimedLibrary(LibraryView):
    """Any library; `seconds` counts from its first search."""

    def __init__(self, library: Snapshot) -> None:
        super().__init__(library)
        self.seconds = 0.0

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        """As of the library, and timed."""
        start = perf_counter()
        try:
            return super().search(question, top_k, filter)
        finally:
            self.seconds += perf_counter() - start
