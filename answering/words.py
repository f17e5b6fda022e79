"""Words of a text as the answering parts compare them: folded, without grammar, by stem."""

import re
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from corpus.folding import fold as fold
from corpus.model import Language
from corpus.word_list import listed
from retrieval.compounds import Compounds
from retrieval.stop_words import STOP_WORDS
from retrieval.terms import Stems

# "24:5", "2009:400", "e-post", "GMP-enhet", "KI:s" and "§" are words; so is a number with its decimals.
_WORD = re.compile(r"\d+(?:[:.,/]\d+)*|[^\W\d_]+(?:[-'’:][^\W_]+)*|[^\W_]+(?:[-:][^\W_]+)*|§")


# What the index counts and a claim may leave out: without any of the first four, one more of
# evals/support_pairs.jsonl is judged wrongly. The stemmer does not know "tar" for "ta".
_GRAMMAR = frozenset(map(fold, STOP_WORDS)) | listed("som eller enligt nej ta tar")
_STEMS = Stems(Compounds({}))
# They are not safe in several threads at once, and the page has many.
_ONE_AT_A_TIME = Lock()
# A word inside another counts from this length: "avtal" in "nyttjandeavtal", not "pris" in "enterprise".
SHORTEST_PART = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its stem and its place in the text."""

    text: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[Word, ...]:
    """All words of the text."""
    return tuple(Word(m[0], stem(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


@lru_cache(maxsize=16384)
def content_words(text: str) -> tuple[Word, ...]:
    """The words that say what the text is about."""
    return tuple(word for word in words(text) if not is_grammar(word.text) and word.text != "§")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of all content words of the text."""
    return frozenset(word.stem for word in content_words(text))


def is_grammar(word: str) -> bool:
    """Whether the word only holds a sentence together; one letter does, a digit does not."""
    folded = fold(word).removesuffix("'s").removesuffix("n't")
    return folded in _GRAMMAR or (len(folded) == 1 and not folded.isdigit())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The folded word without endings, Swedish ones first, then English ones: nothing tells its language."""
    is_plural = word.endswith("s") and word[:-1].isupper() and len(word) > 2  # "SMEs"
    folded = fold(word[:-1] if is_plural else word).removesuffix("'s")
    if folded[:1].isdigit():
        return folded
    stemmed = folded.split(":")[0]
    with _ONE_AT_A_TIME:
        for language in (Language.SWEDISH, Language.ENGLISH):
            stemmed = _STEMS.of(stemmed, language)[0]
    return stemmed


@lru_cache(maxsize=262144)
def same_word(one: str, other: str) -> float:
    """How far two stems are the same word: 1 the same, less for a part of a compound, 0 not at all."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_PART or short[0].isdigit():
        return 0.0
    if long.startswith(short):
        # What follows may be a forgotten ending ("kostn-ad") or a second part ("avtals-mall").
        return 0.9 if len(long) - len(short) <= 2 else 0.7
    return 0.8 if long.endswith(short) else 0.0


def same_content(one: str, other: str) -> float:
    """How much two texts say the same: shared stems over the smaller set, 0–1."""
    first = {word.stem for word in words(one) if len(fold(word.text)) > 2}
    second = {word.stem for word in words(other) if len(fold(word.text)) > 2}
    return len(first & second) / max(1, min(len(first), len(second)))
