"""Questions over the corpus → examples: the passages that answer, and the nearest that do not."""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from answering.reader.encoding import heading_of
from answering.reader.training.examples import NONE, Example
from answering.reader.training.network import VERDICTS
from answering.reader.training.questions import Question
from corpus.model import Document, Language, Passage

Search = Callable[[str, Language, int], Sequence[Passage]]

# Among so many of the passages found the wrong ones are drawn: one of the first, others of the rest.
FOUND, FIRST = 12, 4
# What was found for a question may answer it though nobody has said so, most of all what was found first.
BELIEVED_FIRST, BELIEVED_LATER = 0.5, 0.9
MOST_ANSWERING = 2
_LANGUAGE = re.compile(r"-(?:sv|en)#")


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many wrong passages go with a question that the documents answer, and with one that they do not."""

    answered: int = 2
    unanswered: int = 3


def section_of(passage: Passage) -> str:
    """ "document#section", the language left out: the same for a section and its translation."""
    return _LANGUAGE.sub("#", passage.id.rsplit("/", 1)[0])


class Domain:
    """Makes the examples; `search` gives the passages that the retriever finds, best first."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        passages: Sequence[Passage],
        search: Search,
        drawn: Drawn = Drawn(),
        seed: int = 0,
    ) -> None:
        self._documents = documents
        self._search = search
        self._drawn = drawn
        self._order = random.Random(seed)
        self._by_section: dict[tuple[str, Language], list[Passage]] = {}
        for passage in passages:
            self._by_section.setdefault((section_of(passage), passage.language), []).append(passage)

    def examples(self, questions: Iterable[Question]) -> list[Example]:
        """All examples of the questions, in their order."""
        return [example for question in questions for example in self._of(question)]

    def _of(self, question: Question) -> list[Example]:
        hits = self._search(question.question, question.language, FOUND)
        return self._answered(question, hits) if question.answers else self._unanswered(question, hits)

    def _answered(self, question: Question, hits: Sequence[Passage]) -> list[Example]:
        said = {text for _, text in question.answers}
        sections = {section for section, _ in question.answers} | {question.section}
        own = [one for section in sections for one in self._section(section, question.language)]
        right = [one for one in own if any(statement.text in said for statement in one.statements)]
        verdict = VERDICTS.index(question.verdict) if question.verdict else None
        unsaid = 0 if question.is_complete else None
        examples = [
            Example(
                question.question,
                self._heading(passage),
                tuple(one.text for one in passage.statements),
                1,
                tuple(1 if one.text in said else unsaid for one in passage.statements),
                verdict,
                group=question.id,
            )
            for passage in right[:MOST_ANSWERING]
        ]
        others = [hit for hit in hits if section_of(hit) not in sections]
        return examples + self._wrong(question, others, self._drawn.answered)

    def _unanswered(self, question: Question, hits: Sequence[Passage]) -> list[Example]:
        """The section it was written from is the nearest of all."""
        own = self._section(question.section, question.language)
        nearest = [hit for hit in hits if hit in own][:1] or own[:1]
        rest = [hit for hit in hits if hit not in nearest]
        examples = [self._example(question, passage, 1.0) for passage in nearest]
        return examples + self._wrong(question, rest, self._drawn.unanswered - len(nearest))

    def _wrong(self, question: Question, hits: Sequence[Passage], count: int) -> list[Example]:
        """One of the passages found first, the others from further down."""
        sure = BELIEVED_FIRST if question.answers else BELIEVED_LATER
        first = self._order.sample(hits[:FIRST], min(1, len(hits)))
        later = self._order.sample(hits[FIRST:], min(count - 1, len(hits[FIRST:])))
        return [
            *(self._example(question, passage, sure) for passage in first),
            *(self._example(question, passage, BELIEVED_LATER) for passage in later),
        ]

    def _example(self, question: Question, passage: Passage, weight: float) -> Example:
        texts = tuple(one.text for one in passage.statements)
        labels = (0,) * len(texts)
        heading = self._heading(passage)
        return Example(question.question, heading, texts, 0, labels, NONE, weight, question.id)

    def _heading(self, passage: Passage) -> str:
        return heading_of(self._documents[passage.document_id].title, passage.headings)

    def _section(self, section: str, language: Language) -> Sequence[Passage]:
        return self._by_section.get((section, language), ())
