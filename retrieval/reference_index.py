"""Which passages rest on a place in law: an index of every reference, asked in any usual spelling (pure)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.act_mentions import find_acts
from corpus.model import Language, Passage
from corpus.statutes import Reference, find_references

MOST_SUGGESTIONS = 12
LONGEST_TYPED = 300  # characters; more is no reference

_BARE_PLACE = re.compile(r"\s*(\d{1,2}\s?[a-h]?)\s*:\s*(\d{1,3}\s?[a-h]?)\s*(?:§)?\s*", re.IGNORECASE)
# What people type and no text has: "art 28", "OSL 24 kap 5".
_ARTICLE = re.compile(r"\bart\.?\s*(?=\d)", re.IGNORECASE)
_UNSIGNED = re.compile(
    r"(\bkap(?:itlet|\.)?\s*)(\d{1,3}(?:\s?[a-h]\b)?)(?!\s*(?:,|och|kap|[\d:§]))", re.IGNORECASE
)

# "LOU 19 a": an act and a number that says neither chapter nor section.
_BARE_NUMBER = re.compile(r"[\s,]+(\d{1,3})\s?([a-h])?\.?", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PlaceInLaw:
    """An act, a chapter of one, or a section or article; of an unnamed act where `act` is empty."""

    act: str
    chapter: str = ""
    section: str = ""

    @property
    def canonical(self) -> str:
        """One form for all spellings: "OSL 24:5", "2022:1378 3", "KL 13 kap.", "OSL"."""
        return Reference(self.act, self.chapter, self.section, 0, 0).canonical

    def covers(self, place: "PlaceInLaw") -> bool:
        """Whether whoever asks for this wants that place too."""
        if self.act and self.act != place.act:
            return False
        if not self.chapter and not self.section:
            return True
        return self.chapter == place.chapter and self.section in ("", place.section)


@dataclass(frozen=True, slots=True)
class Resting:
    """A passage that rests on a place, with the words that say so as spans of its text."""

    passage: Passage
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for and what rests on it.

    Args:
        asked: how the words were read; empty where they name no law.
        suggestions: where nothing rests on it, the nearest places that something rests on.
    """

    asked: tuple[PlaceInLaw, ...]
    passages: tuple[Resting, ...]
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActUse:
    """An act, how many passages rest on it, and on which places of it how many."""

    act: str
    passages: int
    places: tuple[tuple[PlaceInLaw, int], ...]


class ReferenceIndex:
    """All references of all passages; about half a millisecond a passage to make."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._found: dict[PlaceInLaw, dict[str, Resting]] = defaultdict(dict)
        self._order: dict[str, int] = {}
        for number, passage in enumerate(passages):
            self._order[passage.id] = number
            for place, span in places_in(passage.text):
                known = self._found[place].get(passage.id)
                spans = (*known.spans, span) if known else (span,)
                self._found[place][passage.id] = Resting(passage, spans)

    def find(self, typed: str) -> Found:
        """Every passage that rests on what was typed, in the order of the passages given."""
        asked = self._with_bare_number(typed, read_places(typed))
        found: dict[str, Resting] = {}
        for place, resting in self._found.items():
            if any(each.covers(place) for each in asked):
                for id, one in resting.items():
                    known = found[id].spans if id in found else ()
                    found[id] = Resting(one.passage, tuple(sorted({*known, *one.spans})))
        passages = tuple(found[id] for id in sorted(found, key=self._order.__getitem__))
        return Found(asked, passages, () if passages else self._suggestions(asked))

    def _with_bare_number(self, typed: str, asked: tuple[PlaceInLaw, ...]) -> tuple[PlaceInLaw, ...]:
        """A number after an act is a chapter where the passages name chapters of it, else a section."""
        if len(asked) != 1 or asked[0].chapter or asked[0].section:
            return asked
        text, act = " ".join(typed[:LONGEST_TYPED].split()), asked[0].act
        mentions = find_acts(text) or find_acts(text.upper())
        number = _BARE_NUMBER.fullmatch(text, mentions[-1].end) if mentions else None
        if number is None:
            return asked
        place = number[1] + (number[2] or "").lower()
        has_chapters = any(known.act == act and known.chapter for known in self._found)
        return (PlaceInLaw(act, place) if has_chapters else PlaceInLaw(act, "", place),)

    def acts(self, language: Language | None = None) -> tuple[ActUse, ...]:
        """Every act that something rests on, most used first; by passages of one language if given."""
        by_act: dict[str, dict[PlaceInLaw, set[str]]] = defaultdict(dict)
        for place, resting in self._found.items():
            spoken = {id for id, one in resting.items() if language in (None, one.passage.language)}
            if place.act and spoken:
                by_act[place.act][place] = spoken
        uses = [
            ActUse(
                act,
                len(set().union(*places.values())),
                tuple((place, len(places[place])) for place in sorted(places, key=_natural) if place.section),
            )
            for act, places in by_act.items()
        ]
        return tuple(sorted(uses, key=lambda use: (-use.passages, use.act)))

    def _suggestions(self, asked: Sequence[PlaceInLaw]) -> tuple[str, ...]:
        """Places of the same act, the same chapter or section first; else the acts most used."""
        acts = {place.act for place in asked}
        known = [place for place in self._found if place.act in acts and place.section]
        if not known:
            return tuple(use.act for use in self.acts()[:MOST_SUGGESTIONS])

        def distance(place: PlaceInLaw) -> tuple[bool, bool]:
            return (
                not any(each.chapter and each.chapter == place.chapter for each in asked),
                not any(each.section and each.section == place.section for each in asked),
            )

        nearest = sorted(known, key=lambda place: (distance(place), _natural(place)))[:MOST_SUGGESTIONS]
        return tuple(place.canonical for place in nearest)


def read_places(typed: str) -> tuple[PlaceInLaw, ...]:
    """The places, or the acts, that somebody has typed; none where the words name no law."""
    text = " ".join(typed[:LONGEST_TYPED].split())
    if bare := _BARE_PLACE.fullmatch(text):
        chapter, section = (part.replace(" ", "").lower() for part in bare.groups())
        return (PlaceInLaw("", chapter, section),)
    text = _ARTICLE.sub("artikel ", text)
    text = text if "§" in text else _UNSIGNED.sub(r"\1\2 §", text)
    for spelling in (text, text.upper()):
        references = [PlaceInLaw(each.act, each.chapter, each.section) for each in find_references(spelling)]
        named = [PlaceInLaw(mention.act) for mention in find_acts(spelling)]
        # "lagen (1949:345), 1 §" names an act and a place in it: the place is what is wanted.
        rest = [act for act in named if act.act not in {place.act for place in references}]
        if places := tuple(dict.fromkeys((*references, *(rest if not references else ())))):
            return places
    return ()


def is_named(asked: Iterable[PlaceInLaw], heading: str) -> bool:
    """Whether a heading names one of the places, or the act of one as a whole."""
    named = [place for place, _ in places_in(heading)]
    return any(each.covers(place) or place.covers(each) for each in asked for place in named)


def places_in(text: str) -> Iterator[tuple[PlaceInLaw, Span]]:
    """Places and acts that a text names; an act counts through its places where the text names any."""
    references = find_references(text)
    for each in references:
        yield PlaceInLaw(each.act, each.chapter, each.section), (each.start, each.end)
    for mention in find_acts(text):
        if not any(each.act == mention.act for each in references):
            yield PlaceInLaw(mention.act), (mention.start, mention.end)


def _natural(place: PlaceInLaw) -> tuple[str, int, str, int, str]:
    """Chapter 2 before chapter 10, section 5 before 5a."""
    return (place.act, *_number(place.chapter), *_number(place.section))


def _number(words: str) -> tuple[int, str]:
    digits = re.match(r"\d*", words)
    number = digits[0] if digits else ""
    return int(number or 0), words[len(number) :]
