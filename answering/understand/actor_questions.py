"""Questions that ask which actors there are, by what they offer and where (pure)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answering.words import content_words, fold, stem
from corpus.actors import mentions
from corpus.ecosystem import Actor, Campus, Offer

WORDS = Path(__file__).with_name("actor_words.toml")
_ASKS_FOR_ACTORS = re.compile(
    r"\W*(?:och |and )?(?:vem|vilka|vilken|vilket|var|finns|who|which|where|(?:is|are) there)\b"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What actors are asked for; an empty set is no condition.

    Args:
        words: stems that say what they offer, as they were typed.
    """

    offers: frozenset[Offer]
    campuses: frozenset[Campus]
    words: frozenset[str] = frozenset()

    def fits(self, actor: Actor) -> bool:
        """Whether the actor offers one of these and is in one of the places."""
        return self.is_offered_by(actor) and (not self.campuses or actor.campus in self.campuses)

    def is_offered_by(self, actor: Actor) -> bool:
        """Whether the actor offers one of these, wherever it is."""
        return not self.offers or bool(self.offers & set(actor.offers))


def actors_wanted(question: str) -> Wanted | None:
    """What actors a question asks for; None where it asks for something else, or for more than that."""
    if mentions(_without_places(question)) or not _ASKS_FOR_ACTORS.match(fold(question)):
        return None
    said = {stem(word.text) for word in content_words(question)}
    asked = _entries()
    offers = {offer for offer, known in asked["offer"].items() if said & known}
    campuses = {campus for campus, known in asked["campus"].items() if said & known}
    actors = asked["only_asks"]["actors"]
    known = frozenset().union(*(words for table in asked.values() for words in table.values()))
    # "Vilka bidrag finns?" asks for grants; "vem ger bidrag?" and "vilka bidrag finns i Solna?" for actors.
    asks_for_actors = bool(campuses or said & actors) or fold(question).startswith(
        ("vem", "who", "var ", "where")
    )
    if said - known or not (offers or campuses) or not asks_for_actors:
        return None
    named = frozenset().union(*(said & asked["offer"][offer] for offer in offers))
    return Wanted(frozenset(map(Offer, offers)), frozenset(map(Campus, campuses)), named)


def _without_places(question: str) -> str:
    """ "Flemingsberg" is a place and the beginning of some actors' names."""
    places = {word for known in _entries()["campus"].values() for word in known}
    return " ".join(word for word in question.split() if stem(word.strip("?.,!")) not in places)


@cache
def _entries() -> dict[str, dict[str, frozenset[str]]]:
    tables = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {
        table: {key: frozenset(map(stem, said.split())) for key, said in entries.items()}
        for table, entries in tables.items()
    }
