"""One question to one open build: candidates by words and by meaning, fused, twins merged, scored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.model import Language
from retrieval.embed import Floats
from retrieval.expand import Concept
from retrieval.fuse import Signals, Weights, fuse, merge_twins
from retrieval.hit import Filter, Hit
from retrieval.keyword_index import KeywordScores
from retrieval.published import Build
from retrieval.relevance import Calibration, field_of, relevance
from retrieval.terms import Wording, content_words
from retrieval.twins import NO_TWIN

# From each side; a passage beyond both has never been among the best ten when fused.
CANDIDATES = 50

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the indexes take it.

    Args:
        concepts: what it says, with other ways to say it.
        vector: of the question, unit length.
    """

    text: str
    language: Language
    concepts: Sequence[Concept]
    vector: Floats
    top_k: int
    filter: Filter

    @property
    def words(self) -> int:
        """How many words of the question can find anything."""
        return len(content_words(self.text))


def search_build(build: Build, query: Query, weights: Weights, calibration: Calibration) -> list[Hit]:
    """The best hits, best first; a passage and its translation are one hit."""
    mask = admitted(build, query.filter)
    beyond_language = admitted(build, replace(query.filter, languages=()))
    scores = build.keywords.scores(query.text, query.concepts)
    words = weights.stems * scores.stems + weights.grams * scores.grams
    nearest = build.vectors.nearest(query.vector, CANDIDATES, query.filter.languages, beyond_language)
    rows = _with_twins(build.twins, np.union1d(_best(words, mask), nearest), mask)
    signals = _signals(build, query, scores, rows)
    fused = fuse(signals, weights, query.language)
    order = np.argsort(-fused, kind="stable").tolist()
    merged = merge_twins(order, _places_of(build.twins[rows], rows), (signals.in_language > 0).tolist())
    if not merged:
        return []
    scores_of = [float(fused[best]) for best, _ in merged]
    field = field_of(scores_of, query.words)
    return [
        _hit(build, query, signals, shown, score, relevance(score, field, calibration))
        for (_, shown), score in zip(merged[: query.top_k], scores_of, strict=False)
    ]


def admitted(build: Build, filter: Filter) -> Mask | None:
    """Which passages the filter lets through; None where it lets through all."""
    documents = np.array([filter.admits(document) for document in build.documents.values()], dtype=np.bool_)
    return None if documents.all() else documents[build.document_rows]


def _best(words: Floats, mask: Mask | None) -> Rows:
    """Rows of the best by words, none that has not a word in common."""
    allowed = words if mask is None else np.where(mask, words, 0)
    count = min(CANDIDATES, len(allowed))
    best = np.argpartition(-allowed, count - 1)[:count]
    return best[allowed[best] > 0]


def _with_twins(twins: Rows, rows: Rows, mask: Mask | None) -> Rows:
    """The candidates and their translations: the question may be in the language of the one not found."""
    added = twins[rows]
    added = added[added != NO_TWIN]
    return np.union1d(rows, added if mask is None else added[mask[added]])


def _places_of(rows_wanted: Rows, rows: Rows) -> list[int]:
    """Where each wanted row stands among `rows`, -1 where it does not."""
    places = {row: place for place, row in enumerate(rows.tolist())}
    return [places.get(row, NO_TWIN) for row in rows_wanted.tolist()]


def _signals(build: Build, query: Query, scores: KeywordScores, rows: Rows) -> Signals:
    in_language = [build.passages[row].language is query.language for row in rows]
    cosines = build.vectors.cosines(query.vector, rows)
    return Signals(
        rows=rows,
        stems=scores.stems[rows],
        grams=scores.grams[rows],
        pairs=build.keywords.pairs(Wording(query.text, query.language), rows),
        cosines=cosines,
        # Without sentences' vectors a passage counts as one sentence, so that relevance keeps its scale.
        sentences=build.sentences.nearest(query.vector, rows) if build.sentences else cosines,
        in_language=np.array(in_language, dtype=np.float32),
    )


def _hit(build: Build, query: Query, signals: Signals, place: int, fused: float, probability: float) -> Hit:
    row = int(signals.rows[place])
    passage = build.passages[row]
    parts = {
        "stems": signals.stems,
        "4-grams": signals.grams,
        "pairs": signals.pairs,
        "cosine": signals.cosines,
        "sentence": signals.sentences,
    }
    why = (("fused", fused), *((name, float(values[place])) for name, values in parts.items()))
    return Hit(passage, build.documents[passage.document_id], probability, why, _near(build, query, row))


def _near(build: Build, query: Query, row: int) -> tuple[float, ...]:
    """Cosine of the question with each statement; the passage's own where statements have no vectors."""
    statements = build.passages[row].statements
    if build.sentences is None:
        return (float(build.vectors.cosines(query.vector, np.array([row]))[0]),) * len(statements)
    return tuple(map(float, (build.sentences.of(row) @ query.vector)[: len(statements)]))
