"""LibraryView: a library as somebody sees it, everything in it as it is until a subclass says otherwise."""

from collections.abc import Mapping
from typing import Self

from answering.library import Snapshot
from corpus.model import Document, Passage
from retrieval.hit import Filter, Hit


class LibraryView:
    """Any library; it stays the same while it is measured, so that a view is its own snapshot."""

    def __init__(self, library: Snapshot) -> None:
        self._library = library

    def current(self) -> Self:
        """What a question is asked of."""
        return self

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id."""
        return self._library.documents

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the documents."""
        return tuple(passage for id in self.documents for passage in self.passages_of(id))

    def passage(self, id: str) -> Passage | None:
        """The passage with this id."""
        document = id.partition("#")[0]
        own = self.passages_of(document) if document in self.documents else ()
        return next((passage for passage in own if passage.id == id), None)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """All passages of one document, in order."""
        return self._library.passages_of(document_id)

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        """The best hits, best first."""
        return self._library.search(question, top_k, filter)
