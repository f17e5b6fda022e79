"""Word translation probabilities from parallel text, by expectation maximisation (pure).

IBM Model 1 (Brown, Della Pietra, Della Pietra & Mercer 1993): each word of a text is the translation of one
word of its twin, and which one is learned from how often words meet. Both directions are learned; a
translation counts as far as both believe in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ITERATIONS = 6
NULL_SHARE = 0.05  # some words translate nothing that stands in the twin
DISCOUNT = 0.02  # taken from each expected count, so that words that met once by chance fade


@dataclass(frozen=True, slots=True)
class Translation:
    """One word of a language and one of the other.

    Args:
        probability: geometric mean of p(target | source) and p(source | target), 0–1.
        count: expected number of times that they translate each other.
    """

    source: str
    target: str
    probability: float
    count: float


def align(
    sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], weights: Sequence[float]
) -> list[Translation]:
    """Translations learned from texts of words, `sources[i]` being the twin of `targets[i]`, in no order."""
    links = _Links.between(sources, targets, weights)
    if not len(links.pair):
        return []
    forward, forward_count = links.learn(links.target_place, links.pair_source, len(links.source_words))
    backward, backward_count = links.learn(links.source_place, links.pair_target, len(links.target_words))
    probability, count = np.sqrt(forward * backward), np.minimum(forward_count, backward_count)
    return [
        Translation(
            links.source_words[links.pair_source[index]],
            links.target_words[links.pair_target[index]],
            float(probability[index]),
            float(count[index]),
        )
        for index in np.flatnonzero(count > 0)
    ]


@dataclass(frozen=True, slots=True)
class _Links:
    """Every possible link between a word of a text and one of its twin, as flat arrays.

    Args:
        pair: (links,) which distinct word pair each link is.
        weight: (links,) the weight of the texts it stands in.
        source_place, target_place: (links,) which occurrence of a source (target) word it links.
        pair_source, pair_target: (pairs,) the words of each distinct pair.
    """

    source_words: list[str]
    target_words: list[str]
    pair: NDArray[np.int64]
    weight: NDArray[np.float32]
    source_place: NDArray[np.int32]
    target_place: NDArray[np.int32]
    pair_source: NDArray[np.int64]
    pair_target: NDArray[np.int64]

    @classmethod
    def between(
        cls, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], weights: Sequence[float]
    ) -> "_Links":
        source_ids, source_words = _numbered(sources)
        target_ids, target_words = _numbered(targets)
        lengths = np.array(
            [len(source) * len(target) for source, target in zip(source_ids, target_ids, strict=True)],
            dtype=np.int64,
        )
        left = [np.repeat(source, len(target)) for source, target in zip(source_ids, target_ids, strict=True)]
        right = [np.tile(target, len(source)) for source, target in zip(source_ids, target_ids, strict=True)]
        key = _flat(left).astype(np.int64) * max(1, len(target_words)) + _flat(right)
        distinct, pair = np.unique(key, return_inverse=True)
        return cls(
            source_words,
            target_words,
            pair,
            np.repeat(np.asarray(weights, dtype=np.float32), lengths),
            _places(source_ids, target_ids, np.repeat),
            _places(target_ids, source_ids, np.tile),
            distinct // max(1, len(target_words)),
            distinct % max(1, len(target_words)),
        )

    def learn(
        self, place: NDArray[np.int32], given: NDArray[np.int64], words: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(p(other | given), expected count) of each distinct pair; `place` is the occurrence explained."""
        probability = np.ones(len(given))
        count = np.zeros(len(given))
        for _ in range(ITERATIONS):
            strength = probability[self.pair]
            total = np.bincount(place, weights=strength)
            share = strength / (total * (1 + NULL_SHARE))[place] * self.weight
            count = np.maximum(np.bincount(self.pair, weights=share, minlength=len(given)) - DISCOUNT, 0)
            of_word = np.bincount(given, weights=count, minlength=words)
            probability = count / np.maximum(of_word[given], 1e-9) + 1e-12
        return probability, count


def _numbered(texts: Sequence[Sequence[str]]) -> tuple[list[NDArray[np.int32]], list[str]]:
    numbers: dict[str, int] = {}
    ids = [
        np.array([numbers.setdefault(word, len(numbers)) for word in text], dtype=np.int32) for text in texts
    ]
    return ids, list(numbers)


def _places(
    own: Sequence[NDArray[np.int32]],
    other: Sequence[NDArray[np.int32]],
    spread: Callable[[NDArray[np.int32], int], NDArray[np.int32]],
) -> NDArray[np.int32]:
    """Which occurrence of the own words each link belongs to, counted over all texts."""
    places: list[NDArray[np.int32]] = []
    first = 0
    for mine, theirs in zip(own, other, strict=True):
        places.append(spread(np.arange(first, first + len(mine), dtype=np.int32), len(theirs)))
        first += len(mine)
    return _flat(places)


def _flat(parts: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
