"""What is loaded beside the page while the first visitor reads."""

import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from app import wiring
from app.shell import resources
from corpus.errors import IndexUnavailable


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    event = threading.Event()
    monkeypatch.setattr(wiring, "open_retriever", lambda settings: SimpleNamespace(documents={}))
    assistant = SimpleNamespace(prepare=event.set)
    monkeypatch.setattr(wiring, "build_assistant", lambda retriever, settings, *_: assistant)
    resources.load_services.clear()
    yield event
    resources.load_services.clear()


def test_the_models_are_loaded_before_the_first_question(prepared: threading.Event) -> None:
    resources.load_services()
    assert prepared.wait(timeout=30)


def test_a_failure_beside_the_page_is_logged_and_the_page_stands(
    prepared: threading.Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    logged = threading.Event()

    def fail() -> None:
        raise IndexUnavailable("no index")

    broken = SimpleNamespace(prepare=fail)
    monkeypatch.setattr(wiring, "build_assistant", lambda retriever, settings, *_: broken)
    monkeypatch.setattr(resources.log, "warning", lambda *_: logged.set())
    assert resources.load_services().assistant is broken
    assert logged.wait(timeout=30)
    assert not prepared.is_set()
