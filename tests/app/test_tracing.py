"""Traces against a collector that speaks the real protocol: which spans come, and what stands in them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from answering.answer import Answer
from app.server.metrics import Metrics
from app.server.tracing import TracedObserver

grpc = pytest.importorskip("grpc")


class Collector:
    """Keeps the spans that it is sent."""

    def __init__(self) -> None:
        from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc

        self.spans: list[Any] = []
        self._server = grpc.server(ThreadPoolExecutor(max_workers=1))
        trace_service_pb2_grpc.add_TraceServiceServicer_to_server(self, self._server)
        self.url = f"http://127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()

    def Export(self, request: Any, _context: object) -> Any:
        """Called by the exporter."""
        from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse

        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                self.spans += scope.spans
        return ExportTraceServiceResponse()

    def stop(self) -> None:
        self._server.stop(None).wait()


@pytest.fixture
def collector() -> Iterator[Collector]:
    collector = Collector()
    yield collector
    collector.stop()


def test_each_part_is_a_span_in_that_of_its_answer(collector: Collector, answer: Answer) -> None:
    metrics = Metrics()
    observer = TracedObserver(metrics, collector.url)
    with observer.stage("answer"):
        with observer.stage("read"):
            observer.read(0.83)
        observer.answered(answer)
    observer.flush()
    read, whole = collector.spans
    assert (read.name, whole.name) == ("read", "answer")
    assert read.parent_span_id == whole.span_id
    assert {one.key: one.value.double_value for one in read.attributes} == {"lotsen.probability": 0.83}
    noted = {one.key: one.value.string_value for one in whole.attributes}
    assert noted == {
        "lotsen.status": answer.status.value,
        "lotsen.language": answer.language.value,
        "lotsen.writer": answer.writer,
    }
    # The metrics are told the same.
    rows = metrics.text().decode()
    assert 'lotsen_stage_seconds_count{stage="read"} 1.0' in rows
    assert "lotsen_reader_probability_count 1.0" in rows


def test_no_span_holds_words_of_a_visitor(collector: Collector, answer: Answer) -> None:
    observer = TracedObserver(Metrics(), collector.url)
    with observer.stage("answer"):
        observer.answered(answer)
    observer.flush()
    assert answer.question
    assert answer.question not in str(collector.spans)


def test_what_goes_wrong_in_a_stage_goes_on_to_whoever_asked(collector: Collector) -> None:
    observer = TracedObserver(Metrics(), collector.url)
    with pytest.raises(ValueError, match="broken"), observer.stage("read"):
        raise ValueError("broken")
    observer.flush()
    (span,) = collector.spans
    assert span.status.code == 2  # error, by the protocol
