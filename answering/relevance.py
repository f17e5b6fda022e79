"""Is what was found an answer: how much of the question it speaks of, and what is missing (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.answer import Status
from answering.fitting import FIGURE
from answering.question import Asked, Asks
from answering.sentence_scores import matches, share
from answering.vocabulary import Term
from answering.words import same_word, words

# Calibrated by evals/answer_threshold.py; its docstring says on which cases.
ENOUGH = 0.46
# In the other language only names, numbers and listed synonyms can be compared, so more is asked.
ENOUGH_IN_THE_OTHER_LANGUAGE = 0.65
# One of the templates is meant; the best is told for less, since the reader sees when it is used.
ENOUGH_FOR_A_TEMPLATE = 0.36
# The parts of the relevance add up to one. What is said counts most; scores of search differ by model.
BY_HIT = 0.2
BY_FIRST = 0.5
BY_ALL = 0.3
# One statement must speak of half of what is asked.
HALF = 0.45
# Below this no document is near, and the question is outside what they are about.
NEAR = 0.22
# Whether it is spoken of at all matters more here than in which words.
SAME_THING = 0.8
# A term is spoken of from this match on.
SPOKEN_OF = 0.6
# An unknown word this telling is what the question is about.
TELLING = 0.75
# A claim gives the figure that is asked for only if it speaks of what is to be counted.
SPEAKS_OF_IT = 0.6
# A question for a section of law is answered by one sentence that has nearly all of it.
ALL_OF_IT = 0.75
# More than this share of the question in words that the documents do not have: it is about something else.
TOO_MUCH_UNKNOWN = 0.34

_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)?|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|twenty",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.]+@[\w.]+|(?<![\d:])(?:\+|0)\d[\d\s-]{6,}\d")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the decision rests on.

    Args:
        best_hit: calibrated score of the best hit, 0–1.
        covered: weighted share of the terms that one of the first statements has, with its headings.
        said_in_one: the same for the words of one statement alone.
        covered_together: the same for all chosen statements together.
        unknown: weighted share of the question's terms that the documents do not have at all.
        missing: the telling words that no chosen statement speaks of.
        thing_missing: what is asked for and does not stand there: a figure, an address, the thing defined.
    """

    best_hit: float
    covered: float
    said_in_one: float
    covered_together: float
    unknown: float
    missing: tuple[Term, ...]
    thing_missing: str = ""

    @property
    def relevance(self) -> float:
        """One number, 0–1."""
        return BY_HIT * self.best_hit + BY_FIRST * self.covered + BY_ALL * self.covered_together


def weigh(asked: Asked, terms: Sequence[Term], best_hit: float, said: Sequence[tuple[str, str]]) -> Evidence:
    """The evidence of statements in order, each with what stands above it."""
    each = [
        [max(own, 0.85 * over) for own, over in zip(_had(text, terms), _had(above, terms), strict=True)]
        for text, above in said
    ]
    together = [max(values) for values in zip(*each, strict=True)] if each else [0.0] * len(terms)
    return Evidence(
        best_hit=best_hit,
        covered=max((share(values, terms) for values in each[:2]), default=0.0),
        said_in_one=max((share(_had(text, terms), terms) for text, _ in said), default=0.0),
        covered_together=share(together, terms) if each else 0.0,
        unknown=share([0.0 if term.known else 1.0 for term in terms], terms) if terms else 0.0,
        missing=tuple(
            term
            for term, value in zip(terms, together, strict=True)
            if value < SPOKEN_OF and (term.weight >= TELLING or (term.is_specific and not term.owner))
        ),
        thing_missing=_thing_missing(asked, terms, said),
    )


def decide(evidence: Evidence, asked: Asked, enough: float = ENOUGH) -> Status:
    """Answered, in part, or not at all."""
    specific = any(term.is_specific for term in evidence.missing)
    if evidence.thing_missing or specific or evidence.unknown > TOO_MUCH_UNKNOWN:
        return Status.NOT_FOUND
    if asked.asks is Asks.TEMPLATE:
        enough, half = min(enough, ENOUGH_FOR_A_TEMPLATE), ENOUGH_FOR_A_TEMPLATE
    else:
        half = HALF
    if evidence.relevance < enough or evidence.covered < half:
        return Status.NOT_FOUND
    if asked.asks is Asks.LAW and evidence.said_in_one < ALL_OF_IT:
        return Status.NOT_FOUND
    return Status.PARTIAL if any(not term.known for term in evidence.missing) else Status.ANSWERED


def _had(text: str, terms: Sequence[Term]) -> list[float]:
    return matches(text, terms, SAME_THING)


def _thing_missing(asked: Asked, terms: Sequence[Term], said: Sequence[tuple[str, str]]) -> str:
    """What is asked for and no statement has: a "figure", "number", "address" or "definition"; or ""."""
    if asked.wants_address:
        return "" if any(_ADDRESS.search(text) for text, _ in said) else "address"
    if not asked.wants_figure and not asked.counted:
        named = not asked.defined or any(_names(text, asked.defined) for text, _ in said)
        return "" if named or asked.asks is not Asks.WHAT else "definition"
    figure = FIGURE if asked.wants_figure else _NUMBER
    speaking = (text for text, _ in said if share(_had(text, terms), terms) >= SPEAKS_OF_IT)
    if any(figure.search(text) and _counts(text, asked) for text in speaking):
        return ""
    return "figure" if asked.wants_figure else "number"


def _names(text: str, thing: str) -> bool:
    """Whether the text has the thing, in the word itself or in one made with it."""
    return any(thing in word.stem or same_word(thing, word.stem) >= SPOKEN_OF for word in words(text))


def _counts(text: str, asked: Asked) -> bool:
    """Whether a number stands right before the thing that is counted ("133 medlemmar")."""
    if asked.counted is None:
        return True
    said = words(text)
    for place, word in enumerate(said):
        before = said[max(0, place - 3) : place]
        if same_word(asked.counted, word.stem) >= SPOKEN_OF and any(
            _NUMBER.fullmatch(one.text) for one in before
        ):
            return True
    return False
