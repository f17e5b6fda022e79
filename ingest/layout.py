"""Lines of an untagged PDF → blocks, by outline, numbers, type size and white space (pure)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
# A first line set in by at least this many points opens a paragraph.
INDENT = 6.0
_SENTENCE_END = re.compile(r"[.!?:;…][\"”')\]]*$")
_ITEM_MARK = re.compile(r"([•▪◦‣●○■□☐✓*–-]|\d{1,3}[.)]|[a-zåäö][.)]|\([a-z\d]{1,4}\))\s+")


@dataclass(frozen=True, slots=True)
class _Step:
    """A line with the one before it, and how far apart they usually stand."""

    page: int
    line: Line
    before: Line | None
    turned: bool
    distance: float


def layout_blocks(
    pages: Sequence[Sequence[Line]], bookmarks: Sequence[Bookmark], known: frozenset[str]
) -> tuple[Block, ...]:
    """The blocks in drawing order, running headers and footers gone."""
    pages = _without_furniture(pages)
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
    distance = _line_distance(pages)
    flow, form, mark = Flow(known), Form.PARAGRAPH, None
    before: Line | None = None
    before_page = -1
    skip = 0
    for number, page in enumerate(pages):
        for index, line in enumerate(page):
            if skip:
                skip -= 1
                continue
            heading = headings.get((number, index))
            step = _Step(number, line, before, before_page != number, distance)
            if heading or _opens(step, form):
                if block := flow.block(form, mark=mark):
                    yield block
                flow, form, mark = Flow(known), Form.PARAGRAPH, None
                if not heading and (found := _ITEM_MARK.match(line.text)) and is_list_item(line.text):
                    form, mark = Form.ITEM, found.group(1)
            if heading:
                yield Block(Form.HEADING, one_line(heading.text), level=heading.level, page=number + 1)
                skip, before = heading.lines - 1, None
                continue
            starts = not flow.parts and mark
            flow.add(number, (line.text[len(mark) :] if starts and mark else line.text) + "\n")
            before, before_page = line, number
    if block := flow.block(form, mark=mark):
        yield block


def _opens(step: _Step, form: Form) -> bool:
    """Whether the line opens a block of its own, rather than going on with the one before."""
    line, before = step.line, step.before
    if before is None or is_list_item(line.text):
        return True
    if abs(line.size - before.size) > 0.1 * max(line.size, before.size):
        return True
    down = before.y - line.y
    if step.turned or down < 0:
        # A new page or column goes on with the sentence, if there is one to go on with.
        return bool(_SENTENCE_END.search(before.text)) or (
            line.text[:1].isupper() and form is not Form.PARAGRAPH
        )
    if down > PARAGRAPH_GAP * step.distance:
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    set_in = line.x - before.x
    return ended and (set_in > INDENT if form is Form.PARAGRAPH else set_in < -INDENT)


def _line_distance(pages: Sequence[Sequence[Line]]) -> float:
    steps = [
        above.y - below.y
        for page in pages
        for above, below in pairwise(page)
        if above.size == below.size and 0 < above.y - below.y < 3 * above.size
    ]
    return median(steps) if steps else 14.0
