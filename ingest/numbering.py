"""The numbers that Word counts by itself: "2.1", "a)", "•" (pure; takes XML elements, knows no library)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered, e.g. decimal "%1.%2" from 1."""

    format: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, levels: Mapping[str, Mapping[int, Level]]) -> None:
        self._levels = levels
        self._counts: dict[str, list[int]] = {}

    def mark(self, list_id: str, depth: int) -> str:
        """The mark of the next paragraph of this list at this depth (0 is the outermost)."""
        levels = self._levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.format == "bullet":
            return _BULLET
        if level.format == "none":
            return ""
        counts = self._counts.setdefault(list_id, [0] * _LEVELS)
        counts[depth] = (counts[depth] or level.start - 1) + 1
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return re.sub(r"%([1-9])", lambda match: _shown(counts, levels, int(match.group(1)) - 1), level.text)


def _shown(counts: list[int], levels: Mapping[int, Level], depth: int) -> str:
    level = levels.get(depth)
    number = counts[depth] or (level.start if level else 1)
    match level.format if level else "decimal":
        case "lowerLetter" | "upperLetter" as form:
            letter = chr(ord("a") + (number - 1) % 26)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" as form:
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case _:
            return str(number)


def _roman(number: int) -> str:
    signs = zip((10, 9, 5, 4, 1), ("X", "IX", "V", "IV", "I"), strict=True)
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


def read_numbering(root: Any) -> Numbering:
    """From the root element of numbering.xml; None gives lists whose marks are all bullets."""
    if root is None:
        return Numbering({})
    abstract = {
        element.get(f"{W}abstractNumId"): _levels(element) for element in root.iter(f"{W}abstractNum")
    }
    lists = {}
    for element in root.iter(f"{W}num"):
        target = element.find(f"{W}abstractNumId")
        levels = dict(abstract.get(target.get(f"{W}val") if target is not None else None, {}))
        for override in element.findall(f"{W}lvlOverride"):
            depth, start = override.get(f"{W}ilvl", ""), _value(override, "startOverride")
            if depth.isdecimal() and int(depth) in levels:
                levels[int(depth)] = replace(levels[int(depth)], start=_count(start))
        lists[element.get(f"{W}numId")] = levels
    return Numbering(lists)


def _levels(element: Any) -> dict[int, Level]:
    levels = {}
    for level in element.findall(f"{W}lvl"):
        depth = str(level.get(f"{W}ilvl") or "")
        if depth.isdecimal() and int(depth) < _LEVELS:
            form, text = _value(level, "numFmt") or "decimal", _value(level, "lvlText")
            levels[int(depth)] = Level(form, text, _count(_value(level, "start")))
    return levels


def _count(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def _value(element: Any, name: str) -> str:
    child = element.find(W + name)
    return str(child.get(f"{W}val") or "") if child is not None else ""
