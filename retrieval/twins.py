"""Which passages say the same in the two languages."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.model import Document, Passage

NO_TWIN = -1


def find_twins(documents: Mapping[str, Document], passages: Sequence[Passage]) -> NDArray[np.int64]:
    """For each passage the row of its translation, -1 where it has none.

    Twins have the same section and part in documents linked by `translation_of`. A section that was cut
    into more parts in one language than in the other has none: the parts do not say the same.
    """
    parts = Counter((passage.document_id, passage.section_id) for passage in passages)
    places: dict[tuple[str, str, str, int], list[int]] = {}
    for row, passage in enumerate(passages):
        original = documents[passage.document_id].translation_of or passage.document_id
        part = passage.id.rsplit("/", 1)[1]
        place = (original, passage.section_id, part, parts[passage.document_id, passage.section_id])
        places.setdefault(place, []).append(row)
    twins = np.full(len(passages), NO_TWIN, dtype=np.int64)
    for rows in places.values():
        if len(rows) == 2:
            twins[rows] = rows[::-1]
    return twins
