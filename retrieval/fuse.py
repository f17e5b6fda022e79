"""Several scored lists → one order, by adding normalised scores with weights (pure).

Not by reciprocal rank: ranks forget by how much a passage is ahead, so that a weak ranker's favourites
displace a strong one's (the English MiniLM on a Swedish set: nDCG@10 .84 → .52). Added scores with a small
weight only ever nudge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Language

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of each candidate: `rows` of the passages and one value a passage in each of the others.

    Args:
        stems, grams: shares of the best possible keyword score.
        pairs: share of the question's neighbouring words that are neighbours there too.
        cosines: of question and passage.
        sentences: cosine of the question and the nearest sentence of the passage.
        in_language: 1 where the passage is in the question's language, else 0.
    """

    rows: Rows
    stems: Floats
    grams: Floats
    pairs: Floats
    cosines: Floats
    sentences: Floats
    in_language: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts; stems and grams make 1 together.

    Args:
        pairs: small: only to tell passages apart that have the same words.
        swedish, english: of the cosine where question and passage are both in this language: a model counts
            for what it understands.
        across: of the cosine where they are not in the same language.
        sentences: of the nearest sentence's cosine, in any language.
        own_language: what a passage in the question's language is preferred by.
        tuned_on: where the values come from.
    """

    stems: float
    grams: float
    pairs: float
    swedish: float
    english: float
    across: float
    sentences: float
    own_language: float
    tuned_on: str


TUNING_SETS = "swefaq_dev, swequad_dev, ntrex both ways, pubmedqa_en"
# Each value in the middle of a plateau, docs/retrieval.md has the table. Across languages
# words tell least; what the cosine is given more there, the preference for the own language makes up for.
WEIGHTS = Weights(
    stems=0.3,
    grams=0.7,
    pairs=0.1,
    swedish=0.8,
    english=0.8,
    across=1.0,
    sentences=0.5,
    own_language=0.2,
    tuned_on=f"{TUNING_SETS}, the tuning cases",
)


def fuse(signals: Signals, weights: Weights, language: Language) -> Floats:
    """The fused score of each candidate, comparable within one question."""
    same = weights.swedish if language is Language.SWEDISH else weights.english
    meaning = np.where(signals.in_language > 0, same, weights.across)
    return np.asarray(
        weights.stems * signals.stems
        + weights.grams * signals.grams
        + weights.pairs * signals.pairs
        + meaning * signals.cosines
        + weights.sentences * signals.sentences
        + weights.own_language * signals.in_language,
        dtype=np.float32,
    )


def merge_twins(
    order: Sequence[int], twins: Sequence[int], in_language: Sequence[bool]
) -> list[tuple[int, int]]:
    """Of a passage and its translation one: (the better of the two, the one to show), best first.

    Shown is the one in the question's language, at the place of the better one: they say the same.

    Args:
        order: candidates, best first.
        twins: for each candidate the candidate that is its translation, -1 if none.
        in_language: for each candidate whether it is in the question's language.
    """
    merged: list[tuple[int, int]] = []
    seen: set[int] = set()
    for candidate in order:
        if candidate in seen:
            continue
        twin = twins[candidate]
        seen.update((candidate, twin))
        prefer_twin = twin >= 0 and in_language[twin] and not in_language[candidate]
        merged.append((candidate, twin if prefer_twin else candidate))
    return merged
