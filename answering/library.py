"""Library: an index that also knows its documents whole, as the assistant needs it."""

from collections.abc import Mapping
from typing import Protocol

from corpus.model import Document, Language, Passage
from retrieval.hit import Filter, Index


class Library(Index, Protocol):
    """The retriever, or a fake of three passages."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id, with their sections."""
        ...

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """All passages of one document, in order."""
        ...


def in_one(filter: Filter, language: Language) -> Filter:
    """The filter narrowed to one language."""
    return Filter(filter.owners, filter.kinds, (language,), filter.areas, filter.stages)
