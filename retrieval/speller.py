"""Misspelt words of a question → the documents' own spelling (pure).

4-grams find a misspelt word all the same; an embedding model and a lexicon do not.
"""

import re
from collections.abc import Callable, Mapping
from itertools import chain

from rapidfuzz.distance import OSA

from retrieval.terms import fold

SHORTEST = 6  # letters; a shorter word is one edit away from too many others
ATTESTED = 2  # times that the texts must have a word: once may itself be a slip

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Speller:
    """Knows the words of the searched texts; immutable once made.

    Args:
        words: how often each lower-case word stands in the texts.
        is_known: whether a lower-case word is one that people use, though no text has it as it is.
    """

    def __init__(self, words: Mapping[str, int], is_known: Callable[[str], bool]) -> None:
        self._words = words
        self._folded = {fold(word) for word in words}
        self._is_known = is_known
        self._by_length: dict[int, list[str]] = {}
        for word, count in words.items():
            if count >= ATTESTED:
                self._by_length.setdefault(len(word), []).append(word)

    def respelt(self, question: str) -> str:
        """The question with each misspelt word as the texts have it; the rest letter for letter.

        Misspelt is what no text has, nobody uses, and is one edit (Damerau 1964) from a word of the texts.
        """
        return _WORD.sub(lambda match: self._meant(match.group()), question)

    def _meant(self, typed: str) -> str:
        word = typed.lower()
        # All capitals are a name or an abbreviation, and what has a digit or an apostrophe is no plain word.
        if (
            len(word) < SHORTEST
            or not word.isalpha()
            or typed.isupper()
            or fold(word) in self._folded
            or self._is_known(word)
        ):
            return typed
        lengths = range(len(word) - 1, len(word) + 2)
        candidates = chain.from_iterable(self._by_length.get(length, ()) for length in lengths)
        near = [each for each in candidates if OSA.distance(word, each, score_cutoff=1) <= 1]
        if not near:
            return typed
        meant = max(near, key=lambda each: (self._words[each], each))
        return meant.capitalize() if typed[0].isupper() else meant
