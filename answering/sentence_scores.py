"""How well a statement answers: its words, what stands above it, the sort of answer wanted."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from answering.answer import Layout
from answering.concepts import concepts_of
from answering.fitting import INSTRUCTION, defines, fits
from answering.question import Asked, Asks
from answering.statements import Statement
from answering.vocabulary import Term
from answering.words import content_words, fold, same_word, words
from corpus.model import Kind, Owner
from corpus.owners import owners_named

# Another word for the same thing counts for less than the word itself.
SAME_THING = 0.65
# A word above the statement (heading, lead-in) counts for less than one in it.
ABOVE = 0.85

RANKING = Path(__file__).parent / "ranking.toml"
# A cell of a word or two says less than a sentence.
SHORTEST_CELL = 4
# An instruction answers who asks how, not who asks whether or what.
TOLD_HOW = frozenset({Asks.HOW, Asks.TEMPLATE, Asks.WHAT, Asks.WHO, Asks.WHERE})
# These questions are not answered by a sentence without such a thing in it.
MUST_FIT = frozenset({Asks.DURATION, Asks.AMOUNT, Asks.LAW, Asks.DATE})

_HEDGED = re.compile(
    r"\((?:[^()]*\b)?(?:att kontrollera|to be verified|projektets (?:förslag|tolkning)|"
    r"the project's (?:suggestion|proposal|reading))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a statement is to the question in meaning, whatever its words; cosines.

    Args:
        said: of the statement.
        headed: of the statement with the heading it stands under.
        words: of the question's words with the nearest ones of the passage, by weight.
    """

    said: float = 0.0
    headed: float = 0.0
    words: float = 0.0


FAR = Nearness()


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement with its score and the share of the question's words that it has.

    Args:
        covered: with what stands above it.
        terms: numbers of the question's terms that it (with what stands above) has.
        said: how far its own words speak of the matter, names of actors left out.
        features: what the score is a weighted sum of.
    """

    statement: Statement
    score: float
    covered: float
    terms: frozenset[int]
    said: float = 1.0
    features: Mapping[str, float] = field(default_factory=dict)


@cache
def read_ranking(file: Path = RANKING) -> Mapping[str, float]:
    """The weight of each feature, as `evals/statement_ranking.py` fitted it."""
    weights: dict[str, float] = tomllib.loads(file.read_text(encoding="utf-8"))
    return weights


def score(
    statement: Statement,
    asked: Asked,
    terms: Sequence[Term],
    section: float,
    asked_there: float = 0.0,
    near: Nearness = FAR,
) -> Scored:
    """How well the statement answers.

    Args:
        section: score of the passage that it stands in, 0–1.
        asked_there: how far it stands under a heading that is the question, 0–1.
    """
    inside = matches(statement.text, terms)
    # The title of a small document says what all of it is about; that of a book says nothing of its parts.
    small = statement.hit.document.kind not in {Kind.GUIDE, Kind.LEGAL}
    above = matches(f"{statement.context} {statement.hit.document.title if small else ''}", terms)
    over_it = max(ABOVE, asked_there)
    both = [max(own, over_it * over) for own, over in zip(inside, above, strict=True)]
    features = {
        "section": section,
        "words_with_headings": share(both, terms),
        "words": share(inside, terms),
        "under_the_question": asked_there,
        "to_the_point": _focus(statement.text, inside),
        "near": near.said,
        "near_with_heading": near.headed,
        "near_words": near.words,
        **_sort(statement, asked),
    }
    weights = read_ranking()
    total = sum(weights[name] * value for name, value in features.items())
    had = frozenset(number for number, value in enumerate(both) if value >= ABOVE * SAME_THING)
    said = _said(statement, asked, inside, terms)
    return Scored(statement, total, share(both, terms), had, said, features)


def _sort(statement: Statement, asked: Asked) -> dict[str, float]:
    """What sort of statement it is, for such a question; 0–1 each."""
    first = statement.hit.passage.start == 0
    instructs = statement.is_step or INSTRUCTION.match(statement.text) is not None
    in_few_words = len(statement.text.split(": ")[-1].split()) < SHORTEST_CELL
    fit = fits(statement, asked)
    return {
        "stands_first": 1.0 if first and statement.place == 0 else 0.6 if statement.place < 3 else 0.2,
        "fits": fit,
        "does_not_fit": float(asked.asks in MUST_FIT and not fit),
        "defines": defines(statement.text, asked) if asked.defined else 0.0,
        "for_this_form": float(
            bool(asked.owners and statement.owners and set(statement.owners) <= set(asked.owners))
        ),
        "on_all_forms": float(not asked.owners and len(statement.owners) == len(Owner)),
        "hedged": float(_HEDGED.search(statement.text) is not None),
        "instructs": float(asked.asks not in TOLD_HOW and instructs),
        "short_cell": float(statement.layout is Layout.ITEM and in_few_words),
    }


def _focus(text: str, inside: Sequence[float]) -> float:
    """How much of the sentence is the matter, 0–1."""
    return min(1.0, sum(inside) / max(1, len(content_words(text))))


def _said(statement: Statement, asked: Asked, inside: Sequence[float], terms: Sequence[Term]) -> float:
    """How far the statement itself speaks of what is asked, and not only what stands above it."""
    matter = [(value, term) for value, term in zip(inside, terms, strict=True) if not term.owner]
    if matter and not asked.defined:
        return share([value for value, _ in matter], [term for _, term in matter])
    return defines(statement.text, asked) if asked.defined else 1.0


def matches(text: str, terms: Sequence[Term], same_thing: float = SAME_THING) -> list[float]:
    """For each term how far the text has it, 0–1; `same_thing` is what another word for it counts."""
    found, groups = _content(text)
    owners = owners_named(text) if any(term.owner for term in terms) else ()
    return [_match(term, found, groups, owners, same_thing) for term in terms]


# "Offentlig upphandling" is not about what is public, nor "public authority".
_SET_PHRASE = re.compile(
    r"\b(?:offentlig\w* (?=upphandling|säljverksamhet|medel|aktör)|"
    r"public (?=procurement|sales|funds|authorit|bod))",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems and concepts of a text."""
    meant = words(_SET_PHRASE.sub(" ", text))
    said = words(text)
    # "GMP-plats" speaks of GMP.
    parts = (part for word in said if "-" in word.text for part in words(word.text.replace("-", " ")))
    return frozenset(word.stem for word in (*said, *parts)), frozenset(
        group for word in meant for group in concepts_of(word.text)
    )


def _match(
    term: Term, found: frozenset[str], groups: frozenset[str], owners: Sequence[Owner], same_thing: float
) -> float:
    if term.is_specific and any(char.isdigit() for char in term.word.text):
        return 1.0 if term.word.stem in found else 0.0
    best = max(map(_likeness(term.spellings).__getitem__, found), default=0.0)
    alike = term.concepts & groups or (term.owner and term.owner in owners)
    return max(best, same_thing if alike else 0.0)


class _Likeness(dict[str, float]):
    """How far a stem is one of these spellings, worked out once for each stem."""

    def __init__(self, spellings: Sequence[str]) -> None:
        self._spellings = spellings

    def __missing__(self, stem: str) -> float:
        alike = self[stem] = max(same_word(spelling, stem) for spelling in self._spellings)
        return alike


@lru_cache(maxsize=128)
def _likeness(spellings: tuple[str, ...]) -> _Likeness:
    return _Likeness(spellings)


def share(values: Sequence[float], terms: Sequence[Term]) -> float:
    """The weighted share of the terms that is matched; 1 where there are none to match."""
    total = sum(term.weight for term in terms)
    return (
        sum(value * term.weight for value, term in zip(values, terms, strict=True)) / total if total else 1.0
    )


def same_content(one: str, other: str) -> float:
    """How much two statements say the same: shared stems over the smaller set."""
    first = {word.stem for word in words(one) if len(fold(word.text)) > 2}
    second = {word.stem for word in words(other) if len(fold(word.text)) > 2}
    return len(first & second) / max(1, min(len(first), len(second)))
