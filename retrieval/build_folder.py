"""Everything that a build's folder holds, written step by step and checked."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from corpus.model import Document, Passage
from retrieval.change_chroma import Changes, Filled, write_chroma
from retrieval.embed import Embedder, Floats
from retrieval.embed_sentences import KnownSentences, write_sentences
from retrieval.home import HALF_BUILT, BuildRef, Home
from retrieval.keyword_index import KeywordIndex
from retrieval.manifest import Manifest, record_files
from retrieval.originals import keep_original
from retrieval.passage_vectors import embed_new, known_rows
from retrieval.published import (
    DOCUMENTS_FILE,
    KEYWORD_FOLDER,
    PASSAGES_FILE,
    READ_FOLDER,
    TEXT_HASHES_FILE,
    VECTORS_FILE,
    Build,
    chroma_place,
    read_build,
)
from retrieval.read_texts import ReadTexts, read_texts
from retrieval.searchable import embedded_text, indexed_text, statement_texts
from retrieval.self_check import self_check
from retrieval.steps import Steps
from retrieval.stored import write_documents, write_passages
from retrieval.terms import Wording
from retrieval.text_hashes import text_hashes

LIBRARIES = (
    "bm25s",
    "PyStemmer",
    "chromadb",
    "llama-index-core",
    "llama-index-vector-stores-chroma",
    "numpy",
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be indexed; every passage's document is among the documents.

    Args:
        reading: which way of reading the documents gave these passages; kept in the manifest.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    reading: str = ""

    def embedded_texts(self) -> list[str]:
        """What is embedded of each passage."""
        return [embedded_text(passage, document) for passage, document in self._pairs()]

    def _pairs(self) -> list[tuple[Passage, Document]]:
        by_id = {document.id: document for document in self.documents}
        return [(passage, by_id[passage.document_id]) for passage in self.passages]

    def indexed_texts(self) -> list[Wording]:
        """What the keyword index counts of each passage."""
        return [indexed_text(passage, document) for passage, document in self._pairs()]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a build is written.

    Args:
        folder: of this build alone; originals are kept in the home.
        chroma_url: of a Chroma server for the vectors; None keeps them in the folder.
    """

    home: Home
    folder: Path
    chroma_url: str | None = None


def write_build(
    content: Content, to: Destination, embedder: Embedder, before: Build | None, steps: Steps
) -> Manifest:
    """Write all files of a build into its folder, have it find its own passages, and give its manifest."""
    folder = to.folder
    _write_texts(content, to, steps)
    vectors, reused = _write_vectors(content, folder, embedder, before, steps)
    manifest = Manifest(
        id=folder.name.removesuffix(HALF_BUILT),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        model=embedder.name,
        dimensions=vectors.shape[1],
        corpus_hash=_hash_of(folder / DOCUMENTS_FILE, folder / PASSAGES_FILE),
        documents=len(content.documents),
        passages=len(content.passages),
        reused=reused,
        chroma_url=to.chroma_url or "",
        reading=content.reading,
        versions=tuple((name, version(name)) for name in LIBRARIES),
        seconds=(),
        files=(),
    )
    if embedder.is_static:
        _write_sentences(content, folder, embedder, manifest, before, steps)
    with steps.step("chroma") as report:
        place, filled = chroma_place(folder, manifest), _filled(before, manifest)
        changes = write_chroma(place, content.passages, vectors, filled, report)
        report(len(content.passages), len(content.passages))
    with steps.step("keyword") as report:
        _write_keywords(content, folder, before)
        report(len(content.passages), len(content.passages))
    _check(to, manifest, changes, steps)
    return replace(
        manifest, dead_vectors=changes.dead, seconds=tuple(steps.seconds.items()), files=record_files(folder)
    )


def _write_texts(content: Content, to: Destination, steps: Steps) -> None:
    files: dict[str, str] = {}
    with steps.step("files") as report:
        for document in content.documents:
            files[document.id] = keep_original(document, to.home)
            report(len(files), len(content.documents))
    write_documents(to.folder / DOCUMENTS_FILE, content.documents, files)
    write_passages(to.folder / PASSAGES_FILE, content.passages)


def _write_vectors(
    content: Content, folder: Path, embedder: Embedder, before: Build | None, steps: Steps
) -> tuple[Floats, int]:
    texts = content.embedded_texts()
    with steps.step("embed") as report:
        vectors, reused = embed_new(texts, embedder, before, report)
        report(len(texts), len(texts))
    np.save(folder / VECTORS_FILE, vectors, allow_pickle=False)
    np.save(folder / TEXT_HASHES_FILE, text_hashes(texts), allow_pickle=False)
    return vectors, reused


def _write_sentences(
    content: Content,
    folder: Path,
    embedder: Embedder,
    manifest: Manifest,
    before: Build | None,
    steps: Steps,
) -> None:
    rows_before = known_rows(before, manifest.model)
    hashes = map(bytes, text_hashes(content.embedded_texts()))
    rows = {row: rows_before[hash] for row, hash in enumerate(hashes) if hash in rows_before}
    known = KnownSentences(before.sentences, rows) if before and before.sentences else None
    sentences = [statement_texts(passage) for passage in content.passages]
    with steps.step("sentences") as report:
        write_sentences(folder, sentences, embedder, manifest.dimensions, known, report)


def _write_keywords(content: Content, folder: Path, before: Build | None) -> None:
    texts = content.indexed_texts()
    read = read_texts(texts, ReadTexts.load(before.folder / READ_FOLDER) if before else None)
    read.save(folder / READ_FOLDER)
    KeywordIndex.build(texts, read).save(folder / KEYWORD_FOLDER)


def _filled(before: Build | None, manifest: Manifest) -> Filled | None:
    """Chroma's folder of the build before, if the same model and versions wrote it."""
    if before is None or before.manifest.chroma_url or manifest.chroma_url:
        return None
    if (before.manifest.model, before.manifest.versions) != (manifest.model, manifest.versions):
        return None
    place = chroma_place(before.folder, before.manifest)
    return Filled(place, before.passages, before.vectors.vectors, before.manifest.dead_vectors)


def _check(to: Destination, manifest: Manifest, changes: Changes, steps: Steps) -> None:
    """Open the build as a reader would, and ask it for its own passages."""
    with steps.step("check") as report:
        build = read_build(to.home, to.folder, manifest, BuildRef(manifest.id, manifest_sha256=""))
        try:
            self_check(build, changes.new, report)
        finally:
            # Chroma's files must be as the manifest will say, and the folder is about to move.
            build.vectors.close()


def _hash_of(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
