import errno
import fcntl
import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BuildError, BuildInProgress, IndexUnavailable, SelfCheckFailed
from retrieval import build_folder
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.home import Home, builder_lock
from retrieval.published import open_published
from retrieval.retriever import Retriever

PASSAGES = 7


def ids(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_built_comes_back_as_it_was(small_corpus, home, build_small) -> None:
    with pytest.raises(IndexUnavailable):
        open_published(home)
    build_small(small_corpus)
    opened = open_published(home)
    assert opened.passages == small_corpus.passages
    assert list(opened.documents) == [document.id for document in small_corpus.documents]
    for document in small_corpus.documents:
        copy = opened.documents[document.id].file
        assert copy.read_bytes() == document.file.read_bytes()
        assert opened.documents[document.id] == replace(document, file=copy)


def test_the_manifest_says_what_was_made_with_what(small_corpus, home, embedder) -> None:
    manifest = build(small_corpus, embedder, home)
    assert (manifest.documents, manifest.passages, manifest.dimensions) == (3, PASSAGES, 64)
    assert manifest.model == embedder.name
    assert [step for step, _ in manifest.seconds] == [
        "files",
        "embed",
        "sentences",
        "chroma",
        "keyword",
        "check",
    ]
    assert "chromadb" in dict(manifest.versions)
    assert open_published(home).manifest == manifest


def test_the_same_corpus_has_the_same_hash(small_corpus, home, embedder) -> None:
    def hash_of(corpus) -> str:
        return build(corpus, embedder, home).corpus_hash

    first = hash_of(small_corpus)
    assert hash_of(small_corpus) == first
    assert hash_of(small_corpus.without("guide-sv#3/1")) != first


def test_progress_is_told_by_step(small_corpus, home, embedder) -> None:
    told: list[tuple[str, int, int]] = []
    build(small_corpus, embedder, home, lambda *report: told.append(report))
    assert list(dict.fromkeys(step for step, _, _ in told)) == [
        "files", "embed", "sentences", "chroma", "keyword", "check", "publish",
    ]  # fmt: skip
    last = {step: (done, total) for step, done, total in told}
    assert last["embed"] == last["chroma"] == last["keyword"] == (PASSAGES, PASSAGES)


def test_only_new_texts_are_embedded(small_corpus, home, embedder, build_small) -> None:
    build_small(small_corpus)
    embedder.embedded.clear()
    changed = small_corpus.without("guide-sv#2/1").with_passage("guide-sv", "4", "Ett nytt avsnitt om risk.")
    manifest = build(changed, embedder, home)
    assert embedder.embedded == [
        f"{heading}\nEtt nytt avsnitt om risk." for heading in ("Vägledningen – Rubrik", "Rubrik")
    ]
    assert manifest.reused == PASSAGES - 1
    opened = open_published(home)
    fresh = embedder.embed_questions([f"Vägledningen – Rubrik\n{p.text}" for p in opened.passages[:2]])
    assert np.array_equal(opened.vectors.vectors[:2], fresh)


def test_another_model_embeds_everything_anew(small_corpus, home, embedder, build_small) -> None:
    build_small(small_corpus)
    embedder.embedded.clear()
    embedder.name = "another"
    assert build(small_corpus, embedder, home).reused == 0
    assert len(embedder.embedded) == 2 * PASSAGES  # and the one sentence of each


def test_a_new_title_embeds_its_passages_anew(small_corpus, home, embedder, build_small) -> None:
    build_small(small_corpus)
    embedder.embedded.clear()
    retitled = replace(small_corpus.documents[2], title="Vecuras renrum")
    documents = (*small_corpus.documents[:2], retitled)
    build(replace(small_corpus, documents=documents), embedder, home)
    assert embedder.embedded[0].startswith("Vecuras renrum – Rubrik\n")
    assert len(embedder.embedded) == 2  # the passage and its sentence


def test_the_newest_two_builds_are_kept_and_their_originals(small_corpus, home, build_small) -> None:
    without_lab = replace(
        small_corpus,
        documents=small_corpus.documents[:2],
        passages=small_corpus.without("lab-sv#place/1").passages,
    )
    builds = [build_small(small_corpus), build_small(without_lab)]
    assert len(ids(home / "files")) == 3  # the build before still shows the laboratory
    builds.append(build_small(without_lab))
    assert ids(home / "builds") == sorted(builds[-2:])
    assert len(ids(home / "files")) == 2


def test_an_original_is_copied_and_not_linked(small_corpus, home, build_small) -> None:
    build_small(small_corpus)
    document = small_corpus.documents[0]
    text = document.file.read_bytes()
    with document.file.open("r+b") as file:
        file.write(b"rewritten in place")
    kept = home / "files" / f"{hashlib.sha256(text).hexdigest()}.md"
    assert kept.read_bytes() == text


def test_a_document_that_changed_since_it_was_read_is_not_published(
    small_corpus, home, build_small, embedder
) -> None:
    before = build_small(small_corpus)
    changed = replace(small_corpus.documents[0], sha256="0" * 64)
    with pytest.raises(BuildError, match=r"guide-sv\.MD changed while it was being read"):
        build(replace(small_corpus, documents=(changed, *small_corpus.documents[1:])), embedder, home)
    assert open_published(home).manifest.id == before


def test_a_document_that_is_gone_is_named(small_corpus, home, embedder) -> None:
    small_corpus.documents[1].file.unlink()
    with pytest.raises(BuildError, match=r"guide-en\.MD is gone"):
        build(small_corpus, embedder, home)


def test_a_build_can_be_made_from_what_an_earlier_one_kept(small_corpus, home, build_small, embedder) -> None:
    build_small(small_corpus)
    for document in small_corpus.documents:
        document.file.unlink()
    opened = open_published(home)
    build(Content(tuple(opened.documents.values()), opened.passages), embedder, home)
    assert all(document.file.exists() for document in open_published(home).documents.values())


def test_nothing_to_index_is_said(home, embedder) -> None:
    with pytest.raises(BuildError, match="nothing to index"):
        build(Content((), ()), embedder, home)
    with pytest.raises(IndexUnavailable, match="run `lotsen ingest` first"):
        open_published(home)


def test_a_second_builder_is_told_so(small_corpus, home, embedder, build_small) -> None:
    before = build_small(small_corpus)
    with builder_lock(Home(home)):
        half_built = home / "builds" / "000009-live.building"
        half_built.mkdir()
        with pytest.raises(BuildInProgress, match="another process is building"):
            build(small_corpus, embedder, home)
        assert half_built.exists()
    assert open_published(home).manifest.id == before


def test_the_lock_is_free_again_after_a_failure(small_corpus, home, embedder) -> None:
    def broken(step: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(small_corpus, embedder, home, broken)
    assert ids(home / "builds") == []
    build(small_corpus, embedder, home)


@pytest.mark.parametrize("full_at", ["write_documents", "write_passages", "write_chroma", "record_files"])
def test_a_full_disk_leaves_the_published_build(
    small_corpus, home, build_small, embedder, monkeypatch, full_at
) -> None:
    before = build_small(small_corpus)

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build_folder, full_at, full)
    with pytest.raises(BuildError, match=r"No space left on device.*what was published is unchanged"):
        build(small_corpus, embedder, home)
    assert open_published(home).manifest.id == before
    assert ids(home / "builds") == [before]


def test_a_home_that_cannot_be_written_is_said(small_corpus, tmp_path, embedder) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BuildError, match="set LOTSEN_HOME to another folder"):
        build(small_corpus, embedder, tmp_path / "file" / "home")


class MixedUp:
    """An embedder that gives every text the same vector, so that no passage finds itself."""

    name = "mixed-up"
    is_static = False

    def embed_passages(self, texts):
        return np.eye(4, dtype=np.float32)[np.arange(len(texts)) % 4]

    embed_questions = embed_passages


def test_a_build_that_does_not_find_its_passages_is_not_published(
    small_corpus, home, build_small, monkeypatch
) -> None:
    before = build_small(small_corpus)
    write = build_folder.write_chroma

    def write_in_wrong_order(place, passages, vectors, filled, report):
        return write(place, passages, -vectors, filled, report)

    many = small_corpus
    for part in range(2, 40):
        many = many.with_passage("guide-sv", "1", f"Avsnitt {part} handlar om sak {part * 7}.", part)
    monkeypatch.setattr(build_folder, "write_chroma", write_in_wrong_order)
    with pytest.raises(SelfCheckFailed, match="vector index does not find passage"):
        build(many, MixedUp(), home)
    assert open_published(home).manifest.id == before
    assert ids(home / "builds") == [before]


def test_readers_never_see_a_half_published_build(small_corpus, home, build_small, monkeypatch) -> None:
    """The pointer is the one thing that publishes: a complete folder without it is nothing."""
    before = build_small(small_corpus)
    monkeypatch.setattr(Home, "write_pointer", lambda self, pointer: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_small(small_corpus.without("guide-sv#1/1"))
    assert len(ids(home / "builds")) == 2
    assert open_published(home).manifest.id == before
    monkeypatch.undo()
    after = build_small(small_corpus)
    assert ids(home / "builds") == sorted([before, after])


def test_the_home_can_be_moved(small_corpus, home, build_small, embedder, tmp_path) -> None:
    build_small(small_corpus)
    shutil.move(home, tmp_path / "elsewhere")
    moved = Retriever(tmp_path / "elsewhere", lambda name: embedder)
    assert moved.search("sekretessavtal", 1)[0].passage.id == "guide-sv#1/1"
    assert moved.documents["lab-sv"].file.exists()


def test_the_lock_is_the_systems_own(small_corpus, home, build_small) -> None:
    """A lock that is held keeps a builder out; one whose holder has gone does not, whatever file it left."""
    build_small(small_corpus)
    first = open_published(home).manifest.id
    with (home / "build.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with pytest.raises(BuildInProgress):
            build_small(small_corpus)
    assert (home / "build.lock").exists()
    build_small(small_corpus)
    assert open_published(home).manifest.id > first
