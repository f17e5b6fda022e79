"""What a page or file adds to a text and a reader does not read, taken away again (pure)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

# A line is furniture if it stands at the edge of this share of the pages (and on at least three of them).
FURNITURE_SHARE = 0.5
FURNITURE_PAGES = 3
# Lines from the top and bottom of a page that may be furniture.
EDGE_LINES = 3

_TYPOGRAPHIC = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u2028\x0c\x0b\x85", "\n")
    | dict.fromkeys("\u2029", "\n\n")
    # Bullets of the fonts Symbol and Wingdings, which stand at private code points.
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf02d\uf076", "•")
)
# Zero-width, bidirectional, tag and other format characters carry text that no reader sees;
# unassigned and private ones are what a font without a text table leaves behind.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))

# At a line's end, SOFT is certainly the typesetter's and HARD certainly the writer's; "-" may be either.
SOFT_HYPHEN = "\u00ad"
HARD_HYPHEN = "\u2011"
_HYPHENS = f"{SOFT_HYPHEN}{HARD_HYPHEN}\u2010\ufffe-"
_BROKEN_WORD = re.compile(rf"([\w{_HYPHENS}]*\w)([{_HYPHENS}]+)$")
# An address is broken after these, and nothing is put in.
_BROKEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/.?=&#_-]$")
# So is a range: "§§ 6–" and "9"; a dash between two thoughts has a space before it.
_BROKEN_RANGE = re.compile(r"\w–$")
_CONJUNCTION = re.compile(r"(?:och|eller|samt|respektive|resp|till|and|or|to|nor)\b", re.I)
# No word or address that is broken is longer than this; a line may be.
_TAIL = 200
# First parts of compounds that no typesetter would leave at a line's end as the half of a longer word.
_KEEPS_HYPHEN = frozenset(
    ["self", "non", "custom", "cross", "well", "high", "privately", "publicly", "peer", "medium"]
)


class _Visible(dict[int, str]):
    """Code point → what a reader sees of it; worked out once each, since texts are long."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if character in _FILLERS or any(point in selectors for selectors in _VARIATION_SELECTORS):
            shown = ""
        elif character.isspace():
            shown = " "
        else:
            shown = "" if unicodedata.category(character) in _INVISIBLE else character
        self[point] = shown
        return shown


_VISIBLE = _Visible({ord("\n"): "\n"} | _TYPOGRAPHIC)


def clean_text(text: str) -> str:
    """Ligatures resolved, odd spaces made plain, invisible characters gone; line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_VISIBLE)
    text = re.sub(r" {2,}", " ", unicodedata.normalize("NFC", text))
    return re.sub(r" ?\n ?", "\n", text).strip()


def one_line(text: str) -> str:
    """Cleaned, and every run of white space one space."""
    return " ".join(clean_text(text).split())


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """Words that stand unbroken inside the lines: they tell how a broken word is to be mended."""
    found: set[str] = set()
    for line in lines:
        # The last word of a line may be broken, the first may be the rest of one.
        inner = line.replace(SOFT_HYPHEN, "-").split()[1:-1]
        found.update(word.strip(".,;:!?()[]”\"'").lower() for word in inner)
    return frozenset(found)


def join_lines(lines: Iterable[str], known: Collection[str] = ()) -> str:
    """Lines of one paragraph as one line, words broken at line ends mended.

    Args:
        known: words seen unbroken elsewhere in the document, in lower case.
    """
    parts: list[str] = []
    tail = ""
    for line in filter(None, map(str.strip, lines)):
        if broken := _BROKEN_WORD.search(tail):
            parts[-1] = parts[-1].rstrip(_HYPHENS)
            parts.append(_link(broken.group(1), broken.group(2), line, known))
        elif parts and not _goes_on(tail, line):
            parts.append(" ")
        parts.append(line)
        tail = line[-_TAIL:]
    # A soft hyphen inside a line is the sign that some typesetters give for a real one.
    return re.sub(f"[{_HYPHENS}]", "-", "".join(parts))


def _goes_on(tail: str, line: str) -> bool:
    """Whether the line goes on with an address or a range, with nothing between."""
    address = _BROKEN_ADDRESS.search(tail) and line[0].islower()
    return bool(address or (_BROKEN_RANGE.search(tail) and line[0].isalnum()))


def _link(first: str, hyphen: str, rest: str, known: Collection[str]) -> str:
    """What stands between the two halves: nothing, a hyphen, or a hyphen and a space."""
    if hyphen != SOFT_HYPHEN and _CONJUNCTION.match(rest):
        return "- "
    match = re.match(r"[\w-]+", rest)
    second = match.group() if match else ""
    if hyphen == SOFT_HYPHEN and second:
        return ""
    if hyphen == HARD_HYPHEN or not second or not second[0].islower() or not first[-1].isalpha():
        return "-"
    return "-" if _was_there(first, second, known) else ""


def _was_there(first: str, second: str, known: Collection[str]) -> bool:
    """Whether the writer put the hyphen: by the document's own words, then by the look of the first half."""
    last = re.split(f"[{_HYPHENS}]", first)[-1]
    if (first + second).lower() in known:
        return False
    if f"{first}-{second}".lower() in known:
        return True
    return last.lower() in _KEEPS_HYPHEN or any(letter.isupper() for letter in last[1:])


def furniture(pages: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """Running headers, footers and page numbers, as (page, line) indices.

    A line near the top or bottom that returns on most pages, figures aside, is furniture: it would
    otherwise stand in the middle of a sentence that runs over the page, and be found on every search.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(page[index]) for index in _edges(page)})
    enough = max(FURNITURE_PAGES, FURNITURE_SHARE * sum(1 for page in pages if page))
    found = set()
    for number, page in enumerate(pages):
        for index in _edges(page):
            shape = _shape(page[index])
            if seen[shape] >= enough or (_is_page_number(page[index]) and _at_very_edge(index, page)):
                found.add((number, index))
    return frozenset(found)


def _edges(page: Sequence[str]) -> list[int]:
    last = len(page)
    return sorted({*range(min(EDGE_LINES, last)), *range(max(0, last - EDGE_LINES), last)})


def _at_very_edge(index: int, page: Sequence[str]) -> bool:
    return len(page) > 1 and index in (0, len(page) - 1)


def _shape(line: str) -> str:
    """The line without what changes from page to page."""
    return " ".join(re.sub(r"\d+|\b[ivxlc]+\b", "#", line.strip().lower()).split())


def _is_page_number(line: str) -> bool:
    text = line.strip().lower()
    counted = re.fullmatch(r"(?:sida|sidan|page|s\.|p\.)?\s*\d{1,4}(?:\s*(?:/|av|of|\()\s*\d{1,4}\)?)?", text)
    return bool(counted or re.fullmatch(r"[-–—]\s*\d{1,4}\s*[-–—]|(?=.)x{0,3}(?:ix|iv|v?i{0,3})", text))
