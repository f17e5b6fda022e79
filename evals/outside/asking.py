"""An outside set asked: its texts indexed, each question put to the assistant and to the reader."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answering.answer import Status
from answering.library import Snapshot
from answering.reader.reading import Reader
from answering.reader.worth_reading import PASSAGES
from corpus.model import Document, Language, Passage
from evals.case_runner import Asks
from evals.measures.answers import ANSWERS
from evals.outside.outside_set import OutsideSet
from evals.outside.texts import Text
from evals.plain_texts import plain_document
from evals.reading import best, candidates
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import Embedder

OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    Args:
        answerable: whether its texts were there.
        cited: whether a text that answers it was cited.
        sure: how surely the reader says that the best passage answers, 0–1.
        seconds: until the answer was there.
    """

    question: str
    source: str
    answerable: bool
    status: Status
    cited: bool
    sure: float
    seconds: float

    @property
    def answered(self) -> bool:
        """Whether there was an answer, be it with a caution."""
        return self.status in ANSWERS


def build_outside(asked: OutsideSet, embedder: Embedder, home: Path) -> None:
    """Publish an index of the set's texts in a new folder, a document a page."""
    home.mkdir()
    file = home / "set.txt"
    file.write_text("", encoding="utf-8")
    found = list(_documents(asked.texts, asked.language, file))
    documents = tuple(document for document, _ in found)
    passages = tuple(passage for _, own in found for passage in own)
    build(Content(documents, passages), embedder, home)


def ask_all(
    asked: OutsideSet,
    library: Snapshot,
    assistant: Asks,
    reader: Reader,
    on_progress: OnProgress = lambda *_: None,
) -> list[Outcome]:
    """Every question once, first those that have their texts."""
    questions = [(each, True) for each in asked.answered] + [(each, False) for each in asked.refused]
    found = []
    for number, (question, answerable) in enumerate(questions, start=1):
        on_progress(number, len(questions), question.source)
        answer = assistant.ask(question.text)
        reading = best(
            reader.read(question.text, candidates(question.text, asked.language, library)[:PASSAGES])
        )
        found.append(
            Outcome(
                question.text,
                question.source,
                answerable,
                answer.status,
                any(citation.passage.id in question.answers for citation in answer.citations),
                reading.answers if reading else 0.0,
                answer.seconds,
            )
        )
    return found


def _documents(
    texts: Sequence[Text], language: Language, file: Path
) -> Iterator[tuple[Document, tuple[Passage, ...]]]:
    pages: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for each in texts:
        pages[each.document, each.title].append((each.section, each.text))
    return (plain_document(id, title, language, file, own) for (id, title), own in pages.items())
