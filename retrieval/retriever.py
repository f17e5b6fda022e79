"""Retriever: the snapshot of the build that is published now, and what the pages ask of it."""

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import monotonic

from corpus.model import Document, Passage
from retrieval.chroma import QUESTION_SECONDS
from retrieval.embed import Embedder, load_embedder
from retrieval.expand import Expander
from retrieval.fuse import WEIGHTS, Weights
from retrieval.hit import Filter, Hit
from retrieval.home import Home
from retrieval.published import Build, open_published
from retrieval.relevance import CALIBRATION
from retrieval.snapshot import NO_FILTER, Snapshot, Status, by_document
from retrieval.speller import Speller

# How soon a newly published build is noticed; a look costs microseconds, but a crowd looks often.
RECHECK_SECONDS = 1.0
NO_EXPANSION = Expander()

PointerState = tuple[int, int, int]


class Retriever:
    """Opens the published build of a home, and each that is published later; threads may share it.

    Args:
        embedder_for: gives the embedder of the name that a build was made with; the vectors of another
            model could not be compared with its vectors.
        expander: finds other words for a question's.
        chroma_seconds: after which a Chroma server that is silent is given up, and searched without.
    """

    def __init__(
        self,
        home: Path,
        embedder_for: Callable[[str], Embedder] = load_embedder,
        expander: Expander = NO_EXPANSION,
        weights: Weights = WEIGHTS,
        recheck_seconds: float = RECHECK_SECONDS,
        chroma_seconds: float = QUESTION_SECONDS,
    ) -> None:
        self._home = Home(home.absolute())
        self._embedder_for = embedder_for
        self._expander = expander
        self._weights = weights
        self._recheck_seconds = recheck_seconds
        self._chroma_seconds = chroma_seconds
        self._opening = threading.Lock()
        self._loading = threading.Lock()
        self._embedders: dict[str, Embedder] = {}
        self._snapshot: Snapshot | None = None
        self._pointer: PointerState | None = None
        self._checked = 0.0

    def current(self) -> Snapshot:
        """The published build, open; a question takes it once, and all that it asks is of this one.

        Raises:
            IndexUnavailable: there is no index.
        """
        snapshot = self._snapshot
        if snapshot is None:
            with self._opening:
                return self._snapshot or self._open_newest()
        if monotonic() - self._checked < self._recheck_seconds:
            return snapshot
        # One thread opens a new build, which takes a while at size; the others go on with the one they have.
        if not self._opening.acquire(blocking=False):
            return snapshot
        try:
            return self._open_newest()
        finally:
            self._opening.release()

    def _open_newest(self) -> Snapshot:
        """Only for the holder of `_opening`."""
        self._checked = monotonic()
        pointer = self._pointer_state()
        if self._snapshot is None or pointer != self._pointer:
            self._snapshot = self._snapshot_of(open_published(self._home.root, self._chroma_seconds))
            self._pointer = pointer
        return self._snapshot

    def _snapshot_of(self, build: Build) -> Snapshot:
        def is_known(word: str) -> bool:
            return build.keywords.has_form_of(word) or self._expander.knows(word)

        # Of both languages: a question in one has words of the other, and a slip may have it taken for that.
        words = sum(map(Counter, build.keywords.counts.values()), Counter[str]())
        return Snapshot(
            build=build,
            embedder=partial(self._embedder, build.manifest.model),
            speller=Speller(words, is_known),
            expander=self._expander,
            weights=self._weights,
            calibration=CALIBRATION,
            by_document=by_document(build.passages),
        )

    @property
    def build(self) -> Build:
        """The published build."""
        return self.current().build

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents of the published build by id."""
        return self.current().documents

    @property
    def status(self) -> Status:
        """What is being searched, and what is not as it should be."""
        return self.current().status

    @property
    def without_chroma(self) -> bool:
        """Whether searches have to do without Chroma at the moment, and are exact but slower at size."""
        return bool(self.current().build.vectors.notice)

    def passage(self, id: str) -> Passage | None:
        """The passage with this id."""
        return self.current().passage(id)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """All passages of a document, in its order."""
        return self.current().passages_of(document_id)

    def search(self, question: str, top_k: int, filter: Filter = NO_FILTER) -> list[Hit]:
        """The best hits of the published build, best first; raises what `Snapshot.search` does."""
        return self.current().search(question, top_k, filter)

    def warm_up(self) -> None:
        """Load everything that the first question needs, so that it does not wait."""
        snapshot = self.current()
        vector = snapshot.embedder().embed_questions(["?"])[0]
        snapshot.build.vectors.nearest(vector, 1)

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
