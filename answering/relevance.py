"""Is what was found an answer: a probability learned from the cases, and what is missing (pure)."""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answering.answer import Status, Support
from answering.citations import Cited, around_of
from answering.fitting import FIGURE
from answering.question import Asked, Asks
from answering.section_scores import heading_of, whole_text
from answering.sentence_scores import matches, share
from answering.things import has
from answering.vocabulary import Term
from answering.words import same_word, words
from retrieval.closeness import Closeness
from retrieval.hit import Hit
from retrieval.searchable import embedded_text

DECISION = Path(__file__).parent / "decision.toml"
# Below this no document is near, and the question is outside what they are about.
NEAR = 0.22
# Whether it is spoken of at all matters more here than in which words.
SAME_THING = 0.8
# What stands above a statement speaks for it a little less than its own words.
ABOVE = 0.85
# A term is spoken of from this match on.
SPOKEN_OF = 0.6
# An unknown word this telling is what the question is about.
TELLING = 0.75
# A word that weighs less than this says where or when, and not what.
TELLS_SOMETHING = 0.45
# Among so many of the best hits the nearest passage is looked for.
BEST_HITS = 5
# A claim gives the figure that is asked for only if it speaks of what is to be counted.
SPEAKS_OF_IT = 0.6
# More than this share of the question in words that the documents do not have: it is about something else.
TOO_MUCH_UNKNOWN = 0.34
# What a template says of when it is used must have this much of the situation that is asked about.
OF_A_TEMPLATE = 0.36
# A question without any word to compare is answered only by what is found for sure.
SURELY_NEAR = 0.5
# More unknown words than this are a story, and say no more.
MOST_UNKNOWN = 4

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
        covered_together: the same for all chosen statements together.
        unknown: weighted share of the question's terms that the documents do not have at all.
        unknown_words: how many these are.
        missing: the telling words that no chosen statement speaks of.
        nearest, nearest_headed: cosine of the question with the nearest claim, alone and under its heading.
        near_words: weighted cosine of the question's words with the nearest ones of the cited passages.
        words: how many words of content the question has.
        weakest: cosine of the telling words that the claims speak of least with their nearest ones.
        nearest_passage: the highest cosine of the question with a whole passage among the best hits.
        best_statement: score of the best statement, 0 where it is not known.
        asks_law, asks_template: whether it asks for a section of law, or which template to use.
        asks_when, asks_where: whether it asks for a date, or for a place.
        thing_missing: what is asked for and does not stand there: a figure, an address, the thing defined.
    """

    best_hit: float
    covered: float
    covered_together: float
    unknown: float
    unknown_words: int
    missing: tuple[Term, ...]
    nearest: float
    nearest_headed: float
    near_words: float
    words: int
    weakest: float = 0.0
    nearest_passage: float = 0.0
    best_statement: float = 0.0
    asks_law: bool = False
    asks_template: bool = False
    asks_when: bool = False
    asks_where: bool = False
    thing_missing: str = ""

    @property
    def names_missing(self) -> tuple[Term, ...]:
        """Names and numbers that no chosen statement has."""
        return tuple(term for term in self.missing if term.is_specific and not term.owner)

    @property
    def features(self) -> dict[str, float]:
        """The numbers that the decision is a weighted sum of, about 0–1 each."""
        return {
            "best_hit": self.best_hit,
            "covered": self.covered,
            "covered_together": self.covered_together,
            "unknown": self.unknown,
            "unknown_words": min(self.unknown_words, MOST_UNKNOWN) / MOST_UNKNOWN,
            "name_missing": float(bool(self.names_missing)),
            "unknown_name": float(any(not term.known for term in self.names_missing)),
            "nearest": self.nearest,
            "nearest_headed": self.nearest_headed,
            "near_words": self.near_words,
            "words": math.log1p(self.words),
            "weakest": self.weakest,
            "nearest_passage": self.nearest_passage,
            "best_statement": self.best_statement,
            "asks_law": float(self.asks_law),
            "asks_when": float(self.asks_when),
            "asks_where": float(self.asks_where),
        }

    @property
    def relevance(self) -> float:
        """The probability that the claims answer the question, 0–1."""
        decision = read_decision()
        total = decision.constant + sum(
            decision.weights[name] * value for name, value in self.features.items()
        )
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Decision:
    """A logistic regression over the evidence, as `evals/decision.py` fitted it.

    Args:
        enough, sure: from these probabilities on there is an answer with a caution, and one without.
        enough_in_the_other_language: there fewer words can be compared, so more is asked.
    """

    constant: float
    weights: Mapping[str, float]
    enough: float
    sure: float
    enough_in_the_other_language: float


@cache
def read_decision(file: Path = DECISION) -> Decision:
    """The decision that comes with the project."""
    entry = tomllib.loads(file.read_text(encoding="utf-8"))
    return Decision(**entry)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a draft with what stands above it, its heading, and the whole passages that it is of."""

    text: str
    above: str
    heading: str
    passages: str


def said_of(cited: Cited, hits: Sequence[Hit]) -> list[Said]:
    """The claims that hold, each with where it stands."""
    by_id = {hit.passage.id: hit for hit in hits}
    passages = {citation.number: by_id[citation.passage.id] for citation in cited.citations}
    found = []
    for claim in cited.claims:
        on = [passages[number] for number in claim.citations]
        if claim.support is not Support.UNVERIFIED:
            above, whole = map(around_of, on), map(whole_text, on)
            found.append(Said(claim.text, "\n".join(above), heading_of(on[0]), "\n".join(whole)))
    return found


def weigh(
    asked: Asked,
    terms: Sequence[Term],
    hits: Sequence[Hit],
    said: Sequence[Said],
    best_statement: float,
    closeness: Closeness,
) -> Evidence:
    """The evidence of claims in order."""
    each = [
        [
            max(own, ABOVE * over)
            for own, over in zip(_had(one.text, terms), _had(one.above, terms), strict=True)
        ]
        for one in said
    ]
    together = [max(values) for values in zip(*each, strict=True)] if each else [0.0] * len(terms)
    alone = closeness.of_texts(asked.text, [one.text for one in said])
    headed = closeness.of_texts(asked.text, [f"{one.heading} {one.text}" for one in said])
    near = closeness.of_words(
        [term.word.text.lower() for term in terms], "\n".join(one.passages for one in said)
    )
    return Evidence(
        best_hit=max((hit.score for hit in hits), default=0.0),
        covered=max((share(values, terms) for values in each[:2]), default=0.0),
        covered_together=share(together, terms) if each else 0.0,
        unknown=share([0.0 if term.known else 1.0 for term in terms], terms) if terms else 0.0,
        unknown_words=sum(not term.known for term in terms),
        missing=tuple(
            term
            for term, value in zip(terms, together, strict=True)
            if value < SPOKEN_OF and (term.weight >= TELLING or (term.is_specific and not term.owner))
        ),
        nearest=max(alone, default=0.0),
        nearest_headed=max(headed, default=0.0),
        near_words=share(near, terms) if terms else 0.0,
        words=len(terms),
        weakest=_weakest(terms, said, closeness),
        nearest_passage=_nearest_passage(asked, hits[:BEST_HITS], closeness),
        best_statement=best_statement,
        asks_when=asked.asks is Asks.DATE,
        asks_where=asked.asks is Asks.WHERE,
        asks_law=asked.asks is Asks.LAW,
        asks_template=asked.asks is Asks.TEMPLATE,
        thing_missing=_thing_missing(asked, terms, [(one.text, one.above) for one in said]),
    )


def _nearest_passage(asked: Asked, hits: Sequence[Hit], closeness: Closeness) -> float:
    """The highest cosine that the search found, whatever words it searched for; else that of the question."""
    found = [dict(hit.why)["cosine"] for hit in hits if "cosine" in dict(hit.why)]
    passages = [embedded_text(hit.passage, hit.document) for hit in hits]
    return max(found or closeness.of_texts(asked.text, passages), default=0.0)


def _weakest(terms: Sequence[Term], said: Sequence[Said], closeness: Closeness) -> float:
    """The mean cosine of the two telling words that the claims and what stands above them speak of least."""
    telling = [term for term in terms if term.weight >= TELLS_SOMETHING] or list(terms)
    text = "\n".join(f"{one.above} {one.text}" for one in said)
    least = sorted(closeness.of_words([term.word.text.lower() for term in telling], text))[:2]
    return sum(least) / len(least) if least else 0.0


def decide(evidence: Evidence, in_own_language: bool = True) -> Status:
    """Answered, perhaps answered, or not at all."""
    decision = read_decision()
    enough = decision.enough if in_own_language else decision.enough_in_the_other_language
    if evidence.thing_missing or evidence.relevance < enough:
        return Status.NOT_FOUND
    if not evidence.words and evidence.best_hit < SURELY_NEAR:
        return Status.NOT_FOUND
    if evidence.asks_template and evidence.covered < OF_A_TEMPLATE:
        return Status.NOT_FOUND
    if evidence.relevance >= max(enough, decision.sure):
        return Status.ANSWERED
    # What is near is no answer to who asks for a section of law, or for something by its name or number.
    return Status.NOT_FOUND if evidence.asks_law or evidence.names_missing else Status.PARTIAL


def _had(text: str, terms: Sequence[Term]) -> list[float]:
    return matches(text, terms, SAME_THING)


def _thing_missing(asked: Asked, terms: Sequence[Term], said: Sequence[tuple[str, str]]) -> str:
    """What is asked for and no statement has: a "figure", "number", "address" or "definition"; or ""."""
    for thing in asked.things:
        if not any(has(thing, text) for text, _ in said):
            return thing.value
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
