"""The vectors of all passages: those of unchanged texts from the build before, the others embedded."""

from collections.abc import Callable, Sequence

import numpy as np

from retrieval.embed import Embedder, Floats
from retrieval.published import Build
from retrieval.text_hashes import text_hashes

BATCH = 256  # texts between two reports of progress


def embed_new(
    texts: Sequence[str], embedder: Embedder, before: Build | None, on_progress: Callable[[int, int], None]
) -> tuple[Floats, int]:
    """The texts' vectors, float32 (texts, dimensions), and how many were taken from the build before."""
    known = known_rows(before, embedder.name)
    hashes = [row.tobytes() for row in text_hashes(texts)]
    # A text that stands twice is embedded once.
    new = list(dict.fromkeys(hash for hash in hashes if hash not in known))
    text_of = dict(zip(hashes, texts, strict=True))
    fresh = _embed([text_of[hash] for hash in new], embedder, on_progress)
    place = {hash: number for number, hash in enumerate(new)}
    old = before.vectors.vectors if before else fresh
    rows = [fresh[place[hash]] if hash in place else old[known[hash]] for hash in hashes]
    return np.stack(rows).astype(np.float32), sum(hash in known for hash in hashes)


def known_rows(before: Build | None, model: str) -> dict[bytes, int]:
    """Hash of a text → its row in the build before, if that was made with this model."""
    if before is None or before.manifest.model != model:
        return {}
    return {hash.tobytes(): row for row, hash in enumerate(before.text_hashes())}


def _embed(texts: Sequence[str], embedder: Embedder, on_progress: Callable[[int, int], None]) -> Floats:
    batches = []
    for start in range(0, len(texts), BATCH):
        batches.append(embedder.embed_passages(texts[start : start + BATCH]))
        on_progress(min(start + BATCH, len(texts)), len(texts))
    return np.concatenate(batches) if batches else np.empty((0, 0), dtype=np.float32)
