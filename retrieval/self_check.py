"""Does a new build find its own passages? Asked before it is published."""

from collections.abc import Callable, Sequence

import numpy as np

from corpus.errors import SelfCheckFailed
from retrieval.expand import Concept
from retrieval.published import Build
from retrieval.searchable import indexed_text
from retrieval.terms import content_words

CHECKED = 100  # passages asked for, evenly spread: enough to see any mix-up, and seconds at any size
AMONG = 10
# Chroma's graph is approximate: a few may be missed at size, but a mix-up of rows misses nearly all.
MOST_MISSED = 0.05
SAME = 1e-3  # texts that are equal have equal vectors, so that any of them may come first


def self_check(build: Build, new: Sequence[int], on_progress: Callable[[int, int], None]) -> None:
    """Raises SelfCheckFailed unless every k-th passage finds itself by its words and by its vector.

    Args:
        new: rows whose vectors were put into Chroma for this build; every k-th of them is asked for as well.
    """
    rows = sorted({*_every_kth(range(len(build.passages))), *_every_kth(new)})
    missed = 0
    for number, row in enumerate(rows):
        if not _found_by_words(build, row):
            raise _failed(build, row, "keyword index")
        missed += not _found_by_vector(build, row)
        if missed > MOST_MISSED * len(rows) + 1:
            raise _failed(build, row, "vector index")
        on_progress(number + 1, len(rows))
    # The exact vectors beside it would find everything, and the fault would be published.
    if build.vectors.notice:
        raise SelfCheckFailed(
            f"the new index is not published: {build.vectors.notice}; run `lotsen ingest` again"
        )


def _every_kth(rows: Sequence[int]) -> Sequence[int]:
    return rows[:: max(1, len(rows) // CHECKED)]


def _found_by_words(build: Build, row: int) -> bool:
    passage = build.passages[row]
    text = indexed_text(passage, build.documents[passage.document_id])
    scores = build.keywords.scores(text.text, [Concept(text)])
    scored = scores.stems + scores.grams
    if not content_words(text.text):
        return True
    best = np.partition(scored, -min(AMONG, len(scored)))[-min(AMONG, len(scored))]
    return bool(scored[row] > 0 and scored[row] >= best)


def _found_by_vector(build: Build, row: int) -> bool:
    vector = np.asarray(build.vectors.vectors[row])
    if not vector.any():
        return True
    found = build.vectors.nearest(vector, AMONG)
    return bool((build.vectors.cosines(vector, found) > 1 - SAME).any())


def _failed(build: Build, row: int, where: str) -> SelfCheckFailed:
    return SelfCheckFailed(
        f"the new index is not published: its {where} does not find passage {build.passages[row].id}; "
        "run `lotsen ingest --rebuild`"
    )
