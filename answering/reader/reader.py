"""The reader that comes with the project: a small transformer in onnxruntime, int8, on one thread."""

import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answering.reader.encoding import Batch, Encoder, Pair, batch_of, heading_of
from answering.reader.reading import Reading
from corpus.errors import ModelUnavailable
from retrieval.hit import Hit

MODEL = Path(__file__).parent / "model"
WEIGHTS, TOKENIZER = "reader.onnx", "tokenizer.json"
# Pairs of like length read together: more are no faster, and padding costs.
BATCH = 4

Floats = NDArray[np.float32]


class TransformerReader:
    """Reads with the model of a folder, loaded at the first use. Threads may share it.

    Args:
        folder: holds `reader.onnx` and `tokenizer.json`.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Encoder] | None = None

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, in the order of the hits; raises ModelUnavailable."""
        session, encoder = self._model()
        pairs = [
            encoder.pair(
                question,
                heading_of(hit.document.title, hit.passage.headings),
                [statement.text for statement in hit.passage.statements],
            )
            for hit in hits
        ]
        found: dict[int, Reading] = {}
        by_length = sorted(range(len(pairs)), key=lambda place: len(pairs[place].ids))
        for start in range(0, len(by_length), BATCH):
            places = by_length[start : start + BATCH]
            outputs = _run(session, batch_of([pairs[place] for place in places]))
            for row, place in enumerate(places):
                found[place] = _reading(hits[place], pairs[place], *(output[row] for output in outputs))
        return tuple(found[place] for place in range(len(hits)))

    def warm_up(self) -> None:
        """Load the model, which the first question would wait for."""
        self._model()

    def _model(self) -> tuple[Any, Encoder]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _open(self._folder / WEIGHTS), _encoder(self._folder / TOKENIZER)
            return self._loaded


@cache
def shipped_reader() -> TransformerReader:
    """The one that comes with the project, loaded once a process."""
    return TransformerReader()


def _open(weights: Path) -> Any:
    # Late: a process that answers nothing does without.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # On busy cores two threads are slower than one.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    # onnxruntime raises classes of its own that share no base but Exception.
    except Exception as error:
        raise ModelUnavailable(f"the reader in {weights} does not load: {error}") from error


def _encoder(tokenizer: Path) -> Encoder:
    # tokenizers raises Exception itself, no class of its own, for any file that it cannot take.
    try:
        return Encoder(tokenizer)
    except Exception as error:
        raise ModelUnavailable(f"the reader's tokenizer in {tokenizer} does not load: {error}") from error


def _run(session: Any, batch: Batch) -> tuple[Floats, Floats, Floats]:
    answers, statements, verdicts = session.run(
        None,
        {
            "ids": batch.ids,
            "mask": batch.mask,
            "question": batch.question,
            "text": batch.text,
            "statements": batch.statements,
        },
    )
    return answers, statements, verdicts


def _reading(hit: Hit, pair: Pair, answers: Floats, statements: Floats, verdicts: Floats) -> Reading:
    sure = 1 / (1 + np.exp(-statements[: len(pair.statements)].astype(np.float64)))
    shares = np.exp(verdicts.astype(np.float64) - verdicts.max())
    return Reading(
        hit,
        float(1 / (1 + np.exp(-float(answers)))),
        tuple(zip(hit.passage.statements, map(float, sure), strict=True)),
        tuple(map(float, shares / shares.sum())),
    )
