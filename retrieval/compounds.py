"""Swedish compounds → their parts, by the words that the index itself has (Koehn & Knight 2003)."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from corpus.word_list import listed

# Shorter words are rarely compounds, and shorter parts rarely words.
SHORTEST_COMPOUND = 8
SHORTEST_PART = 4
MOST_PARTS = 4
# Each part beyond two must pay for itself, or "förvaltning" falls into crumbs.
PENALTY_PER_PART = 0.6
# A word that is common in its own right is left whole unless its parts are clearly more so.
OWN_WEIGHT = 0.5
# A part seen once may be a misspelling.
RAREST_PART = 2


# Endings and prefixes that look like parts but carry no meaning of their own.
NOT_PARTS = listed(
    """
    anden andet ande ende elsen else elser heten heter het skapet skap domen dom lighet liga ligt lig iska
    isk isera erad erat erade erar ering ningen ningar ning aren arna erna orna arnas ernas ornas inga inte
    tion tionen ioner samma sam bara bar utan över under efter från till mellan inom genom emot sina
    deras dess denna detta dessa vara varit blir blev kunna skulle andra annan annat
    """
)
_LETTERS = re.compile(r"[a-zà-öø-ÿ]+")


class Compounds:
    """Splits Swedish words; immutable once made.

    Args:
        counts: how often each lower-case word stands in the texts.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self._weights = {
            word: math.log(count)
            for word, count in counts.items()
            if count >= RAREST_PART and len(word) >= SHORTEST_PART and word not in NOT_PARTS
        }

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of the word in order, empty if it is no compound of known words."""
        if len(word) < SHORTEST_COMPOUND or not _LETTERS.fullmatch(word):
            return ()
        best: tuple[str, ...] = ()
        best_score = OWN_WEIGHT * math.log(self.counts.get(word, 0) + 1)
        for parts in self._readings(word, MOST_PARTS):
            mean = sum(self._weights[part] for part in parts) / len(parts)
            score = mean - PENALTY_PER_PART * (len(parts) - 2)
            if len(parts) > 1 and score > best_score:
                best, best_score = parts, score
        return best

    def _readings(self, rest: str, most: int) -> Iterator[tuple[str, ...]]:
        if rest in self._weights:
            yield (rest,)
        if most == 1:
            return
        for cut in range(SHORTEST_PART, len(rest) - SHORTEST_PART + 1):
            for part in _with_and_without_link(rest[:cut]):
                if part in self._weights:
                    for parts in self._readings(rest[cut:], most - 1):
                        yield (part, *parts)


def _with_and_without_link(part: str) -> tuple[str, ...]:
    """ "forsknings" may be the word itself, or "forskning" with the linking s."""
    if part.endswith("s") and len(part) > SHORTEST_PART:
        return part, part[:-1]
    return (part,)


def count_words(words: Iterable[str]) -> Counter[str]:
    """How often each word that may be a compound or a part stands there."""
    return Counter(word for word in words if len(word) >= SHORTEST_PART and _LETTERS.fullmatch(word))
