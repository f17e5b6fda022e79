import threading
from pathlib import Path

import pytest

from corpus.errors import IndexUnavailable, ModelUnavailable, QuestionError
from corpus.glossary import Glossary, Term
from corpus.model import Kind, Language, Owner
from retrieval.expand import Expander
from retrieval.hit import Filter
from retrieval.published import open_published
from retrieval.retriever import Retriever


def found(retriever: Retriever, question: str, filter: Filter | None = None, top_k: int = 5) -> list[str]:
    return [hit.passage.id for hit in retriever.search(question, top_k, filter or Filter())]


def test_a_question_finds_its_passage_in_its_own_language(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    assert found(retriever, "Vad skyddar ett sekretessavtal?")[0] == "guide-sv#1/1"
    assert found(retriever, "What does the non-disclosure agreement protect?")[0] == "guide-en#1/1"


def test_a_passage_and_its_translation_are_one_hit(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    for question in ("sekretessavtal OSL 24:5", "the microscope price 30,000"):
        places = [id.split("#")[1] for id in found(retriever, question, top_k=9)]
        assert len(places) == len(set(places)), places


def test_a_translation_is_shown_in_the_language_of_the_question(
    small_corpus, build_small, home, embedder
) -> None:
    """Only the Swedish text has the word, but who asks in English gets the English passage."""
    build_small(small_corpus)
    glossary = Glossary((Term(("hemligheter",), ("classified matters",)),))
    retriever = Retriever(home, lambda name: embedder, Expander(glossary))
    assert found(retriever, "Who protects classified matters?")[0] == "guide-en#1/1"


def test_without_a_translation_the_other_language_answers(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    assert found(retriever, "Where is Flemingsberg?")[0] == "lab-sv#place/1"


def test_parts_that_do_not_correspond_are_not_merged(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus.with_passage("guide-sv", "1", "Sekretessavtalet gäller i fem år.", part=2))
    places = found(retriever, "sekretessavtal OSL 24:5", top_k=9)
    assert {"guide-sv#1/1", "guide-sv#1/2", "guide-en#1/1"} <= set(places)


@pytest.mark.parametrize(
    ("filter", "documents"),
    [
        (Filter(languages=(Language.ENGLISH,)), {"guide-en"}),
        (Filter(kinds=(Kind.INFRASTRUCTURE,)), {"lab-sv"}),
        (Filter(owners=(Owner.REGION,), languages=(Language.SWEDISH,)), {"guide-sv", "lab-sv"}),
        (Filter(owners=(Owner.STATE,), languages=(Language.SWEDISH,)), {"guide-sv"}),
        (Filter(owners=(Owner.COMPANY,), kinds=(Kind.INFRASTRUCTURE,)), set()),
    ],
)
def test_a_filter_admits_exactly_its_documents(
    small_corpus, build_small, retriever, filter: Filter, documents: set[str]
) -> None:
    build_small(small_corpus)
    hits = retriever.search("vad kostar mikroskopet i Flemingsberg, the price?", 9, filter)
    assert {hit.document.id for hit in hits} == documents


def test_a_filter_does_not_change_the_order(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    swedish = Filter(languages=(Language.SWEDISH,))
    everything = [id for id in found(retriever, "mikroskopets pris i kronor", top_k=9) if "-sv#" in id]
    filtered = found(retriever, "mikroskopets pris i kronor", swedish, top_k=9)
    assert filtered[: len(everything)] == everything


def test_scores_are_probabilities_and_fall(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    scores = [hit.score for hit in retriever.search("Priset för mikroskopet per dag", 9)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert scores[0] > 0.5 > scores[-1]


def test_a_hit_says_why(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    why = dict(retriever.search("sekretessavtal", 1)[0].why)
    assert set(why) == {"fused", "stems", "4-grams", "pairs", "cosine", "sentence"}


def test_top_k_is_kept(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    assert len(found(retriever, "the price", top_k=2)) == 2


@pytest.mark.parametrize("question", ["", "  \n", "x" * 5000])
def test_what_is_no_question_is_refused(small_corpus, build_small, retriever, question: str) -> None:
    build_small(small_corpus)
    with pytest.raises(QuestionError):
        retriever.search(question, 5)


@pytest.mark.parametrize("question", ["?", "🙂", "\x00", "och att det", "' OR 1=1 --", "[]{}()*+"])
def test_odd_questions_do_no_harm(small_corpus, build_small, retriever, question: str) -> None:
    build_small(small_corpus)
    assert all(hit.score < 0.5 for hit in retriever.search(question, 5))


def test_passages_are_read_by_id_and_by_document(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    assert retriever.passage("guide-sv#2/1") == small_corpus.passages[1]
    assert retriever.passage("guide-sv#2/9") is None
    assert retriever.passages_of("guide-sv") == small_corpus.passages[:3]
    assert retriever.documents["guide-sv"].section("2").text == small_corpus.documents[0].section("2").text


def test_a_new_build_is_noticed(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    assert found(retriever, "försäkring", top_k=1) != ["guide-sv#4/1"]
    build_small(small_corpus.with_passage("guide-sv", "4", "Företaget behöver en försäkring."))
    assert found(retriever, "försäkring", top_k=1) == ["guide-sv#4/1"]


def test_the_first_build_is_noticed(small_corpus, build_small, retriever) -> None:
    with pytest.raises(IndexUnavailable, match="run `lotsen ingest` first"):
        retriever.search("sekretessavtal", 1)
    build_small(small_corpus)
    assert found(retriever, "sekretessavtal", top_k=1) == ["guide-sv#1/1"]


def test_a_damaged_new_build_leaves_the_old_one_and_a_notice(
    small_corpus, build_small, home, retriever
) -> None:
    before = build_small(small_corpus)
    after = build_small(small_corpus.without("guide-sv#3/1"))
    (home / "builds" / after / "vectors.npy").write_bytes(b"damaged")
    assert retriever.build.manifest.id == before
    assert "vectors.npy" in retriever.status.notices[0]


def test_the_model_of_the_build_is_asked_for(small_corpus, build_small, home, embedder) -> None:
    embedder.name = "of-the-build"
    build_small(small_corpus)
    asked = []
    Retriever(home, lambda name: asked.append(name) or embedder).search("avtal", 1)
    assert asked == ["of-the-build"]


def test_a_model_that_is_gone_is_said_and_not_done_without(small_corpus, build_small, home) -> None:
    build_small(small_corpus)

    def gone(name: str):
        raise ModelUnavailable(f"the embedding model {name} is not on this machine")

    with pytest.raises(ModelUnavailable, match="hashing is not on this machine"):
        Retriever(home, gone).search("sekretessavtal", 1)


def test_readers_during_publishes_see_one_build_or_the_other(
    small_corpus, build_small, home, embedder
) -> None:
    """Build n has its own word n times; no answer may mix two builds, be empty, or fail."""
    answers: list[list[str]] = []
    failures: list[Exception] = []
    done = threading.Event()

    def publish(number: int) -> None:
        build_small(small_corpus.with_passage("guide-sv", f"v{number}", f"Utgåva nummer {number}."))

    def read() -> None:
        retriever = Retriever(home, lambda name: embedder, recheck_seconds=0)
        try:
            while not done.is_set():
                answers.append(found(retriever, "utgåva nummer", top_k=9))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
            failures.append(error)

    publish(0)
    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, 10):
        publish(number)
    done.set()
    for reader in readers:
        reader.join()
    assert not failures
    editions = [[id for id in answer if "#v" in id] for answer in answers]
    assert all(len(edition) == 1 for edition in editions)
    assert all(answer[0] == edition[0] for answer, edition in zip(answers, editions, strict=True))


def test_it_searches_where_chroma_does_not_open(small_corpus, build_small, retriever, monkeypatch) -> None:
    build_small(small_corpus)
    expected = found(retriever, "sekretessavtal", top_k=3)
    broken = Retriever(Path(retriever._home.root), retriever._embedder_for)
    monkeypatch.setattr(
        "retrieval.vector_index.open_client", lambda place, seconds: 1 / 0 if place.url else _read_only()
    )
    assert found(broken, "sekretessavtal", top_k=3) == expected
    assert "searched without it" in broken.status.notices[0]


def _read_only():
    raise OSError("Read-only file system")


def test_while_one_thread_opens_a_new_build_the_others_search_the_old(
    small_corpus, build_small, retriever, monkeypatch
) -> None:
    old = build_small(small_corpus)
    assert retriever.build.manifest.id == old
    new = build_small(small_corpus)
    seen: list[str] = []

    def slowly(root: Path, chroma_seconds: float):
        other = threading.Thread(target=lambda: seen.append(retriever.build.manifest.id))
        other.start()
        other.join(timeout=10)
        return open_published(root, chroma_seconds)

    monkeypatch.setattr("retrieval.retriever.open_published", slowly)
    assert retriever.build.manifest.id == new
    assert seen == [old]
