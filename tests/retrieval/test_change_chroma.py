"""A build with few changes copies Chroma's folder and changes it: searched, it is as if written anew."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Language, Passage
from retrieval import change_chroma
from retrieval.build import build
from retrieval.change_chroma import Filled, find_changes, write_chroma
from retrieval.chroma import ChromaPlace
from retrieval.manifest import record_files
from retrieval.published import open_published
from retrieval.vector_index import VectorIndex, rows_by_language

COUNT, DIMENSIONS = 300, 16


def passages_of(count: int) -> list[Passage]:
    """The last third in English."""
    languages = [Language.ENGLISH if n >= count * 2 // 3 else Language.SWEDISH for n in range(count)]
    return [Passage(f"d#{n}/1", "d", (), None, 0, 1, f"text {n}", each) for n, each in enumerate(languages)]


def rows_of(passages: list[Passage]) -> dict[str, int]:
    return {each.id: row for row, each in enumerate(passages)}


def vectors_of(count: int, seed: int = 7) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    place = ChromaPlace("lotsen-1", folder=tmp_path / "1" / "chroma")
    passages, vectors = passages_of(COUNT), vectors_of(COUNT)
    assert place.folder
    place.folder.parent.mkdir()
    assert write_chroma(place, passages, vectors, None, lambda done, total: None).dead == 0
    return Filled(place, passages, vectors, dead=0)


def changed(filled: Filled) -> tuple[list[Passage], np.ndarray]:
    """Two passages less, three with another vector, one with another text, two more, and another order."""
    passages, vectors = list(filled.passages[2:]), filled.vectors[2:].copy()
    vectors[[5, 50, 200]] = vectors_of(3, seed=8)
    passages[100] = replace(passages[100], text="another")
    passages += [replace(passages[0], id=f"d#{n}/1") for n in ("new", "newer")]
    vectors = np.concatenate((vectors, vectors_of(2, seed=9)))
    return passages[::-1], vectors[::-1].copy()


def change(filled: Filled, tmp_path: Path) -> tuple[VectorIndex, change_chroma.Changes]:
    passages, vectors = changed(filled)
    place = ChromaPlace("lotsen-2", folder=tmp_path / "2" / "chroma")
    (tmp_path / "2").mkdir()
    changes = write_chroma(place, passages, vectors, filled, lambda done, total: None)
    return VectorIndex(vectors, rows_of(passages), rows_by_language(passages), place), changes


def test_what_has_changed_is_found(filled: Filled) -> None:
    passages, vectors = changed(filled)
    changes = find_changes(filled, passages, vectors)
    assert changes is not None
    assert {passages[row].id for row in changes.new} == {
        "d#7/1", "d#52/1", "d#202/1", "d#102/1", "d#new/1", "d#newer/1",
    }  # fmt: skip
    assert set(changes.gone) == {"d#0/1", "d#1/1", "d#7/1", "d#52/1", "d#202/1", "d#102/1"}
    assert changes.dead == len(changes.gone)


def test_nothing_changed_is_no_change(filled: Filled) -> None:
    changes = find_changes(filled, filled.passages, filled.vectors)
    assert changes == change_chroma.Changes((), (), 0)


def test_one_change_is_made_with_another_that_changes_nothing(filled: Filled) -> None:
    """Chroma writes its files at the second change at the earliest."""
    changes = find_changes(filled, filled.passages[:-1], filled.vectors[:-1])
    assert changes == change_chroma.Changes(("d#299/1", "d#200/1"), (200,), 2)


@pytest.mark.parametrize(("gone", "added", "dead"), [(61, 0, 0), (0, 80, 0), (1, 0, 60)])
def test_where_much_has_changed_all_is_written_anew(filled: Filled, gone: int, added: int, dead: int) -> None:
    more = [replace(filled.passages[0], id=f"more-{n}") for n in range(added)]
    passages = [*filled.passages[gone:], *more]
    vectors = np.concatenate((filled.vectors[gone:], vectors_of(added)))
    assert find_changes(replace(filled, dead=dead), passages, vectors) is None


def test_the_changed_copy_finds_what_an_exact_search_finds(filled: Filled, tmp_path: Path) -> None:
    index, changes = change(filled, tmp_path)
    assert changes.dead > 0
    for row in (*range(0, len(index.vectors), 20), *changes.new):
        exact = np.argsort(-(index.vectors @ index.vectors[row]), kind="stable")[:10]
        assert index.nearest(index.vectors[row], 10).tolist() == exact.tolist()
    assert index.notice == ""


def test_the_earlier_folder_stays_as_it_was(filled: Filled, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in (tmp_path / "1").rglob("*") if file.is_file()}
    change(filled, tmp_path)
    assert before == {file.name: file.read_bytes() for file in (tmp_path / "1").rglob("*") if file.is_file()}


def test_opening_the_changed_copy_writes_nothing(filled: Filled, tmp_path: Path) -> None:
    index, _ = change(filled, tmp_path)
    before = record_files(tmp_path / "2")
    index.nearest(index.vectors[0], 10)
    index.close()
    assert record_files(tmp_path / "2") == before


@pytest.mark.parametrize("error", [sqlite3.OperationalError("locked"), OSError("gone")])
def test_a_folder_that_cannot_be_copied_is_written_anew(
    filled: Filled, tmp_path: Path, monkeypatch, error: Exception
) -> None:
    def fail(source: Path, target: Path) -> None:
        raise error

    monkeypatch.setattr(change_chroma, "_copy_database", fail)
    index, changes = change(filled, tmp_path)
    assert changes.dead == 0
    assert index.nearest(index.vectors[3], 1).tolist() == [3]


def test_a_copy_with_other_vectors_than_it_should_have_is_written_anew(
    filled: Filled, tmp_path: Path
) -> None:
    """The folder has one more than the list of what was put into it."""
    index, changes = change(
        replace(filled, passages=filled.passages[:-1], vectors=filled.vectors[:-1]), tmp_path
    )
    assert changes.dead == 0
    assert index.nearest(index.vectors[3], 1).tolist() == [3]


def test_a_build_with_one_change_searches_like_one_made_anew(
    small_corpus, home, build_small, embedder, tmp_path
) -> None:
    for number in range(40):
        text = f"Avsnitt {number} handlar om sak {number * 7}."
        small_corpus = small_corpus.with_passage("guide-sv", "1", text, number + 2)
    build_small(small_corpus)
    edited = small_corpus.without("guide-sv#1/9").with_passage(
        "guide-sv", "5", "Ett nytt avsnitt om avgifter."
    )
    manifest = build(edited, embedder, home)
    assert manifest.dead_vectors == 1
    build(edited, embedder, tmp_path / "anew")
    copied, anew = open_published(home), open_published(tmp_path / "anew")
    assert anew.manifest.dead_vectors == 0
    for row in range(len(edited.passages)):
        vector = anew.vectors.vectors[row]
        near = [build.vectors.cosines(vector, build.vectors.nearest(vector, 5)) for build in (copied, anew)]
        assert np.allclose(*near, atol=1e-6)
    assert build(edited, embedder, home, reuse=False).dead_vectors == 0


def test_another_version_of_a_library_writes_anew(
    small_corpus, home, build_small, embedder, monkeypatch
) -> None:
    for number in range(20):
        small_corpus = small_corpus.with_passage("guide-sv", "1", f"Avsnitt {number}.", number + 2)
    build_small(small_corpus)
    monkeypatch.setattr("retrieval.build_folder.version", lambda name: "another")
    fewer = small_corpus.without("guide-sv#1/9")
    assert build(fewer, embedder, home).dead_vectors == 0


def test_dead_vectors_do_not_gather_for_ever(small_corpus, home, embedder) -> None:
    for number in range(40):
        small_corpus = small_corpus.with_passage("guide-sv", "1", f"Avsnitt {number}.", number + 2)
    dead = []
    for number in range(8):
        edited = small_corpus.with_passage("guide-en", "9", f"Edition {number} of the text {number * 11}.")
        dead.append(build(edited, embedder, home).dead_vectors)
    assert max(dead) <= change_chroma.MOST_CHANGED * len(edited.passages)
    assert dead.count(0) >= 1
    assert dead[1:4] == [1, 2, 3]
