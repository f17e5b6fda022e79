"""Snapshot: one published build with all that a question to it needs; it never changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from corpus.errors import QuestionError
from corpus.language import detect_language
from corpus.model import Document, Passage
from retrieval.embed import Embedder
from retrieval.expand import Expander
from retrieval.fuse import Weights
from retrieval.hit import Filter, Hit
from retrieval.manifest import Manifest
from retrieval.published import Build
from retrieval.relevance import Calibration
from retrieval.search import Query, search_build
from retrieval.speller import Speller

NO_FILTER = Filter()
LONGEST_QUESTION = 4000  # characters; more is a document, not a question


@dataclass(frozen=True, slots=True)
class Status:
    """What is being searched.

    Args:
        notices: what is not as it should be, one line each.
    """

    manifest: Manifest
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Searches one build; whoever holds it never sees another one. Threads may share it.

    Args:
        embedder: gives the model that the build was made with; asked for at the first search, so that
            whoever only reads passages needs none.
        speller: has a question's words as the documents spell them.
        expander: what glossary and lexicon have for a question's words.
        by_document: document id → its passages, in order.
    """

    build: Build
    embedder: Callable[[], Embedder]
    speller: Speller
    expander: Expander
    weights: Weights
    calibration: Calibration
    by_document: Mapping[str, tuple[Passage, ...]]

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id, with their sections."""
        return self.build.documents

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the documents."""
        return self.build.passages

    @property
    def status(self) -> Status:
        """What is being searched, and what is not as it should be."""
        notices = (self.build.notice, self.build.vectors.notice)
        return Status(self.build.manifest, tuple(notice for notice in notices if notice))

    def passage(self, id: str) -> Passage | None:
        """The passage with this id."""
        row = self.build.rows.get(id)
        return None if row is None else self.build.passages[row]

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """All passages of a document, in its order."""
        return self.by_document.get(document_id, ())

    def search(self, question: str, top_k: int, filter: Filter = NO_FILTER) -> list[Hit]:
        """The best hits, best first.

        Raises:
            QuestionError: the question is empty or too long.
            ModelUnavailable: the embedding model that the index was made with is not here.
        """
        _check(question)
        language = detect_language(question)
        text = self.speller.respelt(question)
        query = Query(
            text=text,
            language=language,
            concepts=self.expander.concepts(text, language),
            vector=self.embedder().embed_questions([text])[0],
            top_k=top_k,
            filter=filter,
        )
        return search_build(self.build, query, self.weights, self.calibration)


def by_document(passages: Sequence[Passage]) -> Mapping[str, tuple[Passage, ...]]:
    """Document id → its passages, in order."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.document_id, []).append(passage)
    return MappingProxyType({id: tuple(each) for id, each in found.items()})


def _check(question: str) -> None:
    if not question.strip():
        raise QuestionError("the question is empty: type what you want to know")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(f"the question is longer than {LONGEST_QUESTION} characters: shorten it")
