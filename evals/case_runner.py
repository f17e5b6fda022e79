"""Where a case is asked: of the whole library, or of what the case leaves of it."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import Protocol

from answering.answer import Answer, Turn
from answering.library import Snapshot
from evals.cases import Case
from evals.library_view import LibraryView
from evals.measures.sections import documents_of, sections_of, without_language
from evals.record import Record, record_of
from evals.timed_library import TimedLibrary
from evals.without import Without
from retrieval.hit import Hit

HITS = 10
# (sent, received) by the language model so far.
Spent = Callable[[], tuple[int, int]]


class Asks(Protocol):
    """The assistant, or a fake, or one that was broken on purpose."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer."""
        ...


class CaseRunner:
    """Asks the assistant of the whole library, or of what a case leaves of it."""

    def __init__(
        self,
        library: Snapshot,
        assistant_of: Callable[[LibraryView], Asks],
        spent: Spent = lambda: (0, 0),
    ) -> None:
        self._whole = library
        self._assistant_of = assistant_of
        self._spent = spent
        self._open(frozenset())

    def ask(self, case: Case) -> Record:
        """The case, asked once.

        Raises:
            LotsenError: the question cannot be taken.
        """
        if case.without != self._without:
            self._open(case.without)
        timed = self._timed
        sent, received = self._spent()
        history = self._conversation(case.history)
        searched, start = timed.seconds, perf_counter()
        answer = self._assistant.ask(case.question, history)
        total, search = perf_counter() - start, timed.seconds - searched
        now_sent, now_received = self._spent()
        return record_of(
            case.id,
            answer,
            timed.search(answer.standalone_question, HITS),
            {"total": total, "search": search, "write and check": total - search},
            (now_sent - sent, now_received - received),
            list(_references(case, timed)),
        )

    def _conversation(self, questions: Sequence[str]) -> list[Turn]:
        """The conversation before the case, each question answered after those before it."""
        turns: list[Turn] = []
        for question in questions:
            turns.append(Turn(question, self._assistant.ask(question, turns)))
        return turns

    def _open(self, without: frozenset[str]) -> None:
        self._without = without
        self._timed = TimedLibrary(Without(self._whole, without) if without else self._whole)
        self._assistant = self._assistant_of(self._timed)


def _references(case: Case, library: Snapshot) -> Iterator[Hit]:
    """The passages of the expected sections in the case's language."""
    named = documents_of(case.sections)
    for id, document in library.documents.items():
        if document.language is case.language and without_language(id) in named:
            for passage in library.passages_of(id):
                if sections_of(passage.id, case.sections):
                    yield Hit(passage, document, 1.0)
