"""A choice that is the same every time, and that one more case hardly changes (pure)."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

SEED = "2026"
Thing = TypeVar("Thing")


def number_of(*words: object) -> int:
    """A number that these words give every time, as if it were drawn."""
    told = "\0".join((SEED, *map(str, words)))
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")


def chosen(things: Iterable[Thing], count: int, name_of: Callable[[Thing], str]) -> list[Thing]:
    """So many of them, in the order that they came in."""
    given = list(things)
    drawn = sorted(given, key=lambda thing: number_of(name_of(thing)))[:count]
    names = {name_of(thing) for thing in drawn}
    return [thing for thing in given if name_of(thing) in names]


def evenly_chosen(
    things: Iterable[Thing], count: int, name_of: Callable[[Thing], str], group_of: Callable[[Thing], str]
) -> list[Thing]:
    """The same, with as many of each group as of any other, as far as they last."""
    given = list(things)
    places: Counter[str] = Counter()
    turns = {}
    for thing in sorted(given, key=lambda thing: number_of(name_of(thing))):
        group = group_of(thing)
        turns[name_of(thing)] = places[group], group
        places[group] += 1
    drawn = set(sorted(turns, key=lambda name: turns[name])[:count])
    return [thing for thing in given if name_of(thing) in drawn]
