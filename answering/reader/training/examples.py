"""What is learned from: a question with one passage, and what is known of the two."""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.reader.training.network import VERDICTS
from corpus.sentences import split_sentences

NONE = VERDICTS.index("none")
# How entailment is told as a verdict: what follows is so, what is contradicted is not, the rest is left open.
ENTAILMENT = {
    "entailment": "yes",
    "contradiction": "no",
    "neutral": "none",
    "supported": "yes",
    "not_supported": "none",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question (or a claim) with a passage.

    Args:
        answers: whether the passage answers the question; None where it is not known.
        labels: of each statement, 1 where it belongs in the answer, 0 where not, None where it is not known.
        verdict: place in `VERDICTS`; None where it is not known.
        weight: how much is believed of it, 0–1.
        group: the question of the corpus that it is of; its passages are compared with each other.
    """

    question: str
    heading: str
    statements: tuple[str, ...]
    answers: int | None
    labels: tuple[int | None, ...]
    verdict: int | None = None
    weight: float = 1.0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So many rows of one file: of a task, in a language, as many with the answer as without."""

    file: str
    task: str
    languages: tuple[str, ...]
    rows: int


GENERAL = (
    Share("mnli_ext", "entailment", ("sv", "en", "sv>en", "en>sv"), 16000),
    Share("swenli", "entailment", ("sv",), 4000),
    Share("swequad", "answer_selection", ("sv",), 3000),
    Share("swequad", "answerability", ("sv",), 3600),
    Share("swefaq", "answer_selection", ("sv",), 700),
    Share("norquad", "answer_selection", ("no",), 2400),
    Share("norquad", "answerability", ("no",), 5000),
    Share("medquad", "answer_selection", ("en",), 4000),
    Share("doc2dial", "answer_selection", ("en",), 3000),
)


def read_rows(folder: Path, file: str) -> Iterator[dict[str, Any]]:
    """The rows of one file, one JSON object a line."""
    with gzip.open(folder / f"{file}.jsonl.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def general(folder: Path, split: str, shares: Sequence[Share] = GENERAL, seed: int = 0) -> list[Example]:
    """Examples of other fields: `folder` holds the files that README.md names."""
    return [example for share in shares for example in _of_share(folder, share, split, seed)]


def _of_share(folder: Path, share: Share, split: str, seed: int) -> list[Example]:
    rows = [
        row
        for row in read_rows(folder, share.file)
        if row["split"] == split and row["lang"] in share.languages
    ]
    said = _answering_sentences(rows)
    kept = [row for row in rows if row["task"] == share.task]
    random.Random(seed).shuffle(kept)
    answered = [row for row in kept if row["label"]][: share.rows // 2]
    others = [row for row in kept if not row["label"]][: share.rows - len(answered)]
    make = _entailment if share.task == "entailment" else _answering
    return [make(row, said) for row in (*answered, *others)]


def _answering_sentences(rows: Sequence[dict[str, Any]]) -> dict[str, set[str]]:
    """Question → the sentences that are known to answer it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["task"] == "answer_selection" and row["label"]:
            found[row["question"]].add(row["context"].strip())
    return found


def _answering(row: dict[str, Any], said: dict[str, set[str]]) -> Example:
    sentences = tuple(sentence.text for sentence in split_sentences(row["context"])) or (row["context"],)
    labels: tuple[int | None, ...]
    if not row["label"]:
        labels = (0,) * len(sentences)
    elif len(sentences) == 1:
        labels = (1,)
    else:
        known = said.get(row["question"], set())
        hit = tuple(int(any(text in whole or whole in text for whole in known)) for text in sentences)
        labels = hit if any(hit) and row["task"] == "answerability" else (None,) * len(sentences)
    return Example(row["question"], row.get("title") or "", sentences, int(row["label"]), labels)


def _entailment(row: dict[str, Any], _: dict[str, set[str]]) -> Example:
    verdict = VERDICTS.index(ENTAILMENT.get(row["label3"], "none"))
    return Example(row["question"], "", (row["context"],), None, (None,), verdict)
