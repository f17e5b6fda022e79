"""The decision is fitted to what was read."""

from pathlib import Path

from answering.answer import Status
from answering.reader.reading import NO_VERDICT, Reading
from answering.reader.training.decide import REFUSED, Asked, fit
from answering.reader.training.questions import TrainingQuestion
from corpus.model import Document, Kind, Language, Passage, Statement
from retrieval.hit import Hit

DOCUMENT = Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("g.md"))


def reading(section: str, answers: float, sure: float) -> Reading:
    passage = Passage(f"guide-sv#{section}/1", "guide-sv", (), None, 0, 4, "Ord.", Language.SWEDISH)
    said = Statement(f"Ord {section}.", 0, 4)
    return Reading(Hit(passage, DOCUMENT, 0.5, near=(0.3,)), answers, ((said, sure),), (NO_VERDICT,))


def asked(number: int, is_answerable: bool) -> Asked:
    """A reader that is right, though it is nowhere sure."""
    answers = (("guide#1", "Ord 1."),) if is_answerable else ()
    question = TrainingQuestion(str(number), Language.SWEDISH, "plain", "guide#1", "?", answers)
    best = 0.30 + number / 1000 if is_answerable else 0.05 + number / 1000
    return Asked(question, (reading("1", best, 0.4 if is_answerable else 0.02), reading("2", 0.04, 0.01)))


def test_what_the_reader_tells_apart_the_decision_does() -> None:
    known = [asked(number, number % 2 == 0) for number in range(40)]
    decision = fit(known)
    status = [decision.status(decision.probability(decision.calibrated(one.readings))) for one in known]
    refused = [one is Status.NOT_FOUND for one in status]
    assert all(refused[1::2])
    assert sum(refused[::2]) <= REFUSED * 20
    assert decision.caution <= decision.sure
    best = decision.calibrated(known[0].readings)[0].statements[0][1]
    assert decision.statement <= best
