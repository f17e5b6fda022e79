import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BuildError
from corpus.model import Language, Passage
from retrieval.build import build
from retrieval.chroma import ChromaPlace
from retrieval.fill_chroma import fill_chroma
from retrieval.published import open_published
from retrieval.retriever import Retriever
from retrieval.vector_index import VectorIndex, rows_by_language

COUNT, DIMENSIONS = 300, 16


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    found = np.random.default_rng(7).normal(size=(COUNT, DIMENSIONS)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def index(vectors, tmp_path_factory) -> VectorIndex:
    passages = [Passage(f"d#{n}/1", "d", (), None, 0, 1, "x", language_of(n)) for n in range(COUNT)]
    place = ChromaPlace("lotsen-test", folder=tmp_path_factory.mktemp("chroma"))
    told: list[tuple[int, int]] = []
    fill_chroma(place, passages, vectors, lambda done, total: told.append((done, total)))
    assert told[-1] == (COUNT, COUNT)
    rows = {passage.id: row for row, passage in enumerate(passages)}
    return VectorIndex(vectors, rows, rows_by_language(passages), place)


def language_of(row: int) -> Language:
    return Language.ENGLISH if row % 3 == 0 else Language.SWEDISH


def exact(vectors: np.ndarray, vector: np.ndarray, mask: np.ndarray) -> list[int]:
    rows = np.flatnonzero(mask)
    return rows[np.argsort(-(vectors[rows] @ vector), kind="stable")].tolist()


def test_chroma_finds_what_an_exact_search_finds(index, vectors) -> None:
    everything = np.ones(COUNT, dtype=bool)
    for row in range(0, COUNT, 30):
        assert index.nearest(vectors[row], 10).tolist() == exact(vectors, vectors[row], everything)[:10]
    assert index.notice == ""


@pytest.mark.parametrize("language", list(Language))
def test_a_language_is_a_collection_of_its_own(index, vectors, language: Language, monkeypatch) -> None:
    """No vector is compared outside Chroma but those that it has found."""
    own = np.array([language_of(row) is language for row in range(COUNT)])
    monkeypatch.setattr(index, "_rows_in", lambda languages: 1 / 0)
    for row in range(0, COUNT, 30):
        found = index.nearest(vectors[row], 10, (language,))
        assert found.tolist() == exact(vectors, vectors[row], own)[:10]


def test_without_chroma_a_language_is_searched_all_the_same(vectors, tmp_path: Path) -> None:
    passages = [Passage(f"d#{n}/1", "d", (), None, 0, 1, "x", language_of(n)) for n in range(COUNT)]
    nowhere = ChromaPlace("lotsen-test", folder=tmp_path / "chroma")
    rows = {passage.id: row for row, passage in enumerate(passages)}
    index = VectorIndex(vectors, rows, rows_by_language(passages), nowhere)
    english = np.array([language_of(row) is Language.ENGLISH for row in range(COUNT)])
    for _ in range(2):
        found = index.nearest(vectors[1], 10, (Language.ENGLISH,))
        assert found.tolist() == exact(vectors, vectors[1], english)[:10]
    assert "searched without it" in index.notice


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.9, 1.0])
def test_a_mask_is_exact_however_narrow(index, vectors, share: float) -> None:
    mask = np.random.default_rng(3).random(COUNT) < share
    found = index.nearest(vectors[5], 10, mask=mask)
    assert found.tolist() == exact(vectors, vectors[5], mask)[:10]
    assert mask[found].all()


def test_a_question_without_a_vector_has_no_nearest(index) -> None:
    assert index.nearest(np.zeros(DIMENSIONS, dtype=np.float32), 10).tolist() == []


def test_cosines_are_those_of_the_rows(index, vectors) -> None:
    rows = np.array([4, 9])
    assert index.cosines(vectors[9], rows) == pytest.approx([vectors[4] @ vectors[9], 1.0], abs=1e-6)


def test_more_passages_than_chroma_takes_at_once(tmp_path: Path) -> None:
    count = 6000
    vectors = np.eye(3, dtype=np.float32)[np.arange(count) % 3]
    passages = [Passage(f"d#{n}/1", "d", (), None, 0, 1, "x", Language.SWEDISH) for n in range(count)]
    place = ChromaPlace("lotsen-test", folder=tmp_path / "chroma")
    fill_chroma(place, passages, vectors, lambda done, total: None)
    rows = {passage.id: row for row, passage in enumerate(passages)}
    index = VectorIndex(vectors, rows, rows_by_language(passages), place)
    assert (index.nearest(vectors[1], 5) % 3 == 1).all()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A real `chroma run`, to be started and killed."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self.start()

    def start(self) -> None:
        command = Path(sys.executable).with_name("chroma")
        arguments = ["run", "--path", str(self._folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(300):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("chroma run did not start")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def server(tmp_path: Path):
    running = Server(tmp_path / "server")
    yield running
    running.kill()


def test_a_chroma_server_holds_the_vectors(small_corpus, home, embedder, server, monkeypatch) -> None:
    monkeypatch.setattr("retrieval.vector_index.RETRY_SECONDS", 0)

    def publish(corpus) -> str:
        return build(corpus, embedder, home, chroma_url=server.url).id

    def ask(question: str) -> str:
        return retriever.search(question, 1)[0].passage.id

    publish(small_corpus)
    retriever = Retriever(home, lambda name: embedder, recheck_seconds=0)
    assert ask("sekretessavtal") == "guide-sv#1/1"
    assert not (retriever.build.folder / "chroma").exists()

    publish(small_corpus.with_passage("guide-sv", "4", "Företaget behöver en försäkring."))
    assert ask("försäkring") == "guide-sv#4/1"

    server.kill()
    assert ask("försäkring") == "guide-sv#4/1"
    assert "search database" in retriever.status.notices[0]
    with pytest.raises(BuildError, match=r"does not answer.*start it, or unset LOTSEN_CHROMA_URL"):
        publish(small_corpus)
    server.start()
    assert ask("försäkring") == "guide-sv#4/1"
    assert retriever.status.notices == ()

    published = [publish(small_corpus) for _ in range(2)]
    import chromadb

    collections = {each.name for each in chromadb.HttpClient("127.0.0.1", server.port).list_collections()}
    assert collections == {f"lotsen-{id}-{language}" for id in published for language in Language}


def test_an_absent_server_is_one_clear_line(small_corpus, home, embedder) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(BuildError) as raised:
        build(small_corpus, embedder, home, chroma_url=url)
    assert url in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_build_in_a_folder_needs_no_server(small_corpus, build_small, home) -> None:
    build_small(small_corpus)
    assert open_published(home).manifest.chroma_url == ""
