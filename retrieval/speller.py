"""A question's words → as the documents spell them: slips mended, å, ä and ö put back (pure).

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
        self._is_known = is_known
        self._unfolded: dict[str, str] = {}
        self._by_length: dict[int, list[str]] = {}
        for word, count in words.items():
            key = fold(word)
            if count > words.get(self._unfolded.get(key, ""), 0):
                self._unfolded[key] = word
            if count >= ATTESTED:
                self._by_length.setdefault(len(word), []).append(word)

    def respelt(self, question: str) -> str:
        """The question with each such word as the texts have it; the rest letter for letter."""
        # Whoever types one å, ä or ö has them all: then every word is what was meant.
        without_diacritics = question.isascii()
        return _WORD.sub(lambda match: self._meant(match.group(), without_diacritics), question)

    def _meant(self, typed: str, without_diacritics: bool) -> str:
        word = typed.lower()
        if word in self._words:
            return typed
        if word in self._unfolded:
            return self._unfolded[word] if without_diacritics else typed
        # All capitals are a name or an abbreviation, and what has a digit or an apostrophe is no plain word.
        if len(word) < SHORTEST or not word.isalpha() or typed.isupper() or self._is_known(word):
            return typed
        meant = self._one_edit_off(word) or word
        return meant.capitalize() if typed[0].isupper() else meant

    def _one_edit_off(self, word: str) -> str | None:
        """The most frequent word at one edit (Damerau 1964), if there is any."""
        lengths = range(len(word) - 1, len(word) + 2)
        candidates = chain.from_iterable(self._by_length.get(length, ()) for length in lengths)
        near = [each for each in candidates if OSA.distance(word, each, score_cutoff=1) <= 1]
        return max(near, key=lambda each: (self._words[each], each), default=None)
