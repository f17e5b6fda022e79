"""Where the words of a passage stand in the text of a page, whatever breaks and signs lie between (pure)."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]

# A shorter piece, such as a bullet or a number, is found by chance anywhere on a page.
FEWEST_SIGNS = 12
# Less of a piece than this found in one run is taken for a likeness, not for the piece.
LEAST_SHARE = 0.6
CLOSING = ".!?:;,…)]”’»\"'"
# Room for a running header, a footer or footnotes between the end of the page and its last paragraph.
PAGE_EDGE = 300


@dataclass(frozen=True, slots=True)
class Signs:
    """Letters and digits only, each with its place in the text that they came from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Span in the original text of the signs from `start` to `end`."""
        return self.places[start], self.places[end - 1] + 1


def signs(text: str) -> Signs:
    """The text without spaces, hyphens and punctuation, ligatures taken apart, in lower case."""
    kept = [
        (part, place)
        for place, sign in enumerate(text)
        for part in unicodedata.normalize("NFKC", sign).casefold()
        if part.isalnum()
    ]
    return Signs("".join(part for part, _ in kept), tuple(place for _, place in kept))


def find_words(page: str, wanted: Sequence[str], within: Sequence[Span] = ()) -> list[Span]:
    """Spans of `page` that hold `wanted`, or what of it this page holds.

    A passage that runs over two pages, or around a footer, is found piece by piece.

    Args:
        wanted: the pieces of a passage, in order: what must stand together on the page.
        within: spans to look in first, for words that stand in more than one place on the page.
    """
    whole, sought = signs(page), signs(" ".join(wanted))
    if not whole.text or not sought.text:
        return []
    first = min((start for start, _ in within), default=0)
    floor = sum(1 for place in whole.places if place < first)
    if (found := _place(whole, sought.text, floor)) is not None:
        return [_to_its_end(whole.span(found, found + len(sought.text)), page, wanted[-1])]
    return list(_piece_by_piece(whole, page, wanted, floor))


def _to_its_end(span: Span, page: str, wanted: str) -> Span:
    """The span with the full stop or bracket that `wanted` ends with, which is no sign."""
    start, end = span
    *_, last = wanted.split() or [""]
    closing = last[len(last.rstrip(CLOSING)) :]
    return start, end + len(closing) if page.startswith(closing, end) else end


def _place(whole: Signs, sought: str, floor: int) -> int | None:
    found = whole.text.find(sought, floor)
    return found if found >= 0 else None


def _piece_by_piece(whole: Signs, page: str, wanted: Sequence[str], floor: int) -> Iterator[Span]:
    cursor = floor
    for piece in wanted:
        sought = signs(piece).text
        if len(sought) < FEWEST_SIGNS:
            continue
        span = _exactly(whole, sought, cursor) or _mostly(whole, sought, cursor)
        if span:
            cursor = span[1]
            yield _to_its_end(whole.span(*span), page, piece)


def _exactly(whole: Signs, sought: str, cursor: int) -> Span | None:
    found = whole.text.find(sought, cursor)
    return (found, found + len(sought)) if found >= 0 else None


def _mostly(whole: Signs, sought: str, cursor: int) -> Span | None:
    """The longest run in common: a paragraph cut by the end of the page, or by a footnote."""
    matcher = SequenceMatcher(None, whole.text, sought, autojunk=False)
    run = matcher.find_longest_match(cursor, len(whole.text), 0, len(sought))
    end = run.a + run.size
    goes_on_after_page = run.b == 0 and end >= len(whole.text) - PAGE_EDGE
    began_before_page = run.b + run.size == len(sought) and run.a <= PAGE_EDGE
    is_cut = run.size >= FEWEST_SIGNS and (goes_on_after_page or began_before_page)
    return (run.a, end) if is_cut or run.size >= LEAST_SHARE * len(sought) else None
