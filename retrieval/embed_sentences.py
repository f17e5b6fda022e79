"""Writes the vectors of all sentences: those of unchanged passages from the build before, others embedded."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from retrieval.embed import Embedder
from retrieval.sentence_vectors import SENTENCES_FILE, STARTS_FILE, Halves, SentenceVectors

BATCH = 256  # passages between two reports of progress


def write_sentences(
    folder: Path,
    sentences: Sequence[Sequence[str]],
    embedder: Embedder,
    dimensions: int,
    before: SentenceVectors | None,
    known: Mapping[int, int],
    on_progress: Callable[[int, int], None],
) -> None:
    """Write them into a build's folder, a batch at a time: all together they may exceed the memory.

    Args:
        sentences: of each passage, one at least.
        known: rows of passages whose text is unchanged → their rows in the build before.
    """
    starts = np.concatenate(([0], np.cumsum([len(texts) for texts in sentences], dtype=np.int64)))
    with (folder / SENTENCES_FILE).open("wb") as file:
        _write_header(file, int(starts[-1]), dimensions)
        for first in range(0, len(sentences), BATCH):
            rows = range(first, min(first + BATCH, len(sentences)))
            for vectors in _vectors(rows, sentences, embedder, before, known):
                file.write(vectors.tobytes())
            on_progress(rows.stop, len(sentences))
    np.save(folder / STARTS_FILE, starts, allow_pickle=False)


def _vectors(
    rows: range,
    sentences: Sequence[Sequence[str]],
    embedder: Embedder,
    before: SentenceVectors | None,
    known: Mapping[int, int],
) -> Iterator[Halves]:
    """The vectors of each passage, in order."""
    reused = {row: before.of(known[row]) for row in rows if row in known} if before else {}
    # Cut into other sentences by an earlier version of this program, the vectors would be other sentences'.
    reused = {row: old for row, old in reused.items() if len(old) == len(sentences[row])}
    fresh = embedder.embed_passages([text for row in rows if row not in reused for text in sentences[row]])
    end = 0
    for row in rows:
        if row not in reused:
            begin, end = end, end + len(sentences[row])
        yield reused[row] if row in reused else fresh[begin:end].astype("<f2")


def _write_header(file: BinaryIO, count: int, dimensions: int) -> None:
    """The header of a .npy file, whose content follows."""
    # numpy writes an array that is all in memory, or a mapping, which ends the process on a full disk.
    header = {"descr": "<f2", "fortran_order": False, "shape": (count, dimensions)}
    np.lib.format.write_array_header_1_0(file, header)
