"""Questions that the corpus's sections answer, in the words of people who have not read them."""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Language, Passage
from retrieval.published import Build
from retrieval.searchable import embedded_text, statement_texts

QUESTIONS = Path(__file__).with_name("questions.jsonl")
# The sentence that answers counts as much as both passages together: sentences have vectors of their own.
TIMES_THE_SENTENCE = 2
_LANGUAGE = re.compile(r"-(?:sv|en)#")
Passages = Mapping[tuple[str, Language], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the section that answers it, and how the sentence begins that answers it best.

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


def read_questions(file: Path = QUESTIONS) -> list[Question]:
    """All of them, in the order of the file."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Question(row["section"], Language(row["language"]), row["question"], row["at"]) for row in rows]


def held_out(questions: Sequence[Question], share: float, seed: int) -> frozenset[str]:
    """This share of the sections, drawn with the seed: new to a model that did without their questions."""
    sections = sorted({question.section for question in questions})
    random.Random(seed).shuffle(sections)  # noqa: S311 # repeatable, not secret
    return frozenset(sections[: int(share * len(sections))])


def examples(questions: Sequence[Question], build: Build) -> Iterator[Example]:
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


def _answers(question: Question, passages: Passages, build: Build) -> Iterator[str]:
    own = passages.get((question.section, question.language), ())
    at = _spaced(question.at)
    place = next((place for place, passage in enumerate(own) if at in _spaced(passage.text)), 0)
    for passage in own[place : place + 1]:
        yield embedded_text(passage, build.documents[passage.document_id])
        sentence = next((text for text in statement_texts(passage) if at in _spaced(text)), None)
        yield from [sentence] * TIMES_THE_SENTENCE if sentence else []
    for twin in passages.get((question.section, question.language.other), ())[: place + 1][-1:]:
        yield embedded_text(twin, build.documents[twin.document_id])


def _spaced(text: str) -> str:
    return " ".join(text.split())
