"""The reader as it is measured: what it is given to read, and which of its readings counts."""

from collections.abc import Sequence

from answering.library import Snapshot
from answering.reader.reading import Reader, Reading
from corpus.model import Language
from retrieval.hit import Filter, Hit

CANDIDATES = 30  # that the search brings
READ = 10  # of them, the best


def open_reader() -> Reader:
    """The reader that the assistant has."""
    # Its runtime takes a while to import, which nobody who measures something else should wait for.
    from answering.reader.reader import shipped_reader

    return shipped_reader()


def candidates(question: str, language: Language, library: Snapshot) -> list[Hit]:
    """What the search brings in this language, best first."""
    return library.search(question, CANDIDATES, Filter(languages=(language,)))


def best(readings: Sequence[Reading]) -> Reading | None:
    """The passage that answers most surely; None where nothing was read."""
    return max(readings, key=lambda reading: reading.answers, default=None)
