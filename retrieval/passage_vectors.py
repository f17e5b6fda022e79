"""The vectors of all passages: those of unchanged texts from the build before, the others embedded."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.embed import Embedder, Floats
from retrieval.published import Build

BATCH = 256  # texts between two reports of progress
HASH_BYTES = 16

Hashes = NDArray[np.uint8]


def text_hashes(texts: Sequence[str]) -> Hashes:
    """A hash of each text, uint8 (texts, 16)."""
    digests = (hashlib.blake2b(text.encode("utf-8"), digest_size=HASH_BYTES).digest() for text in texts)
    return np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(len(texts), HASH_BYTES)


def embed_new(
    texts: Sequence[str], embedder: Embedder, before: Build | None, on_progress: Callable[[int, int], None]
) -> tuple[Floats, int]:
    """The texts' vectors, float32 (texts, dimensions), and how many were taken from the build before."""
    known = _known_rows(before, embedder)
    hashes = [row.tobytes() for row in text_hashes(texts)]
    # A text that stands twice is embedded once.
    new = list(dict.fromkeys(hash for hash in hashes if hash not in known))
    text_of = dict(zip(hashes, texts, strict=True))
    fresh = _embed([text_of[hash] for hash in new], embedder, on_progress)
    place = {hash: number for number, hash in enumerate(new)}
    old = before.vectors.vectors if before else fresh
    rows = [fresh[place[hash]] if hash in place else old[known[hash]] for hash in hashes]
    return np.stack(rows).astype(np.float32), sum(hash in known for hash in hashes)


def _known_rows(before: Build | None, embedder: Embedder) -> dict[bytes, int]:
    if before is None or before.manifest.model != embedder.name:
        return {}
    return {hash.tobytes(): row for row, hash in enumerate(before.text_hashes())}


def _embed(texts: Sequence[str], embedder: Embedder, on_progress: Callable[[int, int], None]) -> Floats:
    batches = []
    for start in range(0, len(texts), BATCH):
        batches.append(embedder.embed_passages(texts[start : start + BATCH]))
        on_progress(min(start + BATCH, len(texts)), len(texts))
    return np.concatenate(batches) if batches else np.empty((0, 0), dtype=np.float32)
