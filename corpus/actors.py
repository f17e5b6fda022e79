"""The actors that a text names: infrastructures, authorities, companies."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from corpus.folding import fold
from corpus.model import Document, Language, Owner

# Up to this length a name is an abbreviation, and only capitals make it a name ("KI", not "ki-") …
ABBREVIATION = 3
# "The Flemingsberg Science Foundation" is the page of Flemingsberg Science.
WORDS_BESIDE_A_NAME = 2
# … unless it stands as a word of its own in a text typed without any capitals.
_SAFE_IN_LOWER_CASE = frozenset({"ki", "awl", "kcc", "kth"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone to collaborate with.

    Args:
        owner: the ownership form that it is an example of, if it is one.
        document: first part of the ids of the documents about it.
        english: what it is called in an English sentence; empty where that is its first name.
    """

    id: str
    names: tuple[str, ...]
    owner: Owner | None
    document: str | None
    english: str = ""

    def name(self, language: Language) -> str:
        """What it is called in a sentence of this language."""
        return self.english if self.english and language is Language.ENGLISH else self.names[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an actor is named; `end` takes in a genitive ending."""

    actor: Actor
    text: str
    start: int
    end: int


@lru_cache(maxsize=1)
def actors() -> tuple[Actor, ...]:
    """All actors, as `actors.toml` has them."""
    entries = tomllib.loads(files("corpus").joinpath("actors.toml").read_text(encoding="utf-8"))
    return tuple(_actor(id, entry) for id, entry in entries.items())


def is_about(document: Document, actor: Actor) -> bool:
    """Whether the document is the page of this actor: its title is the name and hardly a word more."""
    if actor.document is not None:
        return document.id.startswith(actor.document)
    head = re.split(r"[:(]", document.title)[0]
    found = [mention for mention in mentions(head) if mention.actor is actor]
    return bool(found) and len(head.split()) - len(found[0].text.split()) <= WORDS_BESIDE_A_NAME


@lru_cache(maxsize=16384)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every actor named, in order; the longest name wins where names overlap."""
    by_name = _names()
    found = []
    for match in _pattern().finditer(text):
        name = _key(match["name"])
        if name in by_name and _is_meant(match["name"], text):
            found.append(Mention(by_name[name], match["name"], match.start(), match.end()))
    return tuple(found)


def _actor(id: str, entry: Mapping[str, Any]) -> Actor:
    owner = entry.get("owner")
    return Actor(
        id,
        tuple(entry["names"]),
        Owner(owner) if owner else None,
        entry.get("document"),
        entry.get("english", ""),
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, Actor]:
    return {_key(name): actor for actor in actors() for name in actor.names}


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", " ", fold(name))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted((name for actor in actors() for name in actor.names), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?P<name>{'|'.join(_spelled(name) for name in names)})(?:['’:]?s)?(?!\w)", re.IGNORECASE
    )


def _spelled(name: str) -> str:
    """The name with spaces or hyphens, with or without dots and rings."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", name))
    return words.replace("ö", "[öo]").replace("ä", "[äa]").replace("å", "[åa]")


def _is_meant(found: str, text: str) -> bool:
    """A short name counts in capitals, or in a text typed without any."""
    if len(found) > ABBREVIATION or found.isupper():
        return True
    return found in _SAFE_IN_LOWER_CASE and text == text.lower()
