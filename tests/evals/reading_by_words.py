"""A reader that counts the question's words: nothing learned, and the same every time."""

from collections.abc import Sequence

from answering.reader.reading import NO_VERDICT, Reading
from corpus.model import Statement
from retrieval.hit import Hit


class ReadsByWords:
    """Sure of a text by the share of the question's words in it; "alltid" and "always" mean yes."""

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        asked = _words(question)
        return tuple(
            Reading(
                hit,
                len(asked & _words(hit.passage.text)) / len(asked),
                tuple((each, len(asked & _words(each.text)) / len(asked)) for each in hit.passage.statements),
                tuple(map(_verdicts, hit.passage.statements)),
            )
            for hit in hits
        )


def _verdicts(said: Statement) -> tuple[float, ...]:
    return (1.0, 0.0, 0.0, 0.0) if {"alltid", "always"} & _words(said.text) else NO_VERDICT


def _words(text: str) -> set[str]:
    return set(text.lower().translate({ord(mark): " " for mark in ".,?!:"}).split())
