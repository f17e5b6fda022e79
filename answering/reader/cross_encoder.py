"""Another model as reader: any sentence-transformers CrossEncoder with one score a pair."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answering.reader.encoding import heading_of
from answering.reader.reading import Reading, Verdict
from corpus.errors import ModelUnavailable
from retrieval.hit import Hit
from retrieval.model_folder import model_folder

BATCH = 32
# Statements are read one by one, so only those of the best passages.
PASSAGES_IN_STATEMENTS = 3
NO_VERDICT = tuple(float(verdict is Verdict.NONE) for verdict in Verdict)

Pairs = Sequence[tuple[str, str]]


def load_cross_encoder(name: str, download: bool = False) -> "CrossEncoderReader":
    """The cross-encoder of this folder or name on the hub; raises ModelUnavailable if it is not there."""
    what_else = "unset LOTSEN_READER_MODEL" if download else "run `lotsen ingest` once to fetch it"
    return CrossEncoderReader(model_folder("reader model", name, "cross-encoder", what_else, download))


class CrossEncoderReader:
    """Reads passages as wholes, then the statements of the best one by one; says neither yes nor no.

    Its scores are taken for log-odds, as such models are trained. Threads share it; one reads at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Any = None

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, in the order of the hits; raises ModelUnavailable."""
        answers = self._probabilities([(question, _text(hit)) for hit in hits])
        best = sorted(range(len(hits)), key=lambda place: -answers[place])[:PASSAGES_IN_STATEMENTS]
        return tuple(
            self._reading(question, hit, answers[place], place in best) for place, hit in enumerate(hits)
        )

    def _reading(self, question: str, hit: Hit, answers: float, in_statements: bool) -> Reading:
        above, said = _heading(hit), hit.passage.statements
        pairs = [(question, f"{above}: {statement.text}") for statement in said]
        sure = self._probabilities(pairs) if in_statements else [0.0] * len(said)
        return Reading(hit, answers, tuple(zip(said, sure, strict=True)), NO_VERDICT)

    def _probabilities(self, pairs: Pairs) -> list[float]:
        if not pairs:
            return []
        with self._lock:
            if self._model is None:
                self._model = _load(self._folder)
            from torch.nn import Sigmoid

            given = self._model.predict(
                list(pairs), batch_size=BATCH, show_progress_bar=False, activation_fn=Sigmoid()
            )
        return [float(score) for score in given]


def _heading(hit: Hit) -> str:
    return heading_of(hit.document.title, hit.passage.headings)


def _text(hit: Hit) -> str:
    return f"{_heading(hit)}: {hit.passage.text}"


def _load(folder: Path) -> Any:
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
        raise ModelUnavailable(f"the reader model in {folder} does not load: {reason}") from error
    if model.num_labels != 1:
        raise ModelUnavailable(
            f"the reader model in {folder} gives {model.num_labels} scores a pair: choose one that gives one"
        )
    return model
