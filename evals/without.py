"""Without: a library from which some sections are gone, with their translations."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from answering.library import Snapshot
from corpus.model import Document, Passage
from evals.library_view import LibraryView
from evals.measures.sections import documents_of, sections_of, without_language
from retrieval.hit import Filter, Hit


class Without(LibraryView):
    """Hides sections of a library from whoever asks it.

    The index still holds their words, so that scores are calibrated among them; nothing of them is shown.

    Args:
        sections: "document#section", the language left out; what stands below one is gone as well.
    """

    def __init__(self, library: Snapshot, sections: frozenset[str]) -> None:
        super().__init__(library)
        self._sections = sections

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Those that were touched have another hash, so that nothing learned of the whole is kept."""
        return {id: self._cut(document) for id, document in self._library.documents.items()}

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """What is left of the document."""
        return tuple(p for p in self._library.passages_of(document_id) if not self._is_gone(p.id))

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        """As of the library, over what is left."""
        hits = super().search(question, top_k + self._gone, filter)
        left = [hit for hit in hits if not self._is_gone(hit.passage.id)][:top_k]
        return [replace(hit, document=self.documents[hit.document.id]) for hit in left]

    @cached_property
    def _gone(self) -> int:
        named = documents_of(self._sections)
        ids = [id for id in self._library.documents if without_language(id) in named]
        return sum(self._is_gone(p.id) for id in ids for p in self._library.passages_of(id))

    def _cut(self, document: Document) -> Document:
        left = tuple(each for each in document.sections if not self._is_gone(f"{document.id}#{each.id}/1"))
        if len(left) == len(document.sections):
            return document
        return replace(document, sections=left, sha256=f"{document.sha256} without {sorted(self._sections)}")

    def _is_gone(self, passage_id: str) -> bool:
        return sections_of(passage_id, self._sections) is not None
