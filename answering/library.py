"""Library and Snapshot: the documents as the assistant needs them."""

from collections.abc import Mapping
from typing import Protocol

from corpus.model import Document, Passage
from retrieval.hit import Index


class Snapshot(Index, Protocol):
    """One build that never changes: an answer is made from one and no other."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id, with their sections."""
        ...

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """All passages of one document, in order."""
        ...


class Library(Protocol):
    """The retriever, or a fake of three passages."""

    def current(self) -> Snapshot:
        """What is published now."""
        ...
