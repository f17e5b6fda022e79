"""HTML → Raw: headings, paragraphs, lists and tables; what is not shown is not read."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString, Tag

from corpus.errors import UnreadableFile
from corpus.word_list import listed
from ingest.blocks import Block, Form, Raw, deeper, item_text, row_text
from ingest.limits import MAX_DEPTH

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


_NOT_SHOWN = listed(
    """
    script style template noscript head svg math iframe object embed canvas audio video button input select
    textarea datalist dialog nav map
    """
)
_BLOCKS = listed(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form
    header hgroup html li main ol p pre section summary table tbody td tfoot th thead tr ul caption hr
    """
)
# A page's own style sheet is not evaluated; what hides an element by itself is.
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|font-size\s*:\s*0(?:\D|$)",
    re.I,
)
_BLOCK_OR_HEADING = _BLOCKS | _HEADINGS.keys()


def read_html(data: bytes) -> Raw:
    """The document; raises UnreadableFile."""
    soup = _parse(data)
    title = soup.title.get_text(" ") if soup.title else ""
    language = soup.html.get("lang") if soup.html else None
    root = soup.find("main") or soup.find("article") or soup.body or soup
    metadata = (("declared-language", str(language)[:2].lower()),) if language else ()
    return Raw(tuple(_blocks(root)), title, metadata=metadata)


def html_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, as it stands in Markdown."""
    return tuple(_blocks(_parse(text)))


def _parse(source: bytes | str) -> BeautifulSoup:
    # lxml comes with python-docx; the standard library's parser does not know which tags end by themselves.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            return BeautifulSoup(source, "lxml")
    except (AssertionError, RecursionError, ValueError) as error:
        raise UnreadableFile("is not HTML that can be followed; save it anew from a browser") from error


def _blocks(element: Tag, depth: int = 0) -> Iterator[Block]:
    """The blocks below an element; text between them is paragraphs."""
    inline: list[str] = []
    for child in _shown(element):
        if isinstance(child, Tag) and (child.name in _BLOCK_OR_HEADING or _holds_blocks(child, depth)):
            yield from _paragraph(inline)
            inline = []
            yield from _block(child, depth + 1)
        else:
            inline.append(_text(child))
    yield from _paragraph(inline)


def _block(element: Tag, depth: int) -> Iterator[Block]:
    if depth > MAX_DEPTH:
        yield from _paragraph([_text(element)])
    elif element.name in _HEADINGS:
        if text := " ".join(_text(element).split()):
            yield Block(Form.HEADING, text, level=_HEADINGS[element.name], id=str(element.get("id") or ""))
    elif element.name in {"ul", "ol"}:
        yield from _list(element, depth)
    elif element.name == "dl":
        yield from _definitions(element)
    elif element.name == "table":
        yield from _table(element, depth)
    elif element.name == "figcaption":
        yield from (replace(block, form=Form.CAPTION) for block in _paragraph([_text(element)]))
    elif element.name == "pre":
        yield from _paragraph([element.get_text()], keep_lines=True)
    else:
        yield from _blocks(element, depth)


def _paragraph(parts: list[str], keep_lines: bool = False) -> Iterator[Block]:
    text = "".join(parts)
    text = text.strip("\n") if keep_lines else " ".join(text.split())
    if text.strip():
        yield Block(Form.PARAGRAPH, text)


def _list(element: Tag, depth: int) -> Iterator[Block]:
    start = str(element.get("start") or "")
    number = int(start) if start.isdecimal() and len(start) < 5 else 1
    for child in _shown(element):
        if isinstance(child, Tag) and child.name == "li":
            yield from _item(child, f"{number}." if element.name == "ol" else "-", depth + 1)
            number += 1
        elif isinstance(child, Tag):
            yield from _block(child, depth + 1)


def _item(item: Tag, mark: str, depth: int) -> Iterator[Block]:
    """Its own text as one line, then the lists and tables inside it."""
    own: list[str] = []
    inner: list[Block] = []
    for block in _blocks(item, depth):
        if block.form in {Form.PARAGRAPH, Form.HEADING} and not inner:
            own.append(block.text)
        else:
            inner.append(block)
    if own:
        yield Block(Form.ITEM, item_text(mark, " ".join(own)))
    yield from deeper(inner)


def _definitions(element: Tag) -> Iterator[Block]:
    """A term and what it means on one line."""
    term = ""
    for child in element.find_all(["dt", "dd"]):
        text = " ".join(_text(child).split())
        if child.name == "dt":
            term = text
        elif text:
            yield Block(Form.ITEM, item_text("-", f"{term}: {text}" if term else text))


def _table(table: Tag, depth: int) -> Iterator[Block]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    caption = table.find("caption")
    if caption:
        yield from (replace(block, form=Form.CAPTION) for block in _paragraph([_text(caption)]))
    cells = [[cell for cell in _shown(row) if isinstance(cell, Tag)] for row in rows]
    if all(len(row) < 2 for row in cells) or table.find("table"):
        # One column, or tables in tables: it arranges the page and tabulates nothing.
        for row in cells:
            for cell in row:
                yield from _blocks(cell, depth)
        return
    told = [row for row in cells if any(_text(cell).strip() for cell in row)]
    for row in told:
        text = row_text([_text(cell) for cell in row])
        yield Block(Form.ROW, text, is_header=_is_header(row), ends_table=row is told[-1])


def _is_header(row: list[Tag]) -> bool:
    """Whether the page says so; a lone head at the left is the row's own."""
    return any(cell.name == "th" for cell in row[1:]) or row[0].find_parent("thead") is not None


def _shown(element: Tag) -> Iterator[Any]:
    for child in element.children:
        if isinstance(child, Tag):
            if child.name not in _NOT_SHOWN and not _is_hidden(child):
                yield child
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield child


def _is_hidden(tag: Tag) -> bool:
    return (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or bool(_HIDING.search(str(tag.get("style") or "")))
    )


def _holds_blocks(tag: Tag, depth: int) -> bool:
    return depth <= MAX_DEPTH and tag.find(list(_BLOCK_OR_HEADING)) is not None


def _text(node: Any) -> str:
    """All shown text below a node, without calling itself: pages can nest without end."""
    parts: list[str] = []
    stack = [node]
    while stack:
        top = stack.pop()
        if not isinstance(top, Tag):
            parts.append(str(top))
        elif top.name == "br":
            parts.append(" ")
        elif top.name == "img":
            parts.append(str(top.get("alt") or ""))
        else:
            apart = top.name in _BLOCK_OR_HEADING
            stack.extend([" ", *reversed(list(_shown(top))), " "] if apart else reversed(list(_shown(top))))
    return "".join(parts)
