"""One line of a section or an answer: paragraph, list item or table row (pure)."""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

BULLET = re.compile(r"(?P<indent>\s*)[-•*–]\s+")
NUMBERED = re.compile(r"(?P<indent>\s*)(?P<marker>\d{1,3}[.)]|[a-z]\))\s+")
ROW = re.compile(r"\s*\|.*\|\s*$")
RULE = re.compile(r"\s*\|[\s:|-]+\|\s*$")
FIELD = re.compile(r"\{\{ ?\w+ ?\}\}")
SPACES_PER_LEVEL = 2
DEEPEST = 3


class LineKind(Enum):
    """What a line is drawn as."""

    TEXT = "text"
    BULLET = "bullet"
    NUMBERED = "numbered"
    ROW = "row"
    RULE = "rule"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what stands in it.

    Args:
        start, end: span of the words in the whole text, marker and outer spaces left out.
        marker: "1." of a numbered item.
        level: 0 for an item of the outermost list.
    """

    kind: LineKind
    start: int
    end: int
    marker: str = ""
    level: int = 0


def read_line(text: str, start: int, end: int) -> Line:
    """The line `text[start:end]`, which holds no line break."""
    words = text[start:end]
    if not words.strip():
        return Line(LineKind.EMPTY, start, end)
    if RULE.match(words):
        return Line(LineKind.RULE, start, end)
    if ROW.match(words):
        return Line(LineKind.ROW, start, end)
    for kind, pattern in ((LineKind.BULLET, BULLET), (LineKind.NUMBERED, NUMBERED)):
        if (found := pattern.match(words)) and found.end() < len(words):
            level = min(len(found["indent"].expandtabs(4)) // SPACES_PER_LEVEL, DEEPEST)
            marker = found.groupdict().get("marker") or ""
            return Line(kind, start + found.end(), end, marker, level)
    return Line(LineKind.TEXT, start, end)


def read_lines(text: str) -> list[Line]:
    """Every line of the text."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(read_line(text, start, start + len(line)))
        start += len(line) + 1
    return lines


def cells(text: str, line: Line) -> list[tuple[int, int]]:
    """Spans of the cells of a table row, outer spaces left out."""
    bars = [place for place in range(line.start, line.end) if text[place] == "|"]
    return [_trimmed(text, left + 1, right) for left, right in pairwise(bars)]


def fields_as_gaps(text: str) -> str:
    """The text with "[…]" where a template's own code marks what is to be filled in."""
    return FIELD.sub("[…]", text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
