"""Retriever.search(question, top_k, filter) → hits, always from the build that is published now."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from corpus.errors import QuestionError
from corpus.glossary import Glossary
from corpus.language import detect_language
from corpus.model import Document, Passage
from retrieval.embed import Embedder, load_embedder
from retrieval.expand import NO_LEXICON, Expander
from retrieval.fuse import Weights, weights_for
from retrieval.hit import Filter, Hit
from retrieval.home import Home
from retrieval.lexicon import Lexicon
from retrieval.manifest import Manifest
from retrieval.published import Build, open_published
from retrieval.relevance import Calibration, calibration_for
from retrieval.rerank import RERANKED, Reranker, rerank
from retrieval.search import Query, search_build
from retrieval.terms import Wording

# How soon a newly published build is noticed; a look costs microseconds, but a crowd looks often.
RECHECK_SECONDS = 1.0
NO_GLOSSARY = Glossary()
NO_FILTER = Filter()
LONGEST_QUESTION = 4000  # characters; more is a document, not a question

PointerState = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Status:
    """What is being searched.

    Args:
        notices: what is not as it should be, one line each.
    """

    manifest: Manifest
    notices: tuple[str, ...]


class Retriever:
    """Searches the published build of a home; threads may share it.

    Args:
        embedder_for: gives the embedder of the name that a build was made with; the vectors of another
            model could not be compared with its vectors.
        lexicon: translates a question's words, together with what the build's own documents have taught; None
            for a search in the question's language alone.
        reranker: looks at the best few again; None for the order that search gives.
        weights, calibration: instead of those that belong to the build's model.
    """

    def __init__(
        self,
        home: Path,
        embedder_for: Callable[[str], Embedder] = load_embedder,
        glossary: Glossary = NO_GLOSSARY,
        lexicon: Lexicon | None = None,
        reranker: Reranker | None = None,
        weights: Weights | None = None,
        calibration: Calibration | None = None,
        recheck_seconds: float = RECHECK_SECONDS,
    ) -> None:
        self._home = Home(home.absolute())
        self._embedder_for = embedder_for
        self._lexicon = lexicon
        self._expander = Expander(glossary, NO_LEXICON if lexicon is None else lexicon)
        self._reranker = reranker
        self._weights = weights
        self._calibration = calibration
        self._recheck_seconds = recheck_seconds
        self._opening = threading.Lock()
        self._loading = threading.Lock()
        self._embedders: dict[str, Embedder] = {}
        self._build: Build | None = None
        self._pointer: PointerState | None = None
        self._checked = 0.0

    @property
    def build(self) -> Build:
        """The published build, open; whoever holds it sees one and the same content throughout."""
        build = self._build
        if build is None:
            with self._opening:
                return self._build or self._open_newest()
        if monotonic() - self._checked < self._recheck_seconds:
            return build
        # One thread opens a new build, which takes a while at size; the others go on with the one they have.
        if not self._opening.acquire(blocking=False):
            return build
        try:
            return self._open_newest()
        finally:
            self._opening.release()

    def _open_newest(self) -> Build:
        """Only for the holder of `_opening`."""
        self._checked = monotonic()
        pointer = self._pointer_state()
        if self._build is None or pointer != self._pointer:
            self._build = open_published(self._home.root)
            self._pointer = pointer
        return self._build

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id, with their sections."""
        return self.build.documents

    @property
    def status(self) -> Status:
        """What is being searched, and what is not as it should be."""
        build = self.build
        notices = (build.notice, build.vectors.notice)
        return Status(build.manifest, tuple(notice for notice in notices if notice))

    def passage(self, id: str) -> Passage | None:
        """The passage with this id."""
        build = self.build
        row = build.rows.get(id)
        return None if row is None else build.passages[row]

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """All passages of a document, in its order."""
        return tuple(passage for passage in self.build.passages if passage.document_id == document_id)

    def search(self, question: str, top_k: int, filter: Filter = NO_FILTER) -> list[Hit]:
        """The best hits, best first.

        Raises:
            QuestionError: the question is empty or too long.
            IndexUnavailable: there is no index, or its Chroma server is away.
            ModelUnavailable: the embedding model that the index was made with, or the reranker, is not here.
        """
        if not question.strip():
            raise QuestionError("the question is empty: type what you want to know")
        if len(question) > LONGEST_QUESTION:
            raise QuestionError(f"the question is longer than {LONGEST_QUESTION} characters: shorten it")
        build = self.build
        asked = build.keywords.restored(Wording(question, detect_language(question)))
        query = Query(
            text=asked.text,
            language=asked.language,
            concepts=self._expander.concepts(asked.text, asked.language, self._own_lexicon(build)),
            vector=self._embedder(build.manifest.model).embed_questions([asked.text])[0],
            top_k=top_k if self._reranker is None else max(top_k, RERANKED),
            filter=filter,
        )
        model = build.manifest.model
        hits = search_build(
            build, query, self._weights or weights_for(model), self._calibration or calibration_for(model)
        )
        return hits if self._reranker is None else rerank(question, hits, self._reranker)[:top_k]

    def _own_lexicon(self, build: Build) -> Lexicon:
        return NO_LEXICON if self._lexicon is None else build.lexicon

    def warm_up(self) -> None:
        """Load everything that the first question needs, so that it does not wait."""
        build = self.build
        vector = self._embedder(build.manifest.model).embed_questions(["?"])[0]
        build.vectors.nearest(vector, 1)

    def _embedder(self, model: str) -> Embedder:
        with self._loading:
            if model not in self._embedders:
                self._embedders[model] = self._embedder_for(model)
            return self._embedders[model]

    def _pointer_state(self) -> PointerState | None:
        """A new pointer file has another inode, time or size, whatever the clock does."""
        try:
            stat = self._home.pointer.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size
