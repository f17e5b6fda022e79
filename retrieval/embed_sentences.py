"""Writes the vectors of all sentences: those of unchanged passages from the build before, others embedded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from retrieval.embed import Embedder
from retrieval.sentence_vectors import SENTENCES_FILE, STARTS_FILE, Halves, SentenceVectors

BATCH = 256  # passages between two reports of progress


@dataclass(frozen=True, slots=True)
class KnownSentences:
    """The vectors of the build before.

    Args:
        rows: of passages whose text is unchanged → their rows there.
    """

    vectors: SentenceVectors
    rows: Mapping[int, int]

    def of(self, rows: Iterable[int]) -> dict[int, Halves]:
        """Those of these passages that are known."""
        return {row: self.vectors.of(self.rows[row]) for row in rows if row in self.rows}


def write_sentences(
    folder: Path,
    sentences: Sequence[Sequence[str]],
    embedder: Embedder,
    dimensions: int,
    known: KnownSentences | None,
    on_progress: Callable[[int, int], None],
) -> None:
    """Write them into a build's folder, a batch at a time: all together they may exceed the memory.

    Args:
        sentences: of each passage, one at least.
    """
    starts = np.concatenate(([0], np.cumsum([len(texts) for texts in sentences], dtype=np.int64)))
    with (folder / SENTENCES_FILE).open("wb") as file:
        _write_header(file, int(starts[-1]), dimensions)
        for first in range(0, len(sentences), BATCH):
            rows = range(first, min(first + BATCH, len(sentences)))
            for vectors in _vectors(rows, sentences, embedder, known):
                file.write(vectors.tobytes())
            on_progress(rows.stop, len(sentences))
    np.save(folder / STARTS_FILE, starts, allow_pickle=False)


def _vectors(
    rows: range,
    sentences: Sequence[Sequence[str]],
    embedder: Embedder,
    known: KnownSentences | None,
) -> Iterator[Halves]:
    """The vectors of each passage, in order."""
    reused = known.of(rows) if known else {}
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
