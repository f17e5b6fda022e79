"""Texts → hashes, by which a later build knows an unchanged text again (pure)."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HASH_BYTES = 16

Hashes = NDArray[np.uint8]


def text_hashes(texts: Sequence[str]) -> Hashes:
    """A hash of each text, uint8 (texts, 16)."""
    digests = (hashlib.blake2b(text.encode("utf-8"), digest_size=HASH_BYTES).digest() for text in texts)
    return np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(len(texts), HASH_BYTES)
