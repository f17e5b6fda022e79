"""The published build, opened; if it is damaged the one before it, and that is said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DamagedBuild, IndexUnavailable
from corpus.model import Document, Passage
from retrieval.chroma import QUESTION_SECONDS, ChromaPlace
from retrieval.home import HALF_BUILT, BuildRef, Home
from retrieval.keyword_index import KeywordIndex
from retrieval.manifest import MANIFEST_FILE, Manifest, check_files, read_manifest
from retrieval.sentence_vectors import SentenceVectors
from retrieval.stored import read_documents, read_passages
from retrieval.twins import find_twins
from retrieval.vector_index import VectorIndex, rows_by_language

PASSAGES_FILE = "passages.jsonl"
DOCUMENTS_FILE = "documents.jsonl"
VECTORS_FILE = "vectors.npy"
TEXT_HASHES_FILE = "text_hashes.npy"
KEYWORD_FOLDER = "keyword"
READ_FOLDER = "read"
CHROMA_FOLDER = "chroma"


@dataclass(frozen=True, slots=True)
class Build:
    """A build, open and ready to be searched; never changed, so that threads may share it.

    Args:
        rows: passage id → row in all indexes.
        document_rows: for each passage the place of its document in `documents`.
        twins: for each passage the row of its translation, -1 where it has none.
        sentences: vectors of the passages' sentences; None where the model is too slow for them.
        notice: empty, or why another build than the newest is used.
    """

    ref: BuildRef
    manifest: Manifest
    folder: Path
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    rows: Mapping[str, int]
    document_rows: NDArray[np.int32]
    twins: NDArray[np.int64]
    keywords: KeywordIndex
    vectors: VectorIndex
    sentences: SentenceVectors | None
    notice: str = ""

    def text_hashes(self) -> NDArray[np.uint8]:
        """Hash of each passage's embedded text, (passages, 16), by which a later build reuses its vector."""
        hashes: NDArray[np.uint8] = np.load(self.folder / TEXT_HASHES_FILE)
        return hashes


def open_published(root: Path, chroma_seconds: float = QUESTION_SECONDS) -> Build:
    """The published build of this home; raises IndexUnavailable where there is none that opens.

    Args:
        chroma_seconds: after which a Chroma server that is silent is given up.
    """
    home = Home(root)
    refs = published_refs(home)
    if not refs:
        raise IndexUnavailable(f"there is no index in {root} yet: run `lotsen ingest` first")
    reasons = []
    for ref in refs:
        try:
            build = open_build(home, ref, chroma_seconds)
        except DamagedBuild as error:
            reasons.append(str(error))
        else:
            return replace(build, notice=_fallen_back(reasons)) if reasons else build
    # A builder may have published twice, and swept what was read from the pointer, in the meantime.
    if published_refs(home) != refs:
        return open_published(root, chroma_seconds)
    raise DamagedBuild(f"no index in {root} opens ({reasons[0]}): run `lotsen ingest --rebuild`")


def open_build(home: Home, ref: BuildRef, chroma_seconds: float) -> Build:
    """Check and open one build; raises DamagedBuild."""
    folder = home.builds / ref.id
    manifest = read_manifest(folder, ref.manifest_sha256 or None)
    # Before anything is opened: Chroma ends the whole process on a graph that was cut short.
    check_files(folder, manifest)
    return read_build(home, folder, manifest, ref, chroma_seconds)


def read_build(
    home: Home, folder: Path, manifest: Manifest, ref: BuildRef, chroma_seconds: float = QUESTION_SECONDS
) -> Build:
    """Open a build whose files are known to be whole; raises DamagedBuild."""
    passages = read_passages(folder / PASSAGES_FILE)
    documents = {document.id: document for document in read_documents(folder / DOCUMENTS_FILE, home.files)}
    rows = {passage.id: row for row, passage in enumerate(passages)}
    place_of = {id: place for place, id in enumerate(documents)}
    try:
        document_rows = np.array([place_of[passage.document_id] for passage in passages], dtype=np.int32)
        vectors = np.load(folder / VECTORS_FILE, mmap_mode="r")
    except (OSError, ValueError, KeyError) as error:
        raise DamagedBuild(f"index {folder.name} does not open ({error})") from error
    return Build(
        ref=ref,
        manifest=manifest,
        folder=folder,
        documents=MappingProxyType(documents),
        passages=passages,
        rows=MappingProxyType(rows),
        document_rows=document_rows,
        twins=find_twins(documents, passages),
        keywords=KeywordIndex.load(folder / KEYWORD_FOLDER),
        vectors=VectorIndex(
            vectors, rows, rows_by_language(passages), chroma_place(folder, manifest), chroma_seconds
        ),
        sentences=SentenceVectors.load(folder),
    )


def published_refs(home: Home) -> tuple[BuildRef, ...]:
    """The published build and the one before; where the pointer is damaged, the newest with a manifest."""
    try:
        pointer = home.read_pointer()
    except DamagedBuild:
        names = sorted(path.parent.name for path in home.builds.glob(f"*/{MANIFEST_FILE}"))
        complete = [name for name in names if not name.endswith(HALF_BUILT)]
        return tuple(BuildRef(name, manifest_sha256="") for name in reversed(complete[-2:]))
    return tuple(ref for ref in (pointer.current, pointer.previous) if ref) if pointer else ()


def _fallen_back(reasons: list[str]) -> str:
    return f"{reasons[0]}; the index before it is used: run `lotsen ingest --rebuild`"


def chroma_place(folder: Path, manifest: Manifest) -> ChromaPlace:
    """Where this build's vectors lie in Chroma."""
    if manifest.chroma_url:
        return ChromaPlace(collections_name(manifest.id), url=manifest.chroma_url)
    return ChromaPlace(collections_name(manifest.id), folder=folder / CHROMA_FOLDER)


def collections_name(build_id: str) -> str:
    """How the names of a build's collections begin; unique on a server that several homes share."""
    return f"lotsen-{build_id}"
