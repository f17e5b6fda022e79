"""The actors that a text names: infrastructures, authorities, companies, as `ecosystem.toml` has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.ecosystem import Actor
from corpus.ecosystem_file import read_ecosystem
from corpus.folding import any_spelling, fold
from corpus.model import Document

ECOSYSTEM = Path(__file__).parent / "ecosystem.toml"
# Up to this length a name is an abbreviation, and only capitals make it a name ("KI", not "ki-") …
ABBREVIATION = 3
# "The Flemingsberg Science Foundation" is the page of Flemingsberg Science.
WORDS_BESIDE_A_NAME = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an actor is named; `end` takes in a genitive ending."""

    actor: Actor
    text: str
    start: int
    end: int


@cache
def actors() -> tuple[Actor, ...]:
    """All actors of our corpus."""
    return read_ecosystem(ECOSYSTEM).actors


def is_about(document: Document, actor: Actor) -> bool:
    """Whether the document is the page of this actor: its title is the name and hardly a word more."""
    if actor.document:
        return document.id == actor.document_id(document.language)
    head = re.split(r"[:(]", document.title)[0]
    found = [mention for mention in mentions(head) if mention.actor is actor]
    return bool(found) and len(head.split()) - len(found[0].text.split()) <= WORDS_BESIDE_A_NAME


@lru_cache(maxsize=16384)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every actor named, in order; the longest name wins where names overlap."""
    by_name = _by_name()
    found = []
    for match in _pattern().finditer(text):
        actor = by_name.get(_key(match["name"]))
        if actor and _is_meant(match["name"], actor, text):
            found.append(Mention(actor, match["name"], match.start(), match.end()))
    return tuple(found)


@cache
def _by_name() -> Mapping[str, Actor]:
    """Of two actors with the same name, the first of the file."""
    return {_key(name): actor for actor in reversed(actors()) for name in actor.names}


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", " ", fold(name))


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted((name for actor in actors() for name in actor.names), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?P<name>{'|'.join(map(any_spelling, names))})(?:['’:]?s)?(?!\w)", re.IGNORECASE
    )


def _is_meant(found: str, actor: Actor, text: str) -> bool:
    """A short name counts in capitals, or where it is safe in a text typed without any."""
    if fold(found) in map(fold, actor.also_a_word):
        return found in actor.also_a_word
    if len(found) > ABBREVIATION or found.isupper():
        return True
    return found in actor.typed_small and text == text.lower()
