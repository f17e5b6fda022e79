"""Another model as reader: any sentence-transformers CrossEncoder with one score a pair."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answering.reader.reading import Reading
from answering.reader.worth_reading import Candidate, StatementReading, readings_of, worth_reading
from corpus.errors import ModelUnavailable
from retrieval.hit import Hit
from retrieval.model_folder import model_folder

BATCH = 32
Pairs = Sequence[tuple[str, str]]


def load_cross_encoder(name: str, download: bool = False) -> "CrossEncoderReader":
    """The cross-encoder of this folder or name on the hub; raises ModelUnavailable if it is not there."""
    what_else = "unset LOTSEN_READER_MODEL" if download else "run `lotsen ingest` once to fetch it"
    return CrossEncoderReader(model_folder("reader model", name, "cross-encoder", what_else, download))


class CrossEncoderReader:
    """Reads the statements that ours would read; says neither yes nor no.

    Its scores are taken for log-odds, as such models are trained. Threads share it; one reads at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Any = None

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, in the order of the hits; raises ModelUnavailable."""
        candidates = worth_reading(hits)
        sure = self._probabilities([(question, _text(one)) for one in candidates])
        return readings_of(hits, candidates, list(map(StatementReading, sure)))

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


def _text(candidate: Candidate) -> str:
    return f"{candidate.heading}: {candidate.lead_in} {candidate.statement.text}"


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
