"""A Chroma server that hangs, refuses and comes back: told apart by scripted answers, never by waiting."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from corpus.errors import BuildError, SelfCheckFailed
from corpus.model import Language, Passage
from retrieval.chroma import ChromaPlace
from retrieval.fill_chroma import building_client
from retrieval.self_check import self_check
from retrieval.vector_index import RETRY_SECONDS, VectorIndex, rows_by_language

SECONDS = 0.3
VECTORS = np.eye(4, dtype=np.float32)
IN_CHROMA, EXACT = [2], [0]  # the scripted server names another passage than the exact vectors would


class Script(ThreadingHTTPServer):
    """Speaks as much of Chroma's protocol as a search needs; silent while `is_hung`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.is_hung = False
        self.asked: list[str] = []
        self.let_go = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Script

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer()

    def _answer(self) -> None:
        self.server.asked.append(self.path)
        if self.server.is_hung:
            self.server.let_go.wait()
            return
        body = json.dumps(answer_to(self.path)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def answer_to(path: str) -> dict[str, object]:
    if path.endswith("/auth/identity"):
        return {"user_id": "", "tenant": "default_tenant", "databases": ["default_database"]}
    if path.endswith("/query"):
        found = {"ids": [["d#2/1"]], "documents": [["x"]], "metadatas": [[{"document_id": "d"}]]}
        return {**found, "distances": [[0.1]], "embeddings": None, "uris": None, "include": []}
    return {
        "id": "00000000-0000-0000-0000-000000000001",
        "name": "lotsen-test-sv",
        "configuration_json": {},
        "metadata": None,
        "dimension": 4,
        "tenant": "default_tenant",
        "database": "default_database",
    }


@pytest.fixture
def server() -> Iterator[Script]:
    with Script() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.let_go.set()
        running.shutdown()


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def index_at(url: str, clock: Clock) -> VectorIndex:
    passages = [Passage(f"d#{n}/1", "d", (), None, 0, 1, "x", Language.SWEDISH) for n in range(4)]
    rows = {passage.id: row for row, passage in enumerate(passages)}
    place = ChromaPlace("lotsen-test", url=url)
    return VectorIndex(VECTORS, rows, rows_by_language(passages), place, SECONDS, clock)


def nearest(index: VectorIndex) -> list[int]:
    return index.nearest(VECTORS[0], 1).tolist()


def test_a_server_that_answers_is_asked(server: Script, clock: Clock) -> None:
    index = index_at(server.url, clock)
    assert nearest(index) == IN_CHROMA
    assert index.notice == ""


@pytest.mark.parametrize("was_open", [False, True], ids=["at the first question", "later"])
def test_a_hung_server_is_done_without_and_not_waited_for_again(
    server: Script, clock: Clock, was_open: bool
) -> None:
    index = index_at(server.url, clock)
    if was_open:
        assert nearest(index) == IN_CHROMA
    server.is_hung = True
    assert nearest(index) == EXACT
    assert "the search database" in index.notice
    assert "does not answer" in index.notice
    asked = len(server.asked)
    clock.now += RETRY_SECONDS / 2
    assert nearest(index) == EXACT
    assert len(server.asked) == asked


def test_a_server_that_is_back_is_asked_again(server: Script, clock: Clock) -> None:
    index = index_at(server.url, clock)
    server.is_hung = True
    assert nearest(index) == EXACT
    server.is_hung = False
    clock.now += RETRY_SECONDS
    assert nearest(index) == IN_CHROMA
    assert index.notice == ""
    assert nearest(index) == IN_CHROMA


def test_while_one_question_tries_it_again_the_others_do_not_wait(server: Script, clock: Clock) -> None:
    index = index_at(server.url, clock)
    server.is_hung = True
    assert nearest(index) == EXACT
    clock.now += RETRY_SECONDS
    asked = len(server.asked)
    others: list[list[int]] = []
    opened = index._lock

    class Watched:
        """Asks another question where the first one holds the lock."""

        def __enter__(self) -> None:
            opened.acquire()

        def __exit__(self, *_: object) -> None:
            opened.release()
            others.append(nearest(index))

    index._lock = Watched()  # type: ignore[assignment]
    assert nearest(index) == EXACT
    assert others == [EXACT]
    assert len(server.asked) == asked + 1


def test_nobody_listening_is_done_without(clock: Clock) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        index = index_at(f"http://127.0.0.1:{listener.getsockname()[1]}", clock)
        assert nearest(index) == EXACT
    assert "does not answer" in index.notice
    assert "lotsen ingest" not in index.notice


def test_a_build_against_a_hung_server_is_one_line(server: Script) -> None:
    server.is_hung = True
    place = ChromaPlace("lotsen-test", url=server.url)
    with (
        pytest.raises(BuildError, match=r"the search database .* does not answer") as raised,
        building_client(place, SECONDS),
    ):
        raise AssertionError("a silent server has no client")
    assert "\n" not in str(raised.value)


def test_a_build_that_chroma_was_not_asked_about_is_not_published(
    small_corpus, build_small, retriever, monkeypatch
) -> None:
    build_small(small_corpus)
    build = retriever.build
    monkeypatch.setattr(build.vectors, "notice", "the search database does not answer")
    monkeypatch.setattr(build.vectors, "_opened", lambda: None)
    with pytest.raises(SelfCheckFailed, match="does not answer"):
        self_check(build, (), lambda done, total: None)
