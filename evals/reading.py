"""The reader as it is measured: what it is given to read, and which of its readings counts."""

from collections.abc import Sequence

from answering.library import Snapshot
from answering.reader.reading import Reading
from corpus.model import Language
from retrieval.hit import Filter, Hit

CANDIDATES = 30  # that the search brings; how many of them are read is the assistant's own


def candidates(question: str, language: Language, library: Snapshot) -> list[Hit]:
    """What the search brings in this language, best first."""
    return library.search(question, CANDIDATES, Filter(languages=(language,)))


def best(readings: Sequence[Reading]) -> Reading | None:
    """The passage that answers most surely; None where nothing was read."""
    return max(readings, key=lambda reading: reading.answers, default=None)
