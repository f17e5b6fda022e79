"""The ownership forms that a text names, by their words (`owners.toml`) or by an example of them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.actors import mentions
from corpus.blanked import blanked
from corpus.folding import any_spelling
from corpus.model import Owner

WORDS = Path(__file__).parent / "owners.toml"
NONE = "none"


@dataclass(frozen=True, slots=True)
class OwnerMention:
    """A place in a text where an ownership form is named."""

    owner: Owner
    text: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def owner_mentions(text: str) -> tuple[OwnerMention, ...]:
    """Every naming of an ownership form, in order, by word or by example."""
    actors = mentions(text)
    found = [
        OwnerMention(mention.actor.owner, mention.text, mention.start, mention.end)
        for mention in actors
        if mention.actor.owner
    ]
    # Actors without a form ("Flemingsberg Science") and look-alikes must not be read again as words.
    rest = blanked(text, [(mention.start, mention.end) for mention in actors])
    rest = blanked(rest, [match.span() for match in _patterns()[NONE].finditer(rest)])
    for name, pattern in _patterns().items():
        for match in list(pattern.finditer(rest)) if name != NONE else ():
            found.append(OwnerMention(Owner(name), text[slice(*match.span())], *match.span()))
            rest = blanked(rest, [match.span()])
    return tuple(sorted(found, key=lambda mention: mention.start))


def owners_named(text: str) -> tuple[Owner, ...]:
    """The forms that the text names, each once, in order of first mention."""
    return tuple(dict.fromkeys(mention.owner for mention in owner_mentions(text)))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """One pattern for each form, in the order of the file."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {
        name: re.compile("|".join(_longest_first(phrases)), re.IGNORECASE) for name, phrases in words.items()
    }


def _longest_first(phrases: Iterable[str]) -> Iterable[str]:
    return map(_pattern, sorted(phrases, key=lambda phrase: (phrase.count(" "), len(phrase)), reverse=True))


def _pattern(phrase: str) -> str:
    start = "" if phrase.startswith("*") else r"(?<!\w)"
    end = "" if phrase.endswith("*") else r"(?!\w)"
    return start + any_spelling(phrase.removeprefix("*")).replace(r"\*", r"\w*") + end
