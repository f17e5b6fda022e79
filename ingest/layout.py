"""Lines of an untagged PDF → blocks, by outline, numbers, type size and white space (pure)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.sentences import is_list_item
from ingest.blocks import Block, Form
from ingest.clean import furniture, one_line
from ingest.flow import Flow
from ingest.headings import Heading, headings_by_look, headings_by_outline
from ingest.page import Bookmark, Line

# A gap of this many ordinary line distances parts paragraphs.
PARAGRAPH_GAP = 1.35
# "1.1 Pris . . . . . 7" in a table of contents repeats the headings, and would be found in their stead.
_LEADERS = re.compile(r"(?<!\.)(?<!\.\s)(?:\s?\.){5,}+\s*(?:\d+|[ivxlc]+)?$")
# A first line set in by at least this many points opens a paragraph.
INDENT = 6.0
_SENTENCE_END = re.compile(r"[.!?:;…][\"”')\]]*$")
_ITEM_MARK = re.compile(r"([•▪◦‣●○■□☐✓*–-]|\d{1,3}[.)]|[a-zåäö][.)]|\([a-z\d]{1,4}\))\s+")


def layout_blocks(
    pages: Sequence[Sequence[Line]], bookmarks: Sequence[Bookmark], known: frozenset[str]
) -> tuple[Block, ...]:
    """The blocks in drawing order, running headers and footers gone."""
    pages = [[line for line in page if not _LEADERS.search(line.text)] for page in _without_furniture(pages)]
    found = headings_by_outline(pages, bookmarks) or headings_by_look(pages, body_size(pages))
    return tuple(_blocks(pages, found, known))


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page:
            letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """What is drawn last on a page may stand at its top, so the edges are found by height."""
    by_height = [
        [index for _, index in sorted((-line.y, i) for i, line in enumerate(page))] for page in pages
    ]
    texts = [[page[index].text for index in order] for page, order in zip(pages, by_height, strict=True)]
    gone = {(number, by_height[number][place]) for number, place in furniture(texts)}
    return [
        [line for index, line in enumerate(page) if (number, index) not in gone]
        for number, page in enumerate(pages)
    ]


def _blocks(
    pages: Sequence[Sequence[Line]], headings: dict[tuple[int, int], Heading], known: frozenset[str]
) -> Iterator[Block]:
    gathered = _Gathered(known, _line_distance(pages))
    for number, page in enumerate(pages):
        index = 0
        while index < len(page):
            heading = headings.get((number, index))
            if heading:
                yield from gathered.close()
                yield Block(Form.HEADING, one_line(heading.text), level=heading.level, page=number + 1)
            else:
                yield from gathered.take(page[index], number)
            index += heading.lines if heading else 1
    yield from gathered.close()


class _Gathered:
    """The paragraph or list item that lines are gathering into."""

    def __init__(self, known: frozenset[str], distance: float) -> None:
        self._known = known
        self._distance = distance
        self._start()

    def _start(self) -> None:
        self._flow = Flow(self._known)
        self._mark: str | None = None
        self._before: Line | None = None
        self._page = -1

    def close(self) -> Iterator[Block]:
        """The block so far; what comes next begins a new one."""
        block = self._flow.block(Form.PARAGRAPH if self._mark is None else Form.ITEM, mark=self._mark)
        self._start()
        if block:
            yield block

    def take(self, line: Line, page: int) -> Iterator[Block]:
        """One more line; the block before it, if the line opens a new one."""
        text = line.text
        if self._opens(line, page):
            yield from self.close()
            if is_list_item(text) and (found := _ITEM_MARK.match(text)):
                self._mark, text = found.group(1), text[found.end() :]
        self._flow.add(page, text + "\n")
        self._before, self._page = line, page

    def _opens(self, line: Line, page: int) -> bool:
        before = self._before
        if before is None or is_list_item(line.text):
            return True
        if abs(line.size - before.size) > 0.1 * max(line.size, before.size):
            return True
        ended = bool(_SENTENCE_END.search(before.text))
        down = before.y - line.y
        if page != self._page or down < 0:
            # A new page or column goes on with the sentence, if there is one to go on with.
            return ended or (line.text[:1].isupper() and self._mark is not None)
        if down > PARAGRAPH_GAP * self._distance:
            return True
        set_in = line.x - before.x
        return ended and (set_in > INDENT if self._mark is None else set_in < -INDENT)


def _line_distance(pages: Sequence[Sequence[Line]]) -> float:
    steps = [
        above.y - below.y
        for page in pages
        for above, below in pairwise(page)
        if above.size == below.size and 0 < above.y - below.y < 3 * above.size
    ]
    return median(steps) if steps else 14.0
