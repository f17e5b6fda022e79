"""Which words stand for the same thing: the groups of `concepts.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from answering.words import fold


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing with the words that people use for it.

    Args:
        vague: words that alone are no question.
        key: what the documents call it, by language.
        template: first part of the ids of the template documents that fit it.
    """

    name: str
    pattern: re.Pattern[str]
    vague: frozenset[str]
    key: Mapping[str, str]
    template: str | None
    is_exclusive: bool = False


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """All groups, as the file has them."""
    entries = tomllib.loads(files("answering").joinpath("concepts.toml").read_text(encoding="utf-8"))
    return tuple(_concept(name, entry) for name, entry in entries.items())


@lru_cache(maxsize=65536)
def concepts_of(word: str) -> frozenset[str]:
    """Names of the groups that the word belongs to."""
    folded = fold(word)
    found = [concept for concept in concepts() if concept.pattern.fullmatch(folded)]
    alone = [concept for concept in found if concept.is_exclusive]
    return frozenset(concept.name for concept in alone or found)


def _concept(name: str, entry: Mapping[str, Any]) -> Concept:
    alternatives = [re.escape(word).replace(r"\*", r"[^\s]*") for word in entry["words"].split()]
    return Concept(
        name,
        re.compile("|".join(alternatives) or r"(?!)"),
        frozenset(entry.get("vague", "").split()),
        entry.get("key", {}),
        entry.get("template"),
        bool(entry.get("exclusive")),
    )
