"""An optional second look at the best few hits, by a model that reads question and passage together."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import ModelUnavailable
from retrieval.hit import Hit
from retrieval.model_folder import model_folder
from retrieval.searchable import embedded_text

# How many are looked at: a passage takes a small cross-encoder some tens of milliseconds on a processor core,
# and what answers is rarely further down.
RERANKED = 20
BATCH = 32


class Reranker(Protocol):
    """Says how well each text answers a question; more is better, on a scale of its own."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]: ...


def rerank(question: str, hits: Sequence[Hit], reranker: Reranker) -> list[Hit]:
    """The hits in the reranker's order; its own score stands in `why`.

    The probabilities are kept and handed out anew, the highest to the first: a cross-encoder's scale differs
    from model to model, and what the best place means ("is anything found at all?") must not.
    """
    texts = [embedded_text(hit.passage, hit.document) for hit in hits]
    given = reranker.scores(question, texts) if hits else ()
    order = sorted(range(len(hits)), key=lambda place: -given[place])
    relevances = sorted((hit.score for hit in hits), reverse=True)
    return [
        replace(hits[place], score=relevance, why=(*hits[place].why, ("rerank", float(given[place]))))
        for place, relevance in zip(order, relevances, strict=True)
    ]


def load_reranker(name: str, download: bool = False) -> "CrossEncoderReranker":
    """The cross-encoder of this folder or name on the hub; raises ModelUnavailable if it is not there."""
    what_else = "unset LOTSEN_RERANK_MODEL" if download else "run `lotsen ingest` once to fetch it"
    return CrossEncoderReranker(model_folder("rerank model", name, "cross-encoder", what_else, download))


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder with one score a pair. Threads share it; one reads at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Any = None

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """One score a text; what exceeds the model's length is cut off. Raises ModelUnavailable."""
        with self._lock:
            if self._model is None:
                self._model = _load_cross_encoder(self._folder)
            given = self._model.predict(
                [(question, text) for text in texts], batch_size=BATCH, show_progress_bar=False
            )
        return [float(score) for score in given]


def _load_cross_encoder(folder: Path) -> Any:
    # Late: with torch it takes seconds, and only who sets a model for it needs them.
    from sentence_transformers import CrossEncoder
    from transformers.utils.logging import disable_progress_bar

    # Of its own accord it draws one into the output of the command line.
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = CrossEncoder(str(folder), local_files_only=True)
    # tokenizers raises Exception itself, no class of its own, for any file that it cannot take.
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailable(f"the rerank model in {folder} does not load: {reason}") from error
    if model.num_labels != 1:
        raise ModelUnavailable(
            f"the rerank model in {folder} gives {model.num_labels} scores a pair: choose one that gives one"
        )
    return model
