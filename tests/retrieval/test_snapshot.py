from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.errors import ModelUnavailable
from retrieval.hit import Filter
from retrieval.retriever import Retriever

QUESTIONS = [
    "Vad skyddar ett sekretessavtal?",
    "the price of the microscope",
    "Flemingsberg",
    "första steget",
]


def test_a_question_with_one_snapshot_never_sees_a_build_published_in_between(
    small_corpus, build_small, retriever
) -> None:
    build_small(small_corpus)
    before = retriever.current()
    hits = before.search("försäkring mikroskop", 9)
    build_small(small_corpus.without("guide-sv#2/1").with_passage("guide-sv", "4", "En försäkring behövs."))
    after = retriever.current()
    assert before.search("försäkring mikroskop", 9) == hits
    assert before.passage("guide-sv#4/1") is None
    assert before.passages == small_corpus.passages
    assert before.passages_of("guide-sv") == small_corpus.passages[:3]
    assert after.search("försäkring", 1)[0].passage.id == "guide-sv#4/1"
    assert after.passage("guide-sv#2/1") is None
    assert before.status.manifest.id != after.status.manifest.id


def test_nothing_published_the_snapshot_stays_the_same(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    assert retriever.current() is retriever.current()


def test_threads_may_search_one_snapshot_at_once(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    snapshot = retriever.current()
    alone = [snapshot.search(question, 9) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda question: snapshot.search(question, 9), QUESTIONS * 25))
    assert together == alone * 25


def test_passages_are_read_without_the_model_of_the_build(small_corpus, build_small, home) -> None:
    def gone(name: str):
        raise ModelUnavailable(f"the embedding model {name} is not on this machine")

    build_small(small_corpus)
    snapshot = Retriever(home, gone).current()
    assert snapshot.passage("lab-sv#place/1") == small_corpus.passages[-1]
    assert snapshot.passages_of("nothing") == ()
    with pytest.raises(ModelUnavailable):
        snapshot.search("renrum", 1, Filter())
