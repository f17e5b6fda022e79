"""Sets of questions with the passages that answer them: {"lang", "corpus", "queries", "qrels"}."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.model import Language, Passage
from evals.plain_texts import plain_document
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import Embedder

DOCUMENT = "set"


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question, and the ids of the passages that answer it."""

    text: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Passages in one language and questions in the same or another.

    Args:
        texts: (id, text) of each passage.
    """

    name: str
    language: Language
    texts: tuple[tuple[str, str], ...]
    questions: tuple[SetQuestion, ...]


def read_set(file: Path) -> QuestionSet:
    """A set from its file; "lang" is the passages' language, or "sv>en" where the questions have another.

    Raises:
        CorpusError: the file cannot be read or is no such set.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        language = Language(content["lang"].split(">")[-1])
        texts = tuple((str(id), str(text)) for id, text in content["corpus"].items())
        questions = tuple(_questions(content))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise CorpusError(
            f'{file} is no set of questions ({error}): it needs "lang", "corpus", "queries" and "qrels".'
        ) from error
    if not texts or not questions:
        raise CorpusError(f"{file} has no passages or no questions.")
    return QuestionSet(file.stem, language, texts, questions)


def _questions(content: dict[str, Any]) -> list[SetQuestion]:
    """Labels may be a list of ids, or ids with a grade, of which 0 does not count."""
    found = []
    for id, labels in content["qrels"].items():
        answers = {each for each in labels if not isinstance(labels, dict) or labels[each] > 0}
        if answers:
            found.append(SetQuestion(content["queries"][id], frozenset(answers)))
    return found


def build_set(questions: QuestionSet, embedder: Embedder, home: Path) -> None:
    """Publish an index of the set's passages, each a section of one document, in a new folder."""
    home.mkdir()
    file = home / "set.txt"
    file.write_text("", encoding="utf-8")
    document, passages = plain_document(DOCUMENT, "", questions.language, file, questions.texts)
    build(Content((document,), passages), embedder, home)


def id_in_set(passage: Passage) -> str:
    """The passage's id in its set."""
    return passage.id.removeprefix(f"{DOCUMENT}#").removesuffix("/1")
