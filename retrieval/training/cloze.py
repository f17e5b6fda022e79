"""Question-like pieces of longer texts with what stands around them: what teaches to find passages."""

import random
import re
from collections.abc import Sequence

from retrieval.training.pairs import Pair

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
MIN_WORDS = 5
LONG_TEXT = 120  # characters: shorter segments rarely hold two sentences
DROPPED_WORDS = 0.3  # a question names some words of its answer, never all


def cloze_pairs(pairs: Sequence[Pair], seed: int) -> list[tuple[str, str]]:
    """(piece, surroundings) within each language and across the two."""
    rng = random.Random(seed)  # noqa: S311 # repeatable, not secret
    found = []
    for pair in pairs:
        if len(pair.english) <= LONG_TEXT:
            continue
        for own, other in ((pair.english, pair.swedish), (pair.swedish, pair.english)):
            split = _cut_out(own, rng)
            if split:
                piece, rest = split
                found.append((piece, rest))
                found.append((piece, other))
    return found


def _cut_out(text: str, rng: random.Random) -> tuple[str, str] | None:
    sentences = [part for part in SENTENCE_END.split(text) if len(part.split()) >= MIN_WORDS]
    if len(sentences) < 2:
        return None
    chosen = rng.randrange(len(sentences))
    kept = [word for word in sentences[chosen].split() if rng.random() > DROPPED_WORDS]
    rest = sentences[:chosen] + sentences[chosen + 1 :]
    return " ".join(kept) or sentences[chosen], " ".join(rest)
