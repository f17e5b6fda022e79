"""Traces: a span for each answer and one for each part of it, for a collector; no visitor's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from answering.answer import Answer
from answering.observer import Observer
from corpus.errors import SettingsError

SERVICE = "lotsen"
MISSING = "LOTSEN_TRACES_URL needs the extra: pip install 'samverkanslotsen[tracing]'."


class TracedObserver:
    """An observer that opens a span around each stage, and tells another what it is told.

    Args:
        url: of a collector that speaks OTLP over gRPC, "http://host:4317".

    Raises:
        SettingsError: the extra `tracing` is not installed.
    """

    def __init__(self, inner: Observer, url: str) -> None:
        try:
            from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
            from opentelemetry.sdk.resources import SERVICE_NAME, Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor
        except ImportError as error:
            raise SettingsError(MISSING) from error
        # A provider of our own: what other libraries trace stays with them.
        self._provider = TracerProvider(resource=Resource.create({SERVICE_NAME: SERVICE}))
        exporter = OTLPSpanExporter(endpoint=url, insecure=url.startswith("http://"))
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer(SERVICE)
        self._inner = inner

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A span, and what the other holds around it."""
        with self._tracer.start_as_current_span(name), self._inner.stage(name):
            yield

    def read(self, probability: float) -> None:
        """Noted with the span that is open."""
        self._note("probability", probability)
        self._inner.read(probability)

    def answered(self, answer: Answer) -> None:
        """How it ended, in which language and by which writer, noted with the answer's span."""
        self._note("status", answer.status.value)
        self._note("language", answer.language.value)
        self._note("writer", answer.writer)
        self._inner.answered(answer)

    def model_failed(self) -> None:
        """Noted with the span that is open."""
        self._note("model_failed", True)
        self._inner.model_failed()

    def flush(self) -> None:
        """Send what has not been sent yet."""
        self._provider.force_flush()

    def _note(self, name: str, value: str | float | bool) -> None:
        from opentelemetry.trace import get_current_span

        get_current_span().set_attribute(f"lotsen.{name}", value)
