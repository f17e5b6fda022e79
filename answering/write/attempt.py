"""An attempt to answer: what was read in the documents of one language, and what was made of it."""

from dataclasses import dataclass

from answering.answer import Status
from answering.check.citations import Cited
from answering.reader.reading import Reading
from answering.write.draft import DraftClaim
from corpus.model import Language
from retrieval.hit import Hit

NOTHING = Cited((), ())


@dataclass(frozen=True, slots=True)
class Attempt:
    """Claims with their citations, and whether they are an answer.

    Args:
        question: as it stands alone. language: of the documents that were read.
        readings: best passage first.
        opening: key of the words before the claims that say they may not be all of an answer, or empty.
    """

    question: str
    language: Language
    readings: tuple[Reading, ...]
    status: Status
    claims: tuple[DraftClaim, ...] = ()
    cited: Cited = NOTHING
    opening: str = ""

    @property
    def is_found(self) -> bool:
        """Whether the documents answer at least a part."""
        return self.status is not Status.NOT_FOUND

    @property
    def hits(self) -> list[Hit]:
        """The passages that were read, best first."""
        return [reading.hit for reading in self.readings]
