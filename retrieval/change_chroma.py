"""Vectors into Chroma by way of the build before: where little has changed, only that is written."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import BuildError
from corpus.model import Passage
from retrieval.chroma import ChromaPlace, one_line, store_of
from retrieval.fill_chroma import SMALLEST_SYNC, Report, batches, building_client, fill_chroma, node_of
from retrieval.vector_index import Floats

# A vector that is deleted stays in Chroma's graph as a dead place. Up to this share of dead or new ones,
# changing a copy is quicker than writing anew, and searches find as much; docs/benchmarks.md has the figures.
MOST_CHANGED = 0.2
DATABASE = "chroma.sqlite3"
PAGES_AT_ONCE = 4096  # 16 MB copied while whoever opens the build before waits for some milliseconds


@dataclass(frozen=True, slots=True)
class Filled:
    """A Chroma folder of an earlier build, and what was put into it.

    Args:
        passages, vectors: row by row.
        dead: vectors deleted from it since it was written anew.
    """

    place: ChromaPlace
    passages: Sequence[Passage]
    vectors: Floats
    dead: int


@dataclass(frozen=True, slots=True)
class Changes:
    """From one list of passages to the next.

    Args:
        gone: ids to be deleted.
        new: rows to be added; a passage that has changed is gone and new.
        dead: how many vectors will have been deleted since all were written anew.
    """

    gone: tuple[str, ...]
    new: tuple[int, ...]
    dead: int


def write_chroma(
    place: ChromaPlace,
    passages: Sequence[Passage],
    vectors: Floats,
    filled: Filled | None,
    on_progress: Report,
) -> Changes:
    """Put the vectors into Chroma, from an earlier build's folder if there is one that serves.

    Raises:
        BuildError: they cannot be written anew either.
    """
    everything = Changes((), tuple(range(len(passages))), dead=0)
    changes = find_changes(filled, passages, vectors) if filled else None
    if filled and changes:
        try:
            change_chroma(place, filled, changes, passages, vectors, on_progress)
        except BuildError:
            # Whatever is the matter with the earlier folder, a new one has nothing to do with it.
            shutil.rmtree(_folder_of(place), ignore_errors=True)
        else:
            return changes
    fill_chroma(place, passages, vectors, on_progress)
    return everything


def find_changes(filled: Filled, passages: Sequence[Passage], vectors: Floats) -> Changes | None:
    """What has changed since; None where so much has that all had better be written anew."""
    rows_before = {passage.id: row for row, passage in enumerate(filled.passages)}
    kept = np.array(
        [
            (row, old)
            for row, passage in enumerate(passages)
            if (old := rows_before.get(passage.id)) is not None and _says(passage, filled.passages[old])
        ],
        dtype=np.int64,
    ).reshape(-1, 2)
    kept = kept[(vectors[kept[:, 0]] == filled.vectors[kept[:, 1]]).all(axis=1)]
    new = sorted(set(range(len(passages))) - set(kept[:, 0].tolist()))
    gone = [filled.passages[row].id for row in sorted(set(rows_before.values()) - set(kept[:, 1].tolist()))]
    if len(gone) + len(new) == 1 and len(kept):
        # A single change would stay in Chroma's log, and every opening would write to the build's files.
        new.append(int(kept[0, 0]))
        gone.append(passages[kept[0, 0]].id)
    dead = filled.dead + len(gone)
    if max(dead, len(new)) > MOST_CHANGED * len(passages):
        return None
    return Changes(tuple(gone), tuple(new), dead)


def _says(passage: Passage, before: Passage) -> bool:
    """Whether what Chroma keeps of the passage, beside its vector, is what it kept before."""
    return (passage.text, passage.document_id, passage.language) == (
        before.text,
        before.document_id,
        before.language,
    )


def change_chroma(
    place: ChromaPlace,
    filled: Filled,
    changes: Changes,
    passages: Sequence[Passage],
    vectors: Floats,
    on_progress: Report,
) -> None:
    """Copy an earlier build's folder, change what has changed, and count; raises BuildError."""
    total = len(changes.gone) + len(changes.new)
    _copy_folder(filled.place, place)
    with building_client(place) as client:
        collection = client.get_collection(filled.place.collection, embedding_function=None)
        hnsw = {"sync_threshold": max(SMALLEST_SYNC, total)}
        collection.modify(name=place.collection, configuration={"hnsw": hnsw})
        store = store_of(client.get_collection(place.collection, embedding_function=None))
        for gone in batches(changes.gone):
            store.delete_nodes(list(gone))
        done = len(passages) - len(changes.new)
        for batch in batches(changes.new):
            store.add([node_of(passages[row], vectors[row]) for row in batch])
            done += len(batch)
            on_progress(done, len(passages))
        if (count := collection.count()) != len(passages):
            raise BuildError(f"{place} has {count} vectors after the change, and should have {len(passages)}")


def _copy_folder(source: ChromaPlace, target: ChromaPlace) -> None:
    """Copies, never links: the build before stays as it is."""
    old, new = _folder_of(source), _folder_of(target)
    try:
        shutil.copytree(old, new, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
        _copy_database(old / DATABASE, new / DATABASE)
    except (OSError, sqlite3.Error) as error:
        raise BuildError(f"{source} cannot be copied: {one_line(error)}") from error


def _folder_of(place: ChromaPlace) -> Path:
    if place.folder is None:
        raise BuildError(f"{place} cannot be copied")
    return place.folder


def _copy_database(source: Path, target: Path) -> None:
    """As it is at one moment: whoever opens the build before writes the time into it."""
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new, pages=PAGES_AT_ONCE, sleep=0)
