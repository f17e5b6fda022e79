"""Texts → the terms that the keyword index counts: stems, compound parts, numbers, statutes, 4-grams (pure).

Two kinds of terms see different things and are scored apart: stems find a word in any inflection,
character 4-grams find it inside a compound, misspelt, or related in the other language.
"""

import re
import unicodedata
from dataclasses import dataclass

import Stemmer

from corpus.act_mentions import find_acts
from corpus.model import Language
from corpus.statutes import find_references
from retrieval.compounds import Compounds
from retrieval.stop_words import STOP_WORDS

# Saved with every index: an index whose terms were made otherwise is not searched with these.
TERMS_VERSION = "2"
STEMMERS = {Language.SWEDISH: "swedish", Language.ENGLISH: "english"}
GRAM_LENGTH = 4

_THIN_SPACES = "\u00a0\u2009\u202f"
# "30 000", "30.000" and "30,000" are one number, "1,5" and "1.5" another.
_THOUSANDS = re.compile(rf"(?<![\d.,:])\d{{1,3}}(?:[ .,{_THIN_SPACES}]\d{{3}})+(?![\d:]|[.,]\d)")
_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d.,]*\d)")
# "KI:s", "NDA:n" and "the company's" are the bare word with an ending.
_ENDING = re.compile(r"(?<=[A-ZÅÄÖ\d]):[a-zåäö]{1,4}\b|['’]s\b")
_WORD = re.compile(r"\d+\.\d+(?![.\d])|[^\W_]+(?:['’][^\W_]+)*|§")

# A long text without any of these names no law, or no place in one; to look closely costs milliseconds.
_LAW = re.compile(r"lag|förordning|balk|\d:\d|\d/\d|\b[A-ZÅÄÖ]{2}|\b[Aa]ct\b|[Rr]egulation|[Cc]ode\b")
_PLACE = re.compile(r"§|\b[Kk]ap|\b[Aa]rt|\d:\d|[Cc]hapter|[Ss]ection|\b[A-Z]{2,5}\s\d")
SHORT_TEXT = 300  # characters; whoever types a question may write "osl" in small letters


@dataclass(frozen=True, slots=True)
class Wording:
    """A text to search with or to index: a question, or what a glossary adds to it.

    Args:
        weight: of its terms; 1 for the question itself, less for what is added to it.
    """

    text: str
    language: Language
    weight: float = 1.0


def words(text: str) -> list[str]:
    """The lower-case words, numbers and "§" of the text, in order, numbers in one spelling."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = _THOUSANDS.sub(lambda number: re.sub(r"\D", "", number.group()), text)
    text = _DECIMAL.sub(r"\1.\2", text)
    return [word.replace("’", "'") for word in _WORD.findall(_ENDING.sub("", text).lower())]


def content_words(text: str) -> list[str]:
    """The words without those that stand in every text."""
    return [word for word in words(text) if word not in STOP_WORDS]


def fold(term: str) -> str:
    """The term without diacritics, as typed on a keyboard that has no å, ä and ö."""
    if term.isascii():
        return term
    return "".join(sign for sign in unicodedata.normalize("NFKD", term) if not unicodedata.combining(sign))


def grams(word: str) -> tuple[str, ...]:
    """The character 4-grams of a word with its ends marked; a number stays whole."""
    padded = f"_{word}_"
    if word.isdigit() or len(padded) <= GRAM_LENGTH:
        return (padded,)
    return tuple(padded[start : start + GRAM_LENGTH] for start in range(len(padded) - GRAM_LENGTH + 1))


def law_terms(text: str) -> tuple[str, ...]:
    """The acts and the sections of law that the text names, each in one form for both languages.

    A section is also named by its chapter and its act, so that "24 kap. OSL" finds "OSL 24:5". Words
    are lower-case, these are not or have a space or a colon in them: the two cannot be taken for each other.
    """
    short = len(text) <= SHORT_TEXT
    acts = find_acts(text) if short or _LAW.search(text) else ()
    references = find_references(text) if short or _PLACE.search(text) else ()
    terms = dict.fromkeys(mention.act for mention in acts)
    for reference in references:
        chapter = f"{reference.act} {reference.chapter} kap." if reference.chapter else ""
        terms.update(dict.fromkeys((reference.act, chapter.strip(), reference.canonical)))
    return tuple(term for term in terms if term)


class Stems:
    """Words → stems, compounds split as well. Not to be shared by threads: PyStemmer is not safe there."""

    def __init__(self, compounds: Compounds) -> None:
        self._compounds = compounds
        self._stemmers = {language: Stemmer.Stemmer(name) for language, name in STEMMERS.items()}

    def of(self, word: str, language: Language) -> tuple[str, ...]:
        """The word's stem, then those of its parts where it is a Swedish compound."""
        stem = self._stemmers[language].stemWord
        parts = self._compounds.split(word) if language is Language.SWEDISH else ()
        return (stem(word), *map(stem, parts))
