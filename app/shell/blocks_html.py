"""The text of a section as HTML that looks like the document, passage and quote marked (pure)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.ask.answer_text import blocks_of
from app.shell.escape import html_text
from app.shell.passage_text import fields_as_gaps
from corpus.model import Form, Section, TextBlock
from corpus.text_blocks import ITEMS, ROWS, cells_of, mark_of, words_of

Span = tuple[int, int]
Inline = Callable[[int, int], str]
DEEPEST = 3  # level of an item that is still moved in


@dataclass(frozen=True, slots=True)
class Marks:
    """Where in a section the passage and the quote stand, as character spans."""

    passage: Span
    quote: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A list item as HTML; `mark` is the document's own number, empty where it has none."""

    html: str
    mark: str = ""
    level: int = 0


def section_html(section: Section, marks: Marks | None = None) -> str:
    """Paragraphs, lists and tables of the section; every word of it is escaped."""
    text = section.text
    return blocks_html(text, section.blocks, lambda start, end: marked(text, start, end, marks))


def text_html(text: str) -> str:
    """Paragraphs and lists of a text that is no section: an answer's own words."""
    return blocks_html(text, blocks_of(text), lambda start, end: html_text(text[start:end]))


def blocks_html(text: str, blocks: Iterable[TextBlock], inline: Inline) -> str:
    """The blocks of a text, with `inline` drawing what stands between two places of it."""
    return "".join(_drawn(together, text, inline) for together in _together(blocks))


def list_html(items: Sequence[Item]) -> str:
    """A list; its numbers are written out and not counted by the browser, being the document's own."""
    name = "lots-numbers" if items[0].mark else "lots-bullets"
    return f'<ul class="{name}" role="list">{"".join(map(_item, items))}</ul>'


def _together(blocks: Iterable[TextBlock]) -> Iterator[list[TextBlock]]:
    """The items of a list together, and the rows of a table; every other block alone."""
    together: list[TextBlock] = []
    for block in blocks:
        if together and not _goes_on(together[-1], block):
            yield together
            together = []
        together.append(block)
    if together:
        yield together


def _goes_on(before: TextBlock, block: TextBlock) -> bool:
    if block.form is Form.ROW:
        return before.form in ROWS
    return block.form in ITEMS and block.form is before.form


def _drawn(blocks: Sequence[TextBlock], text: str, inline: Inline) -> str:
    first = blocks[0]
    if first.form in ROWS:
        rows = "".join(_row(text, block, inline) for block in blocks)
        return f'<div class="lots-table" tabindex="0"><table>{rows}</table></div>'
    if first.form in ITEMS:
        return list_html(
            [Item(inline(*words_of(text, block)), mark_of(text, block), block.level) for block in blocks]
        )
    kind = ' class="lots-meta"' if first.form is Form.CAPTION else ""
    return f"<p{kind}>{inline(first.start, first.end)}</p>"


def _item(item: Item) -> str:
    mark = f'<span class="lots-marker">{html_text(item.mark)}</span> ' if item.mark else ""
    level = f' class="lots-level-{min(item.level, DEEPEST)}"' if item.level else ""
    return f"<li{level}>{mark}<span>{item.html}</span></li>"


def _row(text: str, block: TextBlock, inline: Inline) -> str:
    cells = (
        _cell(start < end and block.form is Form.HEADER, inline(start, end))
        for start, end in cells_of(text, block)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cell(heads: bool, words: str) -> str:
    """A cell that heads its column; an empty one heads nothing."""
    return f'<th scope="col">{words}</th>' if heads else f"<td>{words}</td>"


def marked(text: str, start: int, end: int, marks: Marks | None) -> str:
    """The words between two places, with the parts inside the passage and the quote marked."""
    return "".join(
        _wrapped(fields_as_gaps(html_text(text[left:right])), left, marks)
        for left, right in _pieces(start, end, marks)
    )


def _pieces(start: int, end: int, marks: Marks | None) -> Iterator[Span]:
    edges = [start, end]
    for span in (marks.passage, marks.quote) if marks else ():
        edges += [place for place in span or () if start < place < end]
    ordered = sorted(set(edges))
    return pairwise(ordered)


def _wrapped(words: str, place: int, marks: Marks | None) -> str:
    if not marks or not words:
        return words
    if marks.quote and marks.quote[0] <= place < marks.quote[1]:
        return f'<mark class="lots-quote">{words}</mark>'
    if marks.passage[0] <= place < marks.passage[1]:
        return f'<mark class="lots-passage">{words}</mark>'
    return words
