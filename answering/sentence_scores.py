"""How well a statement answers: its words, what stands above it, the sort of answer wanted (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.answer import Layout
from answering.concepts import concepts_of
from answering.owners import owners_named
from answering.question import Asked, Asks
from answering.statements import Statement
from answering.vocabulary import Term
from answering.words import fold, same_word, words
from corpus.model import Kind, Owner
from corpus.statutes import find_references

# Another word for the same thing counts for less than the word itself.
SAME_THING = 0.65
# A word above the statement (heading, lead-in) counts for less than one in it.
ABOVE = 0.85

# The parts of a score add up to one.
OF_ITS_SECTION = 0.41
WORDS_WITH_HEADINGS = 0.28
WORDS_IN_IT = 0.12
FITS_WHAT_IS_ASKED = 0.1
STANDS_FIRST = 0.09
# Told for just the ownership form that is asked about.
FOR_THIS_FORM = 0.1
# These questions are not answered by a sentence without such a thing in it.
# A definition opens with the thing ("CIMED, Centrum för innovativ medicin, är …") and soon says that it is.
OPENING = 3
DEFINED_WITHIN = 12
SAME_SPELLING = 0.9
# A sentence that defines what is to be defined is the answer.
DEFINES = 0.12
# Where no form is asked about, a sentence on all of them is worth more than one on a single form.
ON_ALL_FORMS = 0.06
# What the documents themselves hold for uncertain comes after what they state.
HEDGED = 0.05
MUST_FIT = frozenset({Asks.DURATION, Asks.AMOUNT, Asks.LAW, Asks.DATE})
DOES_NOT_FIT = 0.82

_HEDGED = re.compile(
    r"\((?:[^()]*\b)?(?:att kontrollera|to be verified|projektets (?:förslag|tolkning)|"
    r"the project's (?:suggestion|proposal|reading))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d[\d\s.,]*\s*(?:kr(?:onor)?\b|sek\b|eur\b|euro|%|procent|per ?cent|miljon|million|tkr)|(?:sek|eur|"
    r"€)\s*\d|"
    r"\b(?:självkostnad\w*|full kostnad|marknads\w*|högst|upp till|at most|full cost|cost price|market|"
    r"up to|gratis|free of charge)",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"\d[\d\s.,]*\s*(?:kr(?:onor)?\b|sek\b|eur\b|euro|miljon|million|tkr)|(?:sek|eur|€)\s*\d", re.IGNORECASE
)
_DURATION = re.compile(
    r"\b(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|femton|tjugo|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|flera)[\s–-]*(?:\d+\s*)?"
    r"(?:år|års|månad\w*|veck\w*|dag\w*|arbetsdag\w*|timm\w*|years?|months?|weeks?|days?|working days?|"
    r"hours?)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2} (?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[ck]t|nov|dec)\w*", re.IGNORECASE
)
_WHO = re.compile(
    r"\b(?:prefekt\w*|verksamhetschef\w*|chef\w*|jurist\w*|forskar\w*|registrator\w*|styrelse\w*|"
    r"direktör\w*|företaget|"
    r"universitetet|regionen|bolaget|staten|lärare\w*|anställd\w*|arbetsgivar\w*|ansvar\w*|beslutar|äger|"
    r"head of|heads of|lawyer\w*|"
    r"researcher\w*|registr\w*|board|director|the company|the university|the region|teacher\w*|"
    r"employe\w*|manager\w*|decides?|owns?|responsib\w*)\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:får|måste|ska|kan|krävs|behöv\w*|förbjud\w*|tillåt\w*|aldrig|bara|endast|inte|ingen|inget|ja|"
    r"nej|gäller|may|must|can|cannot|"
    r"shall|should|need\w*|requir\w*|never|only|not|no|yes|appl\w+)\b",
    re.IGNORECASE,
)
# "X är en …", "X means …"; not where X is, nor what it is subject to.
_DEFINES = re.compile(
    r"\b(?:innebär|betyder|avser|kallas|menas|gäller|tillhör|means?|refers|called|belongs|applies|"
    r"manufactures|tillverkar)\b|"
    r"\b(?:är|is|are|was|var)\b(?! (?:i|på|på|vid|in|on|at|inte|not|den vanlig|covered|open|öpp|also|"
    r"också)\b)",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^(?:\w+\s+){0,2}(?:börja|kontakta|skicka|skriv|beskriv|välj|ta|be|gör|fyll|kontrollera|läs|använd|"
    r"ange|bestäm|start|contact|send|write|"
    r"describe|choose|take|ask|do|fill|check|read|use|state|decide|begin|agree)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:ligger|finns|vid|på|campus|adress|sida|webb|https?|located|at|on|page|web|address)\b",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"^(?:använd|use)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:eftersom|därför|för att|skäl\w*|because|since|reason\w*|so that)\b", re.IGNORECASE
)
_DIFFERS = re.compile(r"\b(?:medan|skillnad\w*|däremot|men|while|whereas|differ\w*|but)\b", re.IGNORECASE)

_SIGNS = {
    Asks.AMOUNT: _AMOUNT,
    Asks.DURATION: _DURATION,
    Asks.DATE: _DATE,
    Asks.WHO: _WHO,
    Asks.WHETHER: _ALLOWED,
    Asks.WHAT: _DEFINES,
    Asks.WHERE: _PLACE,
    Asks.TEMPLATE: _TEMPLATE,
    Asks.WHY: _REASON,
    Asks.DIFFERENCE: _DIFFERS,
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement with its score and the share of the question's words that it has.

    Args:
        covered: with what stands above it.
        terms: numbers of the question's terms that it (with what stands above) has.
    """

    statement: Statement
    score: float
    covered: float
    terms: frozenset[int]


def score(statement: Statement, asked: Asked, terms: Sequence[Term], section: float) -> Scored:
    """How well the statement answers; `section` is the score of the passage that it stands in, 0–1."""
    inside = matches(statement.text, terms)
    # The title of a small document says what all of it is about; that of a book says nothing of its parts.
    small = statement.hit.document.kind not in {Kind.GUIDE, Kind.LEGAL}
    above = matches(f"{statement.context} {statement.hit.document.title if small else ''}", terms)
    both = [max(own, ABOVE * over) for own, over in zip(inside, above, strict=True)]
    first = statement.hit.passage.start == 0
    total = (
        OF_ITS_SECTION * section
        + WORDS_WITH_HEADINGS * share(both, terms)
        + WORDS_IN_IT * share(inside, terms)
        + FITS_WHAT_IS_ASKED * fits(statement, asked)
        + STANDS_FIRST * (1.0 if first and statement.place == 0 else 0.6 if statement.place < 3 else 0.2)
    )
    if asked.owners and statement.owners and set(statement.owners) <= set(asked.owners):
        total += FOR_THIS_FORM
    if asked.defined and _defines(statement.text, asked.defined):
        total += DEFINES
    if _HEDGED.search(statement.text):
        total -= HEDGED
    if not asked.owners and len(statement.owners) == len(Owner):
        total += ON_ALL_FORMS
    if asked.asks in MUST_FIT and not fits(statement, asked):
        total *= DOES_NOT_FIT
    had = frozenset(number for number, value in enumerate(both) if value >= ABOVE * SAME_THING)
    return Scored(statement, total, share(both, terms), had)


def matches(text: str, terms: Sequence[Term], same_thing: float = SAME_THING) -> list[float]:
    """For each term how far the text has it, 0–1; `same_thing` is what another word for it counts."""
    found, groups = _content(text)
    owners = owners_named(text) if any(term.owner for term in terms) else ()
    return [_match(term, found, groups, owners, same_thing) for term in terms]


@lru_cache(maxsize=16384)
def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems and concepts of a text."""
    said = words(text)
    return frozenset(word.stem for word in said), frozenset(
        group for word in said for group in concepts_of(word.text)
    )


def _match(
    term: Term, found: frozenset[str], groups: frozenset[str], owners: Sequence[Owner], same_thing: float
) -> float:
    if term.is_specific and any(char.isdigit() for char in term.word.text):
        return 1.0 if term.word.stem in found else 0.0
    best = max((same_word(spelling, stem) for spelling in term.spellings for stem in found), default=0.0)
    alike = term.concepts & groups or (term.owner and term.owner in owners)
    return max(best, same_thing if alike else 0.0)


def share(values: Sequence[float], terms: Sequence[Term]) -> float:
    """The weighted share of the terms that is matched; 1 where there are none to match."""
    total = sum(term.weight for term in terms)
    return (
        sum(value * term.weight for value, term in zip(values, terms, strict=True)) / total if total else 1.0
    )


def fits(statement: Statement, asked: Asked) -> float:
    """Whether the statement has the sort of thing that is asked for: a time, an amount, a yes or no."""
    if asked.asks is Asks.WHAT and asked.defined:
        return 1.0 if _defines(statement.text, asked.defined) else 0.0
    if asked.asks is Asks.LAW:
        return 1.0 if find_references(statement.text) else 0.0
    if asked.asks is Asks.HOW:
        return (
            1.0
            if statement.is_step or _ACTS.match(statement.text)
            else 0.4
            if statement.layout is Layout.ITEM
            else 0.2
        )
    sign = _SIGNS.get(asked.asks)
    if sign is None:
        return 0.5
    return 1.0 if sign.search(statement.text) else 0.0


def _defines(text: str, thing: str) -> bool:
    """Whether the sentence begins with the thing and says what it is."""
    opening = words(text)[:OPENING]
    named = any(
        word.stem.startswith(thing) or same_word(thing, word.stem) >= SAME_SPELLING for word in opening
    )
    return named and _DEFINES.search(" ".join(text.split()[:DEFINED_WITHIN])) is not None


def same_content(one: str, other: str) -> float:
    """How much two statements say the same: shared stems over the smaller set."""
    first = {word.stem for word in words(one) if len(fold(word.text)) > 2}
    second = {word.stem for word in words(other) if len(fold(word.text)) > 2}
    return len(first & second) / max(1, min(len(first), len(second)))
