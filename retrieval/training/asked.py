"""Questions that the corpus's sections answer, in the words of people who have not read them."""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.model import Language, Passage
from retrieval.published import Build
from retrieval.searchable import embedded_text, statement_texts

QUESTIONS = Path(__file__).with_name("questions.jsonl")
# The sentence that answers counts as much as both passages together: sentences have vectors of their own.
TIMES_THE_SENTENCE = 2
MOST_STATEMENTS = 3  # of those that a question names
_LANGUAGE = re.compile(r"-(?:sv|en)#")
Passages = Mapping[tuple[str, Language], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A question, the section that answers it, and how a sentence of it begins that does.

    Args:
        section: "document#section", the language left out.
        at: the first words of the sentence, as they stand in the section in the question's language.
    """

    section: str
    language: Language
    question: str
    at: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question and a text that answers it; texts of one `section` are no wrong answers to each other."""

    question: str
    text: str
    section: str


def read_questions(*files: Path) -> list[SearchQuestion]:
    """All of them, in their order; of a question that names several statements, best first, a few."""
    return [
        SearchQuestion(section, Language(row["language"]), row["question"], at)
        for file in files or (QUESTIONS,)
        for row in map(json.loads, file.read_text(encoding="utf-8").split("\n")[:-1])
        for section, at in _places(row)
    ]


def _places(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    if "at" in row:
        return [(row["section"], row["at"])]
    return [(answer["section"], answer["statement"]) for answer in row["answers"][:MOST_STATEMENTS]]


def held_out(questions: Sequence[SearchQuestion], share: float, seed: int) -> frozenset[str]:
    """This share of the sections, drawn with the seed: new to a model that did without their questions."""
    sections = sorted({question.section for question in questions})
    random.Random(seed).shuffle(sections)  # noqa: S311 # repeatable, not secret
    return frozenset(sections[: int(share * len(sections))])


def examples(questions: Sequence[SearchQuestion], build: Build) -> Iterator[Example]:
    """Each question with the sentence that answers, its passage, and the passage's translation.

    A section that the build does not have is left out.
    """
    passages: dict[tuple[str, Language], list[Passage]] = {}
    for passage in build.passages:
        section = _LANGUAGE.sub("#", passage.id.rsplit("/", 1)[0])
        passages.setdefault((section, passage.language), []).append(passage)
    for question in questions:
        for text in _answers(question, passages, build):
            yield Example(question.question, text, question.section)


def _answers(question: SearchQuestion, passages: Passages, build: Build) -> Iterator[str]:
    own = passages.get((question.section, question.language), ())
    at = _spaced(question.at)
    said = [[text for text in statement_texts(passage) if at in _spaced(text)] for passage in own]
    place = next((place for place, texts in enumerate(said) if texts), 0)
    for passage, texts in zip(own[place : place + 1], said[place:], strict=False):
        yield embedded_text(passage, build.documents[passage.document_id])
        yield from texts[:1] * TIMES_THE_SENTENCE
    for twin in passages.get((question.section, question.language.other), ())[: place + 1][-1:]:
        yield embedded_text(twin, build.documents[twin.document_id])


def _spaced(text: str) -> str:
    return " ".join(text.split())
