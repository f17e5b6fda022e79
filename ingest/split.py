"""Document → Passages along headings, 80–250 words where the text allows, with stable ids (pure).

LlamaIndex's node parsers do not serve: they count tokens, cut lists and tables where the count says so, and
know neither pages nor the place of a node in its section. Here list items, numbered paragraphs and sentences
are never cut. A table stays whole as long as a reader would read it whole, since a later part could not show
its header again: `section.text[start:end] == passage.text` holds for every passage.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Document, Passage, Section
from corpus.sentences import is_list_item, is_table_row, split_sentences

MIN_WORDS = 80
MAX_WORDS = 250
IDEAL_WORDS = 160
MAX_TABLE_WORDS = 400
# A "word" may be a line of a million characters: so many count as one more word.
CHARACTERS_A_WORD = 12
MAX_CHARACTERS = CHARACTERS_A_WORD * MAX_WORDS
# Beyond this a list item, numbered paragraph or table row is cut all the same: no reader reads it whole.
LONGEST_WHOLE = 4 * MAX_CHARACTERS

# Some lists have a word an item; looking back further than this finds no better cut.
MAX_UNITS = 120

# What a cut costs, by what it parts; a passage of the ideal length costs nothing.
COST_OF_CUT = 1.0
COST_INSIDE = 3.0
COST_AFTER_LEAD = 8.0
COST_TOO_SHORT = 4.0
COST_TOO_LONG = 12.0

_BLOCK = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
_NUMBERED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})+|[A-Z](?:\.\d{1,3})+|\(?\d{1,3}[.)]|\d{1,3}\s*§)\s")
_TOKEN = re.compile(r"\S+")
# The bars of a table and the braces of a placeholder are no words.
_WORD = re.compile(r"\w\S*")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch of a section that is never cut.

    Args:
        cost: of parting it from the one before.
    """

    start: int
    end: int
    words: int
    cost: float


def split(document: Document) -> tuple[Passage, ...]:
    """The passages of every section, in order; none spans two headings."""
    return tuple(
        Passage(
            id=f"{document.id}#{section.id}/{number}",
            document_id=document.id,
            headings=section.headings,
            page=section.page_at(start),
            start=start,
            end=end,
            text=section.text[start:end],
            language=document.language,
        )
        for section in document.sections
        for number, (start, end) in enumerate(_spans(section), start=1)
    )


def _spans(section: Section) -> Iterator[tuple[int, int]]:
    units = list(_units(section.text))
    if sum(unit.words for unit in units) <= MAX_WORDS:
        units and (yield units[0].start, units[-1].end)
        return
    for first, last in _cheapest_cuts(units):
        yield units[first].start, units[last - 1].end


def _cheapest_cuts(units: Sequence[_Unit]) -> list[tuple[int, int]]:
    """Where to cut, as (first, after last) unit of each passage: least cost over all ways."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(1, len(units) + 1):
        options: list[tuple[float, int]] = []
        words = 0
        for first in range(last - 1, -1, -1):
            words += units[first].words
            if (words > 2 * MAX_WORDS or last - first > MAX_UNITS) and first < last - 1:
                break
            cut = units[first].cost if first else 0.0
            cost = best[first][0] + _cost_of_length(words, last - first) + cut
            options.append((cost, first))
        best.append(min(options))
    cuts: list[tuple[int, int]] = []
    last = len(units)
    while last:
        first = best[last][1]
        cuts.append((first, last))
        last = first
    return cuts[::-1]


def _cost_of_length(words: int, units: int) -> float:
    if words < MIN_WORDS:
        return COST_TOO_SHORT * (MIN_WORDS - words) / MIN_WORDS + 0.5
    if words > MAX_WORDS:
        return COST_TOO_LONG + (words - MAX_WORDS) / 10 if units > 1 else 0.0
    return 0.5 * abs(words - IDEAL_WORDS) / IDEAL_WORDS


def _units(text: str) -> Iterator[_Unit]:
    """Paragraphs, list items, tables; of longer ones their sentences or rows."""
    leads = False
    for match in _BLOCK.finditer(text):
        start, end = match.span()
        first = True
        for left, right in _of_readable_length(text, _pieces(text, start, end)):
            cost = COST_INSIDE if not first else COST_AFTER_LEAD if leads else COST_OF_CUT
            yield _Unit(left, right, _count(text[left:right]), cost)
            first = False
        leads = text[start:end].rstrip().endswith(":") or text[end : end + 4].startswith("\n\n- ")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    block = text[start:end]
    if is_list_item(block):
        yield from _lines(text, start, end)
    elif is_table_row(block.split("\n", 1)[0]):
        whole = _count(block) <= MAX_TABLE_WORDS
        yield from [(start, end)] if whole else _lines(text, start, end)
    elif _NUMBERED.match(block) or _count(block) <= MAX_WORDS:
        yield start, end
    else:
        for sentence in split_sentences(block):
            yield from _bounded(text, start + sentence.start, start + sentence.end)


def _of_readable_length(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in pieces:
        if end - start <= LONGEST_WHOLE:
            yield start, end
        else:
            yield from _bounded(text, start, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One list item or table row each; a line without a mark belongs to the one before."""
    left = at = start
    for line in text[start:end].splitlines(keepends=True):
        if at > left and (is_list_item(line) or is_table_row(line.strip())):
            yield left, at - 1
            left = at
        at += len(line)
    yield left, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; one that never ends is cut between words, or for want of those anywhere."""
    if _count(text[start:end]) <= MAX_WORDS:
        yield start, end
        return
    left, words, right = start, 0, start
    for match in _TOKEN.finditer(text, start, end):
        if words >= MAX_WORDS or match.end() - left > MAX_CHARACTERS:
            if right > left:
                yield left, right
            left, words = match.start(), 0
        while match.end() - left > MAX_CHARACTERS:
            yield left, left + MAX_CHARACTERS
            left += MAX_CHARACTERS
        words, right = words + 1, match.end()
    if right > left:
        yield left, right


def _count(text: str) -> int:
    return max(sum(1 for _ in _WORD.finditer(text)), len(text) // CHARACTERS_A_WORD)
