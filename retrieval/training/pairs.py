"""Parallel text: English and Swedish segments that say the same."""

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_WORDS = 90
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment in both languages, and the file that it comes from."""

    english: str
    swedish: str
    source: str


def read_pairs(folder: Path) -> list[Pair]:
    """All usable pairs of `folder/*.tsv.gz` (English, tab, Swedish), each once, in a fixed order."""
    seen: set[tuple[str, str]] = set()
    pairs = []
    for file in sorted(folder.glob("*.tsv.gz")):
        for english, swedish in _rows(file):
            key = (english, swedish)
            if key not in seen and _usable(english, swedish):
                seen.add(key)
                pairs.append(Pair(english, swedish, file.name.removesuffix(".tsv.gz")))
    return pairs


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) == 2:
                yield SPACES.sub(" ", row[0]).strip(), SPACES.sub(" ", row[1]).strip()


def _usable(english: str, swedish: str) -> bool:
    """Words on both sides, lengths that can be translations of each other, and not one text copied."""
    words = len(english.split()), len(swedish.split())
    return (
        any(letter.isalpha() for letter in english)
        and any(letter.isalpha() for letter in swedish)
        and max(words) <= MAX_WORDS
        and max(words) <= 3 * min(words) + 3
        and (english != swedish or words[0] <= 2)
    )
