"""What is loaded beside the page while the first visitor reads."""

import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from app import parts, wiring
from corpus.errors import IndexUnavailable


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    event = threading.Event()
    retriever = SimpleNamespace(documents={}, search=lambda question, top_k: [])
    monkeypatch.setattr(wiring, "open_retriever", lambda settings: retriever)
    monkeypatch.setattr(
        wiring, "build_assistant", lambda retriever, settings: SimpleNamespace(prepare=event.set)
    )
    parts.load_parts.clear()
    yield event
    parts.load_parts.clear()


def test_the_words_of_the_documents_are_learned_before_the_first_question(prepared: threading.Event) -> None:
    parts.load_parts()
    assert prepared.wait(timeout=30)


def test_a_failure_beside_the_page_is_logged_and_the_page_stands(
    prepared: threading.Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    logged = threading.Event()

    def fail(question: str, top_k: int) -> list[str]:
        raise IndexUnavailable("no index")

    broken = SimpleNamespace(documents={}, search=fail)
    monkeypatch.setattr(wiring, "open_retriever", lambda settings: broken)
    monkeypatch.setattr(parts.log, "warning", lambda *_: logged.set())
    assert parts.load_parts().retriever is broken
    assert logged.wait(timeout=30)
    assert not prepared.is_set()
