import numpy as np
import pytest
from fakes import HashingEmbedder

from corpus.errors import DamagedBuild
from corpus.model import Language, Passage, Statement
from retrieval.build import build
from retrieval.published import open_published
from retrieval.searchable import statement_texts
from retrieval.sentence_vectors import SENTENCES_FILE, SentenceVectors

PASSAGES = 7
X, Y, Z = np.eye(3, dtype=np.float32)


def vectors_of(*passages: list[np.ndarray]) -> SentenceVectors:
    starts = np.cumsum([0, *map(len, passages)], dtype=np.int64)
    return SentenceVectors(np.array([one for each in passages for one in each], dtype=np.float16), starts)


def nearest(vectors: SentenceVectors, question: np.ndarray, *rows: int) -> list[float]:
    return vectors.nearest(question, np.array(rows, dtype=np.int64)).tolist()


def test_the_nearest_sentence_counts_and_no_other() -> None:
    vectors = vectors_of([X, Z], [X], [-X, Y, -X])
    assert nearest(vectors, X, 0, 1, 2) == pytest.approx([1, 1, 0], abs=1e-3)
    assert nearest(vectors, Y, 2, 0) == pytest.approx([1, 0], abs=1e-3)


def test_two_neighbours_together_may_be_nearer_than_either() -> None:
    question = (X + Y) / np.sqrt(2).astype(np.float32)
    vectors = vectors_of([X, Y], [X, Z, Y])
    assert nearest(vectors, question, 0, 1) == pytest.approx([1, np.sqrt(0.5)], abs=1e-3)


def test_the_last_sentence_and_the_next_passages_first_are_no_neighbours() -> None:
    question = (X + Y) / np.sqrt(2).astype(np.float32)
    assert nearest(vectors_of([X], [Y]), question, 0, 1) == pytest.approx([np.sqrt(0.5)] * 2, abs=1e-3)


def test_sentences_that_say_opposite_things_or_nothing_do_no_harm() -> None:
    vectors = vectors_of([X, -X], [np.zeros(3, dtype=np.float32)])
    assert nearest(vectors, X, 0, 1) == pytest.approx([1, 0], abs=1e-3)
    assert nearest(vectors, X) == []


def test_a_statement_is_embedded_under_its_nearest_heading() -> None:
    def passage(headings: tuple[str, ...], *said: str) -> Passage:
        text = " ".join(said)
        statements = tuple(Statement(one, 0, 0) for one in said)
        return Passage("a#1/1", "a", headings, 1, 0, len(text), text, Language.SWEDISH, statements=statements)

    assert statement_texts(passage(("Pris", "Moms"), "Det kostar.", "Moms tillkommer.")) == [
        "Moms\nDet kostar.",
        "Moms\nMoms tillkommer.",
    ]
    assert statement_texts(passage((), "Det kostar.")) == ["Det kostar."]
    assert statement_texts(passage(("Pris",))) == ["Pris\n"]


def test_a_build_has_the_vectors_of_every_sentence(small_corpus, home, embedder, build_small) -> None:
    two = "Renrummet bokas på webben. Avgiften betalas i förväg."
    build_small(small_corpus.with_passage("lab-sv", "price", two))
    opened = open_published(home)
    assert opened.sentences is not None
    expected = embedder.embed_questions(
        ["Rubrik\nRenrummet bokas på webben.", "Rubrik\nAvgiften betalas i förväg."]
    )
    assert np.allclose(opened.sentences.of(PASSAGES), expected, atol=1e-3)


def test_a_sentence_finds_its_passage_among_those_with_more_of_the_words(
    small_corpus, build_small, retriever
) -> None:
    """Both passages have the words; in one they stand together."""
    together = (
        "Moms tillkommer på avgiften. Renrummet städas varje vecka av personalen. Besökare anmäls i förväg."
    )
    apart = "Moms redovisas varje vecka. Renrummet städas, det tillkommer inget. Besökare anmäls på avgiften."
    build_small(
        small_corpus.with_passage("lab-sv", "apart", apart).with_passage("lab-sv", "together", together)
    )
    hits = {
        hit.passage.section_id: dict(hit.why) for hit in retriever.search("moms tillkommer på avgiften", 9)
    }
    assert hits["together"]["sentence"] > hits["apart"]["sentence"] + 0.1


def test_sentences_of_unchanged_passages_are_not_embedded_anew(
    small_corpus, home, embedder, build_small
) -> None:
    build_small(small_corpus)
    before = open_published(home).sentences
    embedder.embedded.clear()
    build_small(
        small_corpus.without("guide-sv#1/1").with_passage("guide-sv", "4", "Nytt om risk. Och om ansvar.")
    )
    assert embedder.embedded[1:] == ["Rubrik\nNytt om risk.", "Rubrik\nOch om ansvar."]
    after = open_published(home).sentences
    for row in range(PASSAGES - 1):
        assert np.array_equal(after.of(row), before.of(row + 1))


def test_with_another_model_or_cut_otherwise_they_are(
    small_corpus, home, embedder, build_small, monkeypatch
) -> None:
    build_small(small_corpus)
    embedder.embedded.clear()
    monkeypatch.setattr(
        "retrieval.build_folder.statement_texts", lambda passage: [passage.text, passage.text.upper()]
    )
    build_small(small_corpus)
    assert len(embedder.embedded) == 2 * PASSAGES
    embedder.embedded.clear()
    embedder.name = "another"
    build_small(small_corpus)
    assert len(embedder.embedded) == (1 + 2) * PASSAGES


def test_a_model_too_slow_for_sentences_is_searched_without(small_corpus, home, retriever, embedder) -> None:
    slow = HashingEmbedder(is_static=False)
    build(small_corpus, slow, home)
    assert open_published(home).sentences is None
    best = retriever.search("Vad skyddar ett sekretessavtal?", 3)[0]
    assert best.passage.id == "guide-sv#1/1"
    assert dict(best.why)["sentence"] == dict(best.why)["cosine"]


def test_sentences_that_do_not_belong_together_are_a_damaged_build(small_corpus, home, build_small) -> None:
    folder = home / "builds" / build_small(small_corpus)
    np.save(folder / SENTENCES_FILE, np.load(folder / SENTENCES_FILE)[1:])
    with pytest.raises(DamagedBuild, match="do not belong together"):
        SentenceVectors.load(folder)


def test_a_file_that_is_no_array_is_a_damaged_build(small_corpus, home, build_small) -> None:
    folder = home / "builds" / build_small(small_corpus)
    (folder / SENTENCES_FILE).write_bytes(b"no array")
    with pytest.raises(DamagedBuild, match="does not open"):
        SentenceVectors.load(folder)
