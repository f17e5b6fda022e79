"""Vectors into Chroma by way of the build before: where little has changed, only that is written."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import BuildError
from corpus.model import Language, Passage
from retrieval.chroma import ChromaPlace, one_line, store_of
from retrieval.fill_chroma import (
    SMALLEST_SYNC,
    Report,
    batches,
    building_client,
    fill_chroma,
    node_of,
)
from retrieval.vector_index import Floats, Rows, rows_by_language

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
    now, before = rows_by_language(passages), rows_by_language(filled.passages)
    if now.keys() != before.keys():
        return None
    gone: list[str] = []
    new: list[int] = []
    for language, rows in now.items():
        kept = _kept(filled, before[language], passages, rows, vectors)
        added = sorted(set(rows.tolist()) - kept.keys())
        removed = [
            filled.passages[row].id for row in sorted(set(before[language].tolist()) - set(kept.values()))
        ]
        if len(removed) + len(added) == 1 and kept:
            # A single change would stay in Chroma's log, and every opening would write to the build's files.
            unchanged = next(iter(kept))
            added.append(unchanged)
            removed.append(passages[unchanged].id)
        gone += removed
        new += added
    dead = filled.dead + len(gone)
    if max(dead, len(new)) > MOST_CHANGED * len(passages):
        return None
    return Changes(tuple(gone), tuple(new), dead)


def _kept(
    filled: Filled, rows_before: Rows, passages: Sequence[Passage], rows: Rows, vectors: Floats
) -> dict[int, int]:
    """Row of each passage of a language that Chroma has as it is → its row there."""
    row_of = {filled.passages[row].id: row for row in rows_before.tolist()}
    pairs = [(row, row_of[passages[row].id]) for row in rows.tolist() if passages[row].id in row_of]
    return {
        row: old
        for row, old in pairs
        if _says(passages[row]) == _says(filled.passages[old])
        and np.array_equal(vectors[row], filled.vectors[old])
    }


def _says(passage: Passage) -> tuple[str, str]:
    """What Chroma keeps of the passage beside its vector."""
    return passage.text, passage.document_id


def change_chroma(
    place: ChromaPlace,
    filled: Filled,
    changes: Changes,
    passages: Sequence[Passage],
    vectors: Floats,
    on_progress: Report,
) -> None:
    """Copy an earlier build's folder, change what has changed, and count; raises BuildError."""
    _copy_folder(filled.place, place)
    done = len(passages) - len(changes.new)
    language_before = {passage.id: passage.language for passage in filled.passages}
    with building_client(place) as client:
        for language, rows in rows_by_language(passages).items():
            gone = [id for id in changes.gone if language_before[id] is language]
            new = [row for row in changes.new if passages[row].language is language]
            store = _renamed(client, filled.place, place, language, len(gone) + len(new))
            for ids in batches(gone):
                store.delete_nodes(list(ids))
            for batch in batches(new):
                store.add([node_of(passages[row], vectors[row]) for row in batch])
                done += len(batch)
                on_progress(done, len(passages))
            if (count := store.client.count()) != len(rows):
                raise BuildError(f"{place} has {count} vectors after the change, and should have {len(rows)}")


def _renamed(client: Any, source: ChromaPlace, target: ChromaPlace, language: Language, changes: int) -> Any:
    """The store of a copied collection under its new name, to be written to its files at the last change."""
    collection = client.get_collection(source.collection(language), embedding_function=None)
    hnsw = {"sync_threshold": max(SMALLEST_SYNC, changes)}
    collection.modify(name=target.collection(language), configuration={"hnsw": hnsw})
    return store_of(client.get_collection(target.collection(language), embedding_function=None))


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
