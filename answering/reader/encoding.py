"""Question and passage → token ids, with the place of each statement among them (pure)."""

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
MOST_HEADING = 40  # tokens

Floats = NDArray[np.float32]


def heading_of(title: str, headings: Sequence[str]) -> str:
    """What stands over a passage as the reader sees it: whose page it is, and its two nearest headings."""
    return " – ".join((title.split(":")[0], *headings[-2:]))


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with one passage, as tokens.

    Args:
        question, text: spans in `ids` of the question, and of headings and statements together.
        statements: span of each statement; empty where it stood beyond the longest text.
    """

    ids: tuple[int, ...]
    question: tuple[int, int]
    text: tuple[int, int]
    statements: tuple[tuple[int, int], ...]


class Encoder:
    """The tokenizer with what goes around its tokens. Threads may share it."""

    def __init__(self, tokenizer_file: Path, longest: int = LONGEST) -> None:
        # Late: whoever reads nothing need not load it.
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer_file))
        self._longest = longest
        self._tokens = lru_cache(maxsize=65536)(self._tokens_of)

    def pair(self, question: str, heading: str, statements: Sequence[str]) -> Pair:
        """The question and a passage under its heading; statements beyond the longest text are cut off."""
        asked = self._tokens(QUESTION_PROMPT + question)
        if len(asked) > QUESTION_HEAD + QUESTION_TAIL:
            asked = asked[:QUESTION_HEAD] + asked[-QUESTION_TAIL:]
        ids = [START, *asked, END, END]
        begin = len(ids)
        ids += self._tokens(f"{PASSAGE_PROMPT}{heading}:")[:MOST_HEADING]
        spans = []
        for statement in statements:
            first = len(ids)
            ids += self._tokens(statement)[: max(0, self._longest - 1 - first)]
            spans.append((first, len(ids)))
        return Pair((*ids, END), (1, 1 + len(asked)), (begin, len(ids)), tuple(spans))

    def _tokens_of(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids)


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs padded to one length; rows of the weights sum to one, so that a product with them is a mean.

    Args:
        ids: int64 (pairs, tokens). mask: int64, 1 for a token, 0 for padding.
        question, text: float32 (pairs, 1, tokens).
        statements: float32 (pairs, statements, tokens); a row of zeros where there is none.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    question: Floats
    text: Floats
    statements: Floats


def batch_of(pairs: Sequence[Pair]) -> Batch:
    """The pairs as arrays."""
    tokens = max(len(pair.ids) for pair in pairs)
    most = max(1, *(len(pair.statements) for pair in pairs))
    ids = np.full((len(pairs), tokens), PADDING, dtype=np.int64)
    mask = np.zeros((len(pairs), tokens), dtype=np.int64)
    question = np.zeros((len(pairs), 1, tokens), dtype=np.float32)
    text = np.zeros((len(pairs), 1, tokens), dtype=np.float32)
    statements = np.zeros((len(pairs), most, tokens), dtype=np.float32)
    for row, pair in enumerate(pairs):
        ids[row, : len(pair.ids)] = pair.ids
        mask[row, : len(pair.ids)] = 1
        _mean(question[row, 0], pair.question)
        _mean(text[row, 0], pair.text)
        for number, span in enumerate(pair.statements):
            _mean(statements[row, number], span)
    return Batch(ids, mask, question, text, statements)


def _mean(weights: Floats, span: tuple[int, int]) -> None:
    start, end = span
    if end > start:
        weights[start:end] = 1 / (end - start)
