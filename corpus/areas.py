"""Which areas of law a section is about, by the words of its headings: `areas.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.model import Document, Kind, LegalArea

WORDS = Path(__file__).parent / "areas.toml"


def areas_of_headings(headings: tuple[str, ...], document: Document) -> tuple[LegalArea, ...]:
    """The areas that the headings name, else those of the document if it has but one."""
    path = " / ".join(headings).lower()
    named = tuple(area for area, pattern in _patterns().items() if pattern.search(path))
    if document.kind in (Kind.TEMPLATE, Kind.INFRASTRUCTURE):
        # In an agreement "Ansvar" is one clause of many: what the document is about says its entry.
        return tuple(area for area in named if area in document.areas)
    return named or (document.areas if len(document.areas) == 1 else ())


@cache
def _patterns() -> Mapping[LegalArea, re.Pattern[str]]:
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {
        area: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words[area.value]))})") for area in LegalArea
    }
