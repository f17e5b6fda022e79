"""Dialogues → examples: a follow-up with what was said before, and the words of it that it needs."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from answering.reader.encoding import TURNS_REMEMBERED, EarlierTurn, conversation_of
from answering.reader.training.examples import Example, read_rows

DIALOGUES = Path(__file__).with_name("dialogues.jsonl")
_SPEAKER = re.compile(r"^\w+: ")


def follow_ups(file: Path = DIALOGUES) -> Iterator[Example]:
    """Every turn but the first of the dialogues that were written for this."""
    with file.open(encoding="utf-8", newline="\n") as lines:
        for row in map(json.loads, lines):
            turns = [EarlierTurn(turn["q"], turn["h"], turn["a"]) for turn in row["turns"]]
            for place, turn in enumerate(row["turns"][1:], 1):
                yield _example(turn["q"], turns[max(0, place - TURNS_REMEMBERED) : place], turn["needs"])


def other_fields(folder: Path, split: str) -> Iterator[Example]:
    """Follow-ups of TREC CAsT, of which nothing of the answers is known."""
    for row in read_rows(folder, "cast"):
        if row["split"] == split and row["history"]:
            turns = [EarlierTurn(_SPEAKER.sub("", said)) for said in row["history"][-TURNS_REMEMBERED:]]
            yield _example(row["question"], turns, row["add_terms"])


def _example(question: str, turns: Iterable[EarlierTurn], needed: Iterable[str]) -> Example:
    said = conversation_of(tuple(turns))
    return Example(question, "", said, needed=tuple(sorted(_as_said(needed, said))))


def _as_said(needed: Iterable[str], said: str) -> set[str]:
    """The words as they stand in what was said, capital letters and all."""
    return {
        match[0]
        for word in needed
        if word.strip()
        for match in re.finditer(rf"(?<!\w){re.escape(word.strip())}\w*", said, re.IGNORECASE)
    }
