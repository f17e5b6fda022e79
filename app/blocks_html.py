"""The text of a section as HTML that looks like the document, passage and quote marked (pure)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from app.escape import html_text
from app.lines import Line, LineKind, cells, fields_as_gaps, read_lines

Span = tuple[int, int]
Inline = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where in a section the passage and the quote stand, as character spans."""

    passage: Span
    quote: Span | None = None


def section_html(text: str, marks: Marks | None = None) -> str:
    """Paragraphs, lists and tables of `text`; every word of it is escaped."""
    return blocks_html(text, lambda start, end: marked(text, start, end, marks))


def blocks_html(text: str, inline: Inline) -> str:
    """The same, with `inline` drawing what stands between two places of a line."""
    return "".join(
        _block(kind, list(lines), text, inline) for kind, lines in groupby(read_lines(text), key=_family)
    )


def _family(line: Line) -> LineKind:
    return LineKind.ROW if line.kind is LineKind.RULE else line.kind


def _block(kind: LineKind, lines: Sequence[Line], text: str, inline: Inline) -> str:
    if kind is LineKind.EMPTY:
        return ""
    if kind is LineKind.ROW:
        return _table(lines, text, inline)
    if kind is LineKind.TEXT:
        return "<p>" + " ".join(inline(line.start, line.end) for line in lines) + "</p>"
    return _list(kind, lines, inline)


def _list(kind: LineKind, lines: Sequence[Line], inline: Inline) -> str:
    items = "".join(_item(line, inline(line.start, line.end)) for line in lines)
    # The numbers are the document's own, so they are written out and not counted by the browser.
    name = "lots-bullets" if kind is LineKind.BULLET else "lots-numbers"
    return f'<ul class="{name}" role="list">{items}</ul>'


def _item(line: Line, words: str) -> str:
    number = f'<span class="lots-marker">{html_text(line.marker)}</span> ' if line.marker else ""
    level = f' class="lots-level-{line.level}"' if line.level else ""
    return f"<li{level}>{number}<span>{words}</span></li>"


def _table(lines: Sequence[Line], text: str, inline: Inline) -> str:
    rows = [line for line in lines if line.kind is LineKind.ROW]
    has_head = len(rows) > 1 and any(line.kind is LineKind.RULE for line in lines[1:2])
    drawn = [
        _row(text, line, "th" if has_head and place == 0 else "td", inline) for place, line in enumerate(rows)
    ]
    return f'<div class="lots-table" tabindex="0"><table>{"".join(drawn)}</table></div>'


def _row(text: str, line: Line, tag: str, inline: Inline) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "<tr>" + "".join(f"<{tag}{scope}>{inline(*cell)}</{tag}>" for cell in cells(text, line)) + "</tr>"


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
