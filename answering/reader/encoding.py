"""Question and statement → token ids, with the place of each text among them (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The encoder was trained with these before every text (Wang et al. 2024).
QUESTION_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
START, PADDING, END = 0, 1, 2
LONGEST = 512  # tokens that the encoder has positions for
# A long story has its question at one of its ends.
QUESTION_HEAD, QUESTION_TAIL = 40, 80
MOST_HEADING, MOST_LEAD_IN = 24, 32  # tokens
TURNS_REMEMBERED = 4  # enough to follow a conversation; what was said before that is another one

Floats = NDArray[np.float32]
Placed = tuple[str, tuple[int, int]]  # a word, and where its tokens begin and end


def heading_of(title: str, headings: Sequence[str]) -> str:
    """What stands over a statement as the reader sees it: whose page it is, and its nearest heading."""
    return " – ".join((title.split(":")[0], *headings[-1:]))


@dataclass(frozen=True, slots=True)
class EarlierTurn:
    """An earlier question with what its answer was about: the heading it stands under, and its actors."""

    question: str
    heading: str = ""
    actors: str = ""


def conversation_of(turns: Sequence[EarlierTurn]) -> str:
    """What was said before a follow-up, the latest first, as the model reads it; `turns`: oldest first."""
    return " || ".join(
        " | ".join(filter(None, (turn.question, turn.heading, turn.actors))) for turn in reversed(turns)
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with one text, as tokens.

    Args:
        question, text: spans in `ids` of the question, and of the text with what stands over it.
    """

    ids: tuple[int, ...]
    question: tuple[int, int]
    text: tuple[int, int]


class Encoder:
    """The tokenizer with what goes around its tokens. Threads may share it."""

    def __init__(self, tokenizer_file: Path, longest: int = LONGEST) -> None:
        # Late: whoever reads nothing need not load it.
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer_file))
        self._longest = longest
        self._tokens = lru_cache(maxsize=65536)(self._tokens_of)

    def pair(self, question: str, heading: str, statement: str, lead_in: str = "") -> Pair:
        """The question, and a statement under its heading and after what leads it in, cut at the longest."""
        asked = self._tokens(QUESTION_PROMPT + question)
        if len(asked) > QUESTION_HEAD + QUESTION_TAIL:
            asked = asked[:QUESTION_HEAD] + asked[-QUESTION_TAIL:]
        ids = [START, *asked, END, END]
        begin = len(ids)
        ids += self._tokens(f"{PASSAGE_PROMPT}{heading}:")[:MOST_HEADING]
        ids += self._tokens(lead_in)[:MOST_LEAD_IN]
        ids += self._tokens(statement)
        ids = ids[: self._longest - 1]
        return Pair((*ids, END), (1, 1 + len(asked)), (begin, len(ids)))

    def needed(self, pair: Pair, words: Sequence[str]) -> tuple[int, ...]:
        """Places in `pair.ids`, within its text, of every occurrence of these words."""
        start, end = pair.text
        found: set[int] = set()
        for word in words:
            ids = self._tokens(word)
            for first in range(start, end - len(ids) + 1):
                if pair.ids[first : first + len(ids)] == ids:
                    found.update(range(first, first + len(ids)))
        return tuple(sorted(found))

    def conversation(self, question: str, turns: Sequence[EarlierTurn]) -> tuple[Pair, tuple[Placed, ...]]:
        """The question with what was said before, and each word of that with its place in the pair's ids."""
        said = conversation_of(turns)
        pair = self.pair(question, "", said)
        place = pair.text[0] + len(self._tokens(f"{PASSAGE_PROMPT}:"))
        words = []
        for word in said.split():
            size = len(self._tokens(word))
            words.append((word, (place, min(place + size, pair.text[1]))))
            place += size
        return pair, tuple(each for each in words if each[1][0] < each[1][1])

    def _tokens_of(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids)


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs padded to one length; rows of the weights sum to one, so that a product with them is a mean.

    Args:
        ids: int64 (pairs, tokens). mask: int64, 1 for a token, 0 for padding.
        question, text: float32 (pairs, 1, tokens).
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    question: Floats
    text: Floats


def batch_of(pairs: Sequence[Pair]) -> Batch:
    """The pairs as arrays."""
    tokens = max(len(pair.ids) for pair in pairs)
    ids = np.full((len(pairs), tokens), PADDING, dtype=np.int64)
    mask = np.zeros((len(pairs), tokens), dtype=np.int64)
    question = np.zeros((len(pairs), 1, tokens), dtype=np.float32)
    text = np.zeros((len(pairs), 1, tokens), dtype=np.float32)
    for row, pair in enumerate(pairs):
        ids[row, : len(pair.ids)] = pair.ids
        mask[row, : len(pair.ids)] = 1
        _mean(question[row, 0], pair.question)
        _mean(text[row, 0], pair.text)
    return Batch(ids, mask, question, text)


def _mean(weights: Floats, span: tuple[int, int]) -> None:
    start, end = span
    if end > start:
        weights[start:end] = 1 / (end - start)
