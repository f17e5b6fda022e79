"""A real Chroma server that is stopped, goes on, is killed and comes back, under questions all the while."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fakes import HashingEmbedder
from page_server import free_port

from deploy.programs import program
from deploy.started import answers
from retrieval.build import build
from retrieval.retriever import Retriever
from retrieval.vector_index import RETRY_SECONDS

SECONDS = 1.0
QUESTION = "Vad kostar mikroskopet per dag?"

pytestmark = pytest.mark.drill


@contextmanager
def chroma_server(folder: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    command = [
        str(program("chroma")),
        "run",
        "--path",
        str(folder),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(port))
        yield server
    finally:
        server.kill()
        server.wait()


def wait_until(is_so) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_questions_are_answered_all_along(
    small_corpus, home, embedder: HashingEmbedder, tmp_path: Path, record_property
) -> None:
    port = free_port()
    slowest: dict[str, float] = {}

    def asked(when: str, retriever: Retriever) -> bool:
        """Whether Chroma was asked; the same hits either way."""
        start = time.monotonic()
        found = [hit.passage.id for hit in retriever.search(QUESTION, 3)]
        slowest[when] = max(slowest.get(when, 0.0), time.monotonic() - start)
        assert found == expected
        return not retriever.without_chroma

    with chroma_server(tmp_path / "chroma", port) as server:
        build(small_corpus, embedder, home, chroma_url=f"http://127.0.0.1:{port}")
        retriever = Retriever(home, lambda name: embedder, chroma_seconds=SECONDS)
        expected = [hit.passage.id for hit in retriever.search(QUESTION, 3)]
        assert expected[0] == "guide-sv#2/1"
        assert all(asked("running", retriever) for _ in range(20))
        server.send_signal(signal.SIGSTOP)
        assert not asked("hung, first", retriever)
        assert not any(asked("hung, next", retriever) for _ in range(20))
        server.send_signal(signal.SIGCONT)
        time.sleep(RETRY_SECONDS)
        assert asked("back", retriever)
        server.kill()
        server.wait()
        assert not any(asked("killed", retriever) for _ in range(20))
    with chroma_server(tmp_path / "chroma", port):
        time.sleep(RETRY_SECONDS)
        assert all(asked("restored", retriever) for _ in range(20))
    times = ", ".join(f"{when} {1000 * seconds:.0f}" for when, seconds in slowest.items())
    record_property("saw", f"the same hits each time; slowest question, ms: {times}")
