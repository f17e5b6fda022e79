"""Å, ä and ö put back into a Swedish question that was typed without them (pure).

The keyword index finds such words by their folded form; a lexicon and an embedding model do not.
"""

import re
from collections.abc import Mapping

from retrieval.terms import fold

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


class Diacritics:
    """Knows the words of the searched texts; immutable once made.

    Args:
        counts: how often each lower-case Swedish word stands in the texts.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._spelt: dict[str, str] = {}
        for word in counts:
            if not word.isascii():
                key = fold(word)
                if counts[word] > counts.get(self._spelt.get(key, ""), 0):
                    self._spelt[key] = word

    def restore(self, question: str) -> str:
        """The question with each word that the texts have only with diacritics spelt as there.

        Whoever types one å, ä or ö has them all: then every word is what was meant.
        """
        return _WORD.sub(self._as_spelt, question) if question.isascii() else question

    def _as_spelt(self, match: re.Match[str]) -> str:
        word = match.group().lower()
        return match.group() if word in self._counts else self._spelt.get(word, match.group())
