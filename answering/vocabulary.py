"""Which words the documents have, and how much each tells: what a question can be measured against."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from answering.concepts import concepts_of
from answering.question import Asks, asked_for
from answering.scene import scene
from answering.words import Word, content_words, fold, same_word, stems, words
from corpus.actors import Actor, mentions
from corpus.model import Language, Owner, Passage

# A word shorter than this, one letter wrong, is too often another word.
SHORTEST_MISSPELT = 6
# A name says where, not what: it must not outweigh the matter that is asked about.
WEIGHT_OF_A_NAME = 0.45
# Words that fit nearly every question of this field tell little, however rare they are in the texts.
_GENERIC = stems(
    """
    data information info uppgift uppgifter använda använder använd använts use using used vill önskar
    exempel example företag företaget bolag company companies vårt vår our infrastruktur infrastrukturen
    infrastructure projekt project sida sidan side part parten ny nya nytt new regel regler rules rule gälla
    tjänst tjänsten tjänster service services sätt way bra
    """
)
WEIGHT_OF_THE_GENERIC = 0.2
WEIGHT_OF_ANOTHER_WORD = 0.6
# A word that only says in which situation the question is asked.
WEIGHT_IN_THE_SCENE = 0.2
# A word that no document has may be what is asked about, or just the visitor's way of speaking.
WEIGHT_OF_THE_UNKNOWN = 0.8
# How alike a part of a compound must be to count as known.
KNOWN = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question as it is looked for in the documents.

    Args:
        weight: 0–1, how much it tells: 1 for a word that hardly any passage has.
        spellings: stems of the documents that it may stand for, itself first.
        known: whether the documents have it at all, misspelt or as part of a compound included.
        is_specific: a name, a number or an abbreviation: nothing similar can stand for it.
        owner: the ownership form of the actor that it names; rules about the form are rules about the actor.
    """

    word: Word
    weight: float
    spellings: tuple[str, ...]
    concepts: frozenset[str]
    known: bool
    is_specific: bool
    owner: Owner | None = None


class Vocabulary:
    """Document frequencies of the stems of all passages, by language."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._frequency: dict[Language, Counter[str]] = {language: Counter() for language in Language}
        self._size: Counter[Language] = Counter()
        for passage in passages:
            found = {word.stem for text in (passage.text, *passage.headings) for word in words(text)}
            self._frequency[passage.language].update(found)
            self._size[passage.language] += 1

    def term(self, word: Word, language: Language, text: str) -> Term:
        """The word as a term of a question in `language`; `text` is the question it stands in."""
        frequency = self._frequency[language]
        spellings = self._spellings(word.stem, frequency)
        groups = concepts_of(word.text)
        actor = next((m.actor for m in mentions(text) if m.start <= word.start < m.end), None)
        # Which template fits is decided by the situation.
        asks_template = asked_for(fold(text)) is Asks.TEMPLATE
        start, end = (0, 0) if asks_template else scene(text)
        is_scene = not actor and start <= word.start < end
        weight = min(
            self._weight(word.stem, spellings, language), _most(actor, word, groups, bool(spellings))
        )
        if asks_template and groups & {"template", "agreement"}:
            weight = min(weight, WEIGHT_OF_THE_GENERIC / 2)
        return Term(
            word=word,
            weight=weight * (WEIGHT_IN_THE_SCENE if is_scene else 1.0),
            spellings=(word.stem, *(spelling for spelling in spellings if spelling != word.stem)),
            concepts=groups,
            known=bool(spellings) or bool(groups),
            is_specific=not is_scene and _is_specific(word, text),
            owner=actor.owner if actor else None,
        )

    def _weight(self, stem: str, spellings: tuple[str, ...], language: Language) -> float:
        """Inverse document frequency, scaled to 0–1."""
        size = max(self._size[language], 1)
        frequency = self._frequency[language]
        count = frequency[stem] or max((frequency[spelling] for spelling in spellings), default=0)
        return math.log((size + 1) / (count + 0.5)) / math.log((size + 1) / 0.5)

    def _spellings(self, stem: str, frequency: Counter[str]) -> tuple[str, ...]:
        if frequency[stem]:
            return (stem,)
        # "GMP-slot": what the documents have of it tells what it is about.
        joined = tuple(word.stem for word in content_words(stem.replace("-", " ")) if frequency[word.stem])
        if "-" in stem and joined:
            return joined
        # Of two that are the same word one contains the other, which is quicker to see.
        holding = (known for known in frequency if known in stem or stem in known)
        parts = tuple(known for known in holding if same_word(stem, known) >= KNOWN)
        if parts or len(stem) < SHORTEST_MISSPELT or stem[0].isdigit():
            return parts
        return tuple(
            known
            for known in frequency
            if len(known) >= SHORTEST_MISSPELT - 1 and is_misspelling(stem, known)
        )

    def has(self, word: str, language: Language) -> bool:
        """Whether some passage has the word itself."""
        return all(self._frequency[language][stem] for stem in stems(word))


def _most(actor: Actor | None, word: Word, groups: frozenset[str], is_attested: bool) -> float:
    """The most that a word of this sort may weigh."""
    if actor:
        return WEIGHT_OF_A_NAME
    if word.stem in _GENERIC or "company" in groups:
        return WEIGHT_OF_THE_GENERIC
    if not is_attested and not groups:
        return WEIGHT_OF_THE_UNKNOWN
    # Another word for something that the documents call otherwise is rare there by nature.
    return 1.0 if is_attested else WEIGHT_OF_ANOTHER_WORD


def is_misspelling(one: str, other: str) -> bool:
    """Whether one letter too many, too few or wrong, or two swapped, make one of the other."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1 or one == other:
        return False
    left = 0
    while left < min(len(one), len(other)) and one[left] == other[left]:
        left += 1
    rest_one, rest_other = one[left:], other[left:]
    return (
        rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
        or (rest_one[:2] == rest_other[:2][::-1] and rest_one[2:] == rest_other[2:])
    )


def _is_specific(word: Word, text: str) -> bool:
    """Numbers, names of known actors, and words with a capital that no sentence start gave them."""
    if any(char.isdigit() for char in word.text):
        return True
    if any(mention.start <= word.start < mention.end for mention in mentions(text)):
        return True
    shouted = text.isupper()
    at_start = not text[: word.start].strip() or text[: word.start].rstrip()[-1] in ".?!(–"
    return not shouted and any(char.isupper() for char in word.text) and (not at_start or word.text.isupper())
