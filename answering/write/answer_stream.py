"""An answer given on while it grows: each piece once, in order."""

from collections.abc import Callable

from answering.answer import Answer
from answering.plain_text import pieces


class AnswerStream:
    """What a reader has been told of an answer so far."""

    def __init__(self, on_text: Callable[[str], None] | None = None) -> None:
        self._on_text = on_text
        self._told = 0

    def say(self, answer: Answer) -> None:
        """Tell what the answer has more than the last time."""
        new = list(pieces(answer))[self._told :]
        self._told += len(new)
        if self._on_text:
            for piece in new:
                self._on_text(piece)
