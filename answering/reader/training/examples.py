"""What is learned from: a question with one statement, and what is known of the two."""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.reader.training.network import VERDICTS
from answering.words import same_content
from corpus.sentences import split_sentences

# How entailment is told as a verdict: what follows is so, what is contradicted is not, the rest is left open.
ENTAILMENT = {
    "entailment": "yes",
    "contradiction": "no",
    "neutral": "none",
    "supported": "yes",
    "not_supported": "none",
}
# Of a text from which the answer was cut, so many sentences that are most like the question.
LIKE_THE_QUESTION = 2
CUT_BELIEVED = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """A question (or a claim, or a follow-up with what was said before) and a text.

    Args:
        answers: whether the text answers the question; None where it is not known.
        verdict: place in `VERDICTS`; None where it is not known.
        weight: how much is believed of it, 0–1.
        group: the question that it is of; its texts are compared with each other.
        needed: of a follow-up, the words of the text that the question needs; None where it is none.
    """

    question: str
    heading: str
    statement: str
    lead_in: str = ""
    answers: int | None = None
    verdict: int | None = None
    weight: float = 1.0
    group: str = ""
    needed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """So many questions of one file: of a task, in a language."""

    file: str
    task: str
    languages: tuple[str, ...]
    questions: int


GENERAL = (
    Share("mnli_ext", "entailment", ("sv", "en", "sv>en", "en>sv"), 3000),
    Share("swenli", "entailment", ("sv",), 1000),
    Share("swequad", "answer_selection", ("sv",), 800),
    Share("swequad", "answerability", ("sv",), 800),
    Share("swefaq", "answer_selection", ("sv",), 110),
    Share("norquad", "answer_selection", ("no",), 1000),
    Share("norquad", "answerability", ("no",), 400),
    Share("medquad", "answer_selection", ("en",), 700),
    Share("doc2dial", "answer_selection", ("en",), 700),
)


def read_rows(folder: Path, file: str) -> Iterator[dict[str, Any]]:
    """The rows of one file, one JSON object a line."""
    with gzip.open(folder / f"{file}.jsonl.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def general(folder: Path, split: str, shares: Sequence[Share] = GENERAL, seed: int = 0) -> list[Example]:
    """Examples of other fields: `folder` holds the files that README.md names."""
    return [example for share in shares for example in _of_share(folder, share, split, seed)]


def _of_share(folder: Path, share: Share, split: str, seed: int) -> Iterator[Example]:
    questions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, row in enumerate(read_rows(folder, share.file)):
        if row["task"] == share.task and row["split"] == split and row["lang"] in share.languages:
            questions[str(number) if share.task == "entailment" else row["group"]].append(row)
    drawn = list(questions.values())
    random.Random(seed).shuffle(drawn)
    make = {"entailment": _entailment, "answerability": _cut, "answer_selection": _selection}[share.task]
    for rows in drawn[: share.questions]:
        yield from make(rows)


def _selection(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """One text answers, the others do not."""
    for row in rows:
        yield Example(
            row["question"],
            row.get("title") or "",
            row["context"],
            answers=int(row["label"]),
            group=row["group"],
        )


def _cut(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The sentences that look most like the question, where the one that answers is gone."""
    for row in rows:
        if row.get("neg") == "cut":
            sentences = [sentence.text for sentence in split_sentences(row["context"])]
            sentences.sort(key=lambda text: -same_content(text, row["question"]))
            for text in sentences[:LIKE_THE_QUESTION]:
                title = row.get("title") or ""
                yield Example(row["question"], title, text, answers=0, weight=CUT_BELIEVED)


def _entailment(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    for row in rows:
        verdict = VERDICTS.index(ENTAILMENT.get(row["label3"], "none"))
        yield Example(row["question"], "", row["context"], verdict=verdict)
