"""Which words of a heading or a line tell what it is there for: `roles.toml` (the catalogue goes first)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.folding import fold
from corpus.model import Kind, Role

WORDS = Path(__file__).parent / "roles.toml"
_NUMBER = re.compile(r"^[a-z]?\d+(?:\.\d+)*[.)]?\s+")


def role_of_section(headings: tuple[str, ...], kind: Kind) -> Role:
    """The role that the nearest telling heading names; of a template that names none, a clause."""
    for heading in reversed(headings):
        if named := _named(_NUMBER.sub("", fold(heading)), _words("headings")):
            return named
    if headings and headings[-1].endswith("?"):
        return Role.ANSWER
    return Role.CLAUSE if kind is Kind.TEMPLATE else Role.RULE


def role_of_line(text: str) -> Role | None:
    """The role of a line that begins with words about the text itself, its sources and the like."""
    return _named(fold(text), _words("lines"))


def role_of_sentence(text: str) -> Role | None:
    """The role of a sentence that is nothing but such a word."""
    whole = fold(text).rstrip(".!")
    return next((role for role, known in _words("sentences").items() if whole in known), None)


def role_of_lead_in(text: str) -> Role | None:
    """The role of what is listed below such a line ("Checklist for step A1:")."""
    return _named(fold(text), _words("lead_ins")) if text.endswith(":") else None


def _named(folded: str, words: Mapping[Role, tuple[str, ...]]) -> Role | None:
    return next((role for role, beginnings in words.items() if folded.startswith(beginnings)), None)


@cache
def _words(part: str) -> Mapping[Role, tuple[str, ...]]:
    entries = tomllib.loads(WORDS.read_text(encoding="utf-8"))[part]
    return {Role(role): tuple(map(fold, words)) for role, words in entries.items()}
