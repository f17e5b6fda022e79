"""Misspelt words of a question as the documents spell them: a letter too many, too few, wrong or swapped."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from answering.words import fold, is_grammar, words
from corpus.actors import actors
from corpus.model import Passage

# A shorter word, one letter wrong, is too often another word.
SHORTEST = 5
# A word that the documents have once may be a misspelling itself.
OFTEN = 2
# A word that falls into so many tokens is none that the model has met.
A_MISSPELT_WORD = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé"


class Speller:
    """Knows every word of the documents, the names of actors, and the words that hold sentences together.

    Args:
        pieces: how many tokens an embedding model makes of a word; what it knows whole or as stem and ending
            is a word, though the documents do not have it ("läkare" is no misspelt "lärare").
    """

    def __init__(self, passages: Iterable[Passage], pieces: Callable[[str], int]) -> None:
        self._pieces = pieces
        self._count: Counter[str] = Counter()
        for passage in passages:
            for text in (passage.text, *passage.headings):
                self._count.update(word.text.lower() for word in words(text))
        names = (word.text.lower() for actor in actors() for name in actor.names for word in words(name))
        self._count.update(dict.fromkeys(names, OFTEN))
        self._known = {fold(word) for word in self._count}
        self._known |= {word.stem for text in self._count for word in words(text)}

    def respelt(self, question: str) -> str:
        """The question with each misspelt word as the documents have it; the rest letter for letter."""
        for word in reversed(words(question)):
            if (meant := self._meant(word.text, word.stem)) is not None:
                question = question[: word.start] + meant + question[word.end :]
        return question

    def _meant(self, word: str, stem: str) -> str | None:
        if len(word) < SHORTEST or not word.isalpha() or word.isupper() or is_grammar(word):
            return None
        if fold(word) in self._known or stem in self._known or self._pieces(word.lower()) < A_MISSPELT_WORD:
            return None
        found = [near for near in set(_one_letter_off(word.lower())) if self._is_word(near)]
        if not found:
            return None
        meant = max(found, key=lambda near: (is_grammar(near), self._count[near], near))
        return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant

    def _is_word(self, near: str) -> bool:
        return self._count[near] >= OFTEN or (is_grammar(near) and len(near) >= SHORTEST - 1)


def _one_letter_off(word: str) -> Iterator[str]:
    """All spellings at one edit (Damerau 1964), the first letter kept."""
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
