"""Metrics: what the operator counts and times, in the format of Prometheus; no question is among it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
    start_http_server,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from answering.answer import Answer
from app.ask.shown_answer import WITHOUT_MODEL
from app.server.json_log import FIELDS
from app.shell.index_state import is_being_built
from corpus.errors import LotsenError
from retrieval.snapshot import Status

log = logging.getLogger("lotsen")

CONTENT_TYPE = CONTENT_TYPE_LATEST
ANSWER_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
STAGE_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)
TENTHS = tuple(tenth / 10 for tenth in range(1, 11))


class Metrics:
    """Everything that is measured in one process; an `answering.observer.Observer`."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        self._questions = Counter(
            "lotsen_questions", "Questions answered.", ("status", "language", "writer"), registry=registry
        )
        self._answer_seconds = Histogram(
            "lotsen_answer_seconds",
            "From question to answer.",
            ("writer",),
            registry=registry,
            buckets=ANSWER_SECONDS,
        )
        self._stage_seconds = Histogram(
            "lotsen_stage_seconds",
            "One part of answering a question.",
            ("stage",),
            registry=registry,
            buckets=STAGE_SECONDS,
        )
        self._probability = Histogram(
            "lotsen_reader_probability",
            "How surely what was read answers the question.",
            registry=registry,
            buckets=TENTHS,
        )
        self._model_failures = Counter(
            "lotsen_model_failures", "Failures of the language model.", registry=registry
        )
        self._problems = Counter(
            "lotsen_problems", "What visitors were told does not work.", ("error",), registry=registry
        )
        self._sessions = Gauge("lotsen_sessions", "Pages that are open.", registry=registry)
        self._index = _IndexCollector()
        registry.register(self._index)
        ProcessCollector(registry=registry)

    def stage(self, name: str) -> AbstractContextManager[object]:
        """Times one part of answering."""
        return self._stage_seconds.labels(name).time()

    def read(self, probability: float) -> None:
        """How surely what was read answers."""
        self._probability.observe(probability)

    def answered(self, answer: Answer) -> None:
        """Count an answer, by how it ended, and note it in the log."""
        writer = _kind_of_writer(answer.writer)
        self._questions.labels(answer.status.value, answer.language.value, writer).inc()
        self._answer_seconds.labels(writer).observe(answer.seconds)
        fields = {
            "status": answer.status.value,
            "language": answer.language.value,
            "writer": answer.writer,
            "seconds": round(answer.seconds, 3),
        }
        log.info("answered", extra={FIELDS: fields})

    def model_failed(self) -> None:
        """Count a failure of the language model."""
        self._model_failures.inc()

    def problem(self, error: LotsenError) -> None:
        """Count what a visitor is told does not work."""
        self._problems.labels(type(error).__name__).inc()

    def open_page(self) -> AbstractContextManager[object]:
        """Held as long as a page is open."""
        return self._sessions.track_inprogress()

    def watch_index(self, home: Path, status: Callable[[], Status]) -> None:
        """Tell of this index from now on."""
        self._index.source = (home, status)

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry)

    def serve(self, host: str, port: int) -> None:
        """Give it to whoever asks on a port of its own, for as long as this process runs; raises OSError."""
        start_http_server(port, host, self._registry)


class _IndexCollector(Collector):
    """The published index, looked at whenever somebody asks."""

    def __init__(self) -> None:
        self.source: tuple[Path, Callable[[], Status]] | None = None

    def collect(self) -> Iterator[Metric]:
        """Only whether one is being built where none opens."""
        if self.source is None:
            return
        home, status = self.source
        yield _gauge("being_built", "Whether some process builds one.", is_being_built(home))
        with suppress(LotsenError):
            now = status()
            yield _gauge("passages", "Passages that are searched.", now.manifest.passages)
            yield _gauge("documents", "Documents that are searched.", now.manifest.documents)
            made = datetime.fromisoformat(now.manifest.made_at).timestamp()
            yield _gauge("made_timestamp_seconds", "When it was built.", made)
            yield _gauge("notices", "What is not as it should be.", len(now.notices))


def _gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"lotsen_index_{name}", f"The index: {told}", value)


def _kind_of_writer(name: str) -> str:
    """Without its version: each label makes a row that never goes away."""
    if not name:
        return "none"
    return "extract" if name.startswith(WITHOUT_MODEL) else "model"


@cache
def process_metrics() -> Metrics:
    """Those of this process."""
    return Metrics()
