"""Questions over the corpus → examples: the statements that answer, and the nearest that do not."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from answering.reader.encoding import heading_of
from answering.reader.training.examples import Example
from answering.reader.training.network import VERDICTS
from answering.reader.training.questions import TrainingQuestion
from answering.reader.worth_reading import worth_reading
from answering.reader.written_verdict import leads_in
from answering.words import same_content
from corpus.model import Document, Language, Passage, Statement
from retrieval.hit import Hit

T = TypeVar("T")
Search = Callable[[str, Language], Sequence[Hit]]

MOST_ANSWERING = 3
# Wrong statements that go with a question that the documents answer, and with one that they do not.
WRONG, WRONG_WHERE_NONE = 5, 4
# So many of those that were judged to be none.
JUDGED = 3
# The writer of a question saw its section whole; so many of its other statements are drawn.
OF_THE_SECTION = 1
# Two of the others are drawn from the first that would be read, the rest from the later ones.
FIRST, OF_THE_FIRST = 6, 2
# What was found first may answer though nobody has said so.
BELIEVED_FIRST, BELIEVED_LATER, BELIEVED_WHERE_NONE = 0.6, 0.9, 0.9
# What shares this much with an answer says the same.
SAYS_THE_SAME = 0.7
_LANGUAGE = re.compile(r"-(?:sv|en)#")


def section_of(passage: Passage) -> str:
    """ "document#section", the language left out: the same for a section and its translation."""
    return _LANGUAGE.sub("#", passage.id.rsplit("/", 1)[0])


class Domain:
    """Makes the examples.

    Args:
        search: gives the hits whose statements the reader would read.
        held_out: sections of which nothing is to be learned.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        passages: Sequence[Passage],
        search: Search,
        held_out: frozenset[str] = frozenset(),
        seed: int = 0,
    ) -> None:
        self._documents = documents
        self._search = search
        self._order = random.Random(seed)
        self._by_section: dict[tuple[str, Language], list[Passage]] = {}
        for passage in passages:
            if section_of(passage) not in held_out:
                self._by_section.setdefault((section_of(passage), passage.language), []).append(passage)

    def examples(self, questions: Iterable[TrainingQuestion]) -> Iterator[Example]:
        """All examples of the questions, in their order."""
        for question in questions:
            yield from self._right(question)
            yield from self._wrong(question)

    def _right(self, question: TrainingQuestion) -> Iterator[Example]:
        verdict = VERDICTS.index(question.verdict or "none")
        rest = self._drawn(question.answers[1:], MOST_ANSWERING - 1)
        for number, (section, text) in enumerate((*question.answers[:1], *rest)):
            for passage, statement in self._statements(section, question.language):
                if statement.text == text:
                    # The best of them says yes or no; the others need not.
                    yield self._example(question, passage, statement, 1, 1.0, None if number else verdict)
                    break

    def _wrong(self, question: TrainingQuestion) -> Iterator[Example]:
        right = {text for _, text in (*question.answers, *question.doubtful)}
        wanted = WRONG if question.answers else WRONG_WHERE_NONE
        given: set[str] = set()
        for passage, statement, weight in self._candidates(question):
            if len(given) == wanted:
                return
            if statement.text in right | given or _repeats(statement.text, right):
                continue
            given.add(statement.text)
            # What does not answer says neither yes nor no.
            yield self._example(question, passage, statement, 0, weight, VERDICTS.index("none"))

    def _candidates(self, question: TrainingQuestion) -> Iterator[tuple[Passage, Statement, float]]:
        """Some that were judged wrong, then one of the own section, then what the search would bring."""
        for section, text in self._drawn(question.others, JUDGED):
            for passage, statement in self._statements(section, question.language):
                if statement.text == text:
                    yield passage, statement, 1.0
        found = [
            (one.hit.passage, one.statement)
            for one in worth_reading(self._search(question.question, question.language))
            if (section_of(one.hit.passage), question.language) in self._by_section
        ]
        if question.is_complete:
            own = self._statements(question.section, question.language)
            near = [one for one in found if one in own]
            for passage, statement in (near or self._drawn(own, len(own)))[:OF_THE_SECTION]:
                if statement.role.may_answer:
                    yield passage, statement, 1.0
        first, later = found[:FIRST], found[FIRST:]
        for number, (passage, statement) in enumerate(
            (*self._drawn(first, OF_THE_FIRST), *self._drawn(later, WRONG))
        ):
            believed = BELIEVED_FIRST if number < min(OF_THE_FIRST, len(first)) else BELIEVED_LATER
            yield passage, statement, believed if question.answers else BELIEVED_WHERE_NONE

    def _drawn(self, of: Sequence[T], count: int) -> list[T]:
        return self._order.sample(of, min(count, len(of)))

    def _example(
        self,
        question: TrainingQuestion,
        passage: Passage,
        statement: Statement,
        answers: int,
        weight: float,
        verdict: int | None = None,
    ) -> Example:
        heading = heading_of(self._documents[passage.document_id].title, passage.headings)
        return Example(
            question.question,
            heading,
            statement.text,
            leads_in(passage, statement),
            answers,
            verdict,
            weight,
            question.id,
        )

    def _statements(self, section: str, language: Language) -> list[tuple[Passage, Statement]]:
        passages = self._by_section.get((section, language), ())
        return [(passage, statement) for passage in passages for statement in passage.statements]


def _repeats(text: str, others: Iterable[str]) -> bool:
    return any(same_content(text, other) > SAYS_THE_SAME for other in others)
