"""Which lines of an untagged PDF are headings: by its outline, else by number, size and weight (pure)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.page import Bookmark, Line

# A heading that is wrapped stands on at most this many lines.
MAX_HEADING_LINES = 3
MAX_HEADING_CHARACTERS = 120
# An outline that is found in the text to less than this says something else than the text.
OUTLINE_SHARE = 0.5
LARGER = 1.12

NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=\S)")
_UNLIKE_HEADING = re.compile(r"[.,;:…]$|\.{4,}|\s\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the number of lines on which it stands."""

    text: str
    level: int
    lines: int = 1


Found = dict[tuple[int, int], Heading]


def headings_by_outline(pages: Sequence[Sequence[Line]], bookmarks: Sequence[Bookmark]) -> Found:
    """Headings by (page, index of the line); empty if the outline does not fit the text."""
    found: Found = {}
    place = (0, -1)
    for bookmark in bookmarks:
        page = pages[bookmark.page] if bookmark.page < len(pages) else []
        start = place[1] + 1 if place[0] == bookmark.page else 0
        # An outline that has numbers says them; one without may still name a heading that has.
        match = _find(bookmark.title, page, start, _signs) or _find(bookmark.title, page, start, _letters)
        if match:
            index, lines = match
            place = (bookmark.page, index + lines - 1)
            text = " ".join(line.text for line in page[index : index + lines])
            found[bookmark.page, index] = Heading(text, bookmark.level, lines)
    return found if len(found) >= OUTLINE_SHARE * len(bookmarks) else {}


def _find(
    title: str, page: Sequence[Line], start: int, reduce: Callable[[str], str]
) -> tuple[int, int] | None:
    """Where the title stands on the page and on how many lines, compared by what `reduce` leaves of it."""
    wanted = reduce(title)
    for index in range(start, len(page)):
        said = ""
        for count, line in enumerate(page[index : index + MAX_HEADING_LINES], start=1):
            said += reduce(line.text)
            if said and said == wanted:
                return index, count
            if not wanted.startswith(said):
                break
    return None


def _signs(text: str) -> str:
    """Letters and figures: outlines break words elsewhere."""
    return "".join(character for character in text.lower() if character.isalnum())


def _letters(text: str) -> str:
    """Letters only: outlines often leave the number out."""
    return "".join(character for character in text.lower() if character.isalpha())


def headings_by_look(pages: Sequence[Sequence[Line]], body: float) -> Found:
    """Headings by (page, index of the line): larger, bold or rightly numbered lines that stand alone."""
    found: Found = {}
    sizes = sorted({line.size for page in pages for line in page if line.size > LARGER * body}, reverse=True)
    last: tuple[int, ...] = ()
    for number, index, line, alone in _short_lines(pages):
        numbers = numbers_of(line.text)
        in_turn = bool(numbers) and follows(last, numbers)
        large = line.size > LARGER * body
        if not (large or (line.bold and in_turn) or (alone and (line.bold or in_turn))):
            continue
        level = len(numbers) if in_turn else sizes.index(line.size) + 1 if large else len(sizes) + 1
        start = next(
            (index - back for back in (1, 2) if _reaches(found.get((number, index - back)), back)), None
        )
        if start is not None and large and not numbers and _goes_on(pages[number][index - 1], line):
            before = found[number, start]
            found[number, start] = Heading(f"{before.text} {line.text}", before.level, before.lines + 1)
            continue
        if in_turn:
            last = numbers
        found[number, index] = Heading(line.text, level)
    return found


def _reaches(heading: Heading | None, lines: int) -> bool:
    """Whether it has just as many lines as lie between its first one and here."""
    return heading is not None and heading.lines == lines


def _goes_on(before: Line, line: Line) -> bool:
    return before.size == line.size and 0 < before.y - line.y < 1.6 * line.size


def _short_lines(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int, Line, bool]]:
    """Lines that may be headings, and whether white space parts each from what stands around it."""
    for number, page in enumerate(pages):
        for index, line in enumerate(page):
            if len(line.text) > MAX_HEADING_CHARACTERS or _UNLIKE_HEADING.search(line.text):
                continue
            above = page[index - 1].y - line.y if index else 99.0
            below = line.y - page[index + 1].y if index + 1 < len(page) else 0.0
            alone = above > 1.5 * line.size and below > 1.2 * line.size
            if any(character.isalpha() for character in line.text):
                yield number, index, line, alone


def numbers_of(text: str) -> tuple[int, ...]:
    """The number that a heading begins with: (2, 3) of "2.3 Pris"."""
    match = NUMBERED.match(text)
    return tuple(int(part) for part in match.group(1).split(".")) if match else ()


def follows(last: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    """Whether the number comes next after the last one: 2.3 → 2.3.1, 2.4 or 3; a list's "1." does not."""
    if not last:
        return numbers[0] in (0, 1) and all(part in (0, 1) for part in numbers)
    if len(numbers) == len(last) + 1:
        return numbers[:-1] == last and numbers[-1] in (0, 1)
    shared = len(numbers) - 1
    return len(numbers) <= len(last) and numbers[:-1] == last[:shared] and numbers[-1] == last[shared] + 1
