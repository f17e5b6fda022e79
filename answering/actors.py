"""The actors that a text names: infrastructures, authorities, companies."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from corpus.model import Owner

# Up to this length a name is an abbreviation, and only capitals make it a name ("KI", not "ki-") …
ABBREVIATION = 3
# … unless it stands as a word of its own in a text typed without any capitals.
_SAFE_IN_LOWER_CASE = frozenset({"ki", "awl", "kcc", "kth"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone to collaborate with.

    Args:
        owner: the ownership form that it is an example of, if it is one.
        document: first part of the ids of the documents about it.
    """

    id: str
    names: tuple[str, ...]
    owner: Owner | None
    document: str | None


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
    entries = tomllib.loads(files("answering").joinpath("actors.toml").read_text(encoding="utf-8"))
    return tuple(_actor(id, entry) for id, entry in entries.items())


def mentions(text: str) -> tuple[Mention, ...]:
    """Every actor named, in order; the longest name wins where names overlap."""
    found: list[Mention] = []
    for name, actor in _names():
        for match in _pattern(name).finditer(text):
            free = all(match.end() <= other.start or match.start() >= other.end for other in found)
            if free and _is_meant(match["name"], name, text):
                found.append(Mention(actor, match["name"], match.start(), match.end()))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _actor(id: str, entry: Mapping[str, object]) -> Actor:
    owner, document, names = entry.get("owner"), entry.get("document"), entry["names"]
    assert isinstance(names, list)  # noqa: S101: the file is part of the package
    return Actor(
        id,
        tuple(str(name) for name in names),
        Owner(str(owner)) if owner else None,
        str(document) if document else None,
    )


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, Actor], ...]:
    named = [(name, actor) for actor in actors() for name in actor.names]
    return tuple(sorted(named, key=lambda pair: len(pair[0]), reverse=True))


@lru_cache(maxsize=512)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(re.escape(word).replace("ö", "[öo]").replace("ä", "[äa]") for word in name.split())
    return re.compile(rf"(?<![\w-])(?P<name>{words})(?:['’:]?s)?(?!\w)", re.IGNORECASE)


def _is_meant(found: str, name: str, text: str) -> bool:
    if len(name) > ABBREVIATION or found == name:
        return True
    return found in _SAFE_IN_LOWER_CASE and text == text.lower()
