"""The reader that comes with the project: a small transformer in onnxruntime, int8, on one thread."""

import os
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answering.reader.encoding import Batch, EarlierTurn, Encoder, Pair, batch_of
from answering.reader.reading import Needed, Reading
from answering.reader.worth_reading import StatementReading, readings_of, worth_reading
from corpus.errors import ModelUnavailable
from retrieval.hit import Hit

MODEL = Path(__file__).parent / "model"
WEIGHTS, TOKENIZER = "reader.onnx", "tokenizer.json"
# From these log-odds on a word of the conversation is needed; so near to them it may be needed or not.
NEEDED, DOUBT = 0.7, 0.2
# Around a word that is said, and behind one that ends a phrase.
_EDGES, _ENDS = ' |?!.,:;()"”“', "|?!.,:;)"

Floats = NDArray[np.float64]


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
        candidates = worth_reading(hits)
        pairs = [encoder.pair(question, one.heading, one.statement.text, one.lead_in) for one in candidates]
        return readings_of(hits, candidates, [_said(session, pair) for pair in pairs])

    def needed(self, question: str, turns: Sequence[EarlierTurn]) -> Needed:
        """The words of a conversation that the question needs, side by side ones together."""
        session, encoder = self._model()
        pair, words = encoder.conversation(question, turns)
        [terms] = session.run(["terms"], _inputs(batch_of([pair])))
        sure = [(word, float(terms[0, start:end].max())) for word, (start, end) in words]
        return Needed(*(_phrases(sure, least) for least in (NEEDED, NEEDED + DOUBT, NEEDED - DOUBT)))

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
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read when it is imported; it tells of its use otherwise
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


def _phrases(words: Sequence[tuple[str, float]], least: float) -> tuple[str, ...]:
    """The words whose log-odds are above the least, side by side ones together."""
    phrases: list[list[str]] = []
    is_next = False
    for word, sure in words:
        is_needed = sure > least and word.strip(_EDGES) != ""
        if is_needed and is_next:
            phrases[-1].append(word)
        elif is_needed:
            phrases.append([word])
        is_next = is_needed and word[-1] not in _ENDS
    return tuple(" ".join(phrase).strip(_EDGES) for phrase in phrases)


def _said(session: Any, pair: Pair) -> StatementReading:
    """What is read of one pair, alone: int8 scales are found over a batch, whose other pairs would count."""
    [answers], [verdicts] = session.run(["answers", "verdicts"], _inputs(batch_of([pair])))
    shares = np.exp(verdicts.astype(np.float64) - verdicts.max())
    return StatementReading(
        float(1 / (1 + np.exp(-float(answers)))), tuple(map(float, shares / shares.sum()))
    )


def _inputs(batch: Batch) -> dict[str, Any]:
    return {"ids": batch.ids, "mask": batch.mask, "question": batch.question, "text": batch.text}
