"""A tagged PDF's structure tree → blocks: headings, lists and tables as the writer made them (pure)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import Block, Form, cell_text, deeper, row_text
from ingest.clean import one_line
from ingest.flow import Flow
from ingest.page import Element, Mark, Piece

# A tree that knows less of the text than this is no description of the document.
COVERAGE = 0.98

_HEADINGS = {"Title": 0, "H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_LISTS = {"L"}
_TABLES = {"Table"}
# A table of contents repeats the headings, and would be found in their stead.
_DROPPED = {"TOC", "Artifact"}
_NOTES = {"Note", "FENote"}
_CAPTIONS = {"Caption"}
_PARAGRAPHS = {"P", "BlockQuote", "Code", "Formula", "Index", "Aside"}
_GROUPS = {
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Figure", "Form",
}  # fmt: skip
_BLOCK_TAGS = _HEADINGS.keys() | _CAPTIONS | _LISTS | _TABLES | _DROPPED | _NOTES | _PARAGRAPHS | _GROUPS

Texts = Mapping[tuple[int, int], str]


def texts_of(pages: Sequence[Sequence[Piece]]) -> dict[tuple[int, int], str]:
    """Text by (page, mark) of everything that is marked."""
    texts: dict[tuple[int, int], str] = {}
    for number, pieces in enumerate(pages):
        last: tuple[int, int] | None = None
        for piece in pieces:
            key = (number, piece.mark) if piece.mark is not None else None
            if key is None and not piece.text.strip() and last:
                key = last  # the break after a line belongs to the line
            if key:
                texts[key] = texts.get(key, "") + piece.text
            last = key
    return texts


def describes(tree: Element, pages: Sequence[Sequence[Piece]], texts: Texts) -> bool:
    """Whether nearly all text that is no ornament stands in the tree."""
    reached = {(leaf.page, leaf.number) for leaf in _leaves([tree]) if isinstance(leaf, Mark)}
    found = sum(len(text.strip()) for key, text in texts.items() if key in reached)
    whole = sum(len(piece.text.strip()) for pieces in pages for piece in pieces if not piece.artifact)
    return whole > 0 and found >= COVERAGE * whole


def tagged_blocks(tree: Element, texts: Texts, known: frozenset[str]) -> tuple[Block, ...]:
    """The blocks in the tree's order; `known` are words seen unbroken, see `clean.join_lines`."""
    return tuple(_Reader(texts, known).blocks(tree))


@dataclass(frozen=True, slots=True)
class _Reader:
    texts: Texts
    known: frozenset[str]

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks of a group, inline text between them as paragraphs."""
        if element.tag in _DROPPED:
            return
        inline: list[Element | Mark] = []
        notes: list[Element] = []
        for child, following in pairwise([*element.children, None]):
            if child is None or _names_contents(child, following):
                continue
            if isinstance(child, Element) and child.tag in _NOTES:
                notes.append(child)  # a footnote must not cut the sentence that calls it
            elif isinstance(child, Element) and (child.tag in _BLOCK_TAGS or _holds_blocks(child)):
                yield from self._paragraph(inline)
                inline = []
                yield from self._block(child)
            elif not self._calls_note(child):
                inline.append(child)
        yield from self._paragraph(inline)
        for note in notes:
            yield from self._paragraph([child for child in note.children if not self._calls_note(child)])

    def _calls_note(self, child: Element | Mark) -> bool:
        """Whether it is the raised figure of a footnote, which would read as part of the word before."""
        if not isinstance(child, Element) or child.tag not in {"Lbl", "Reference"}:
            return False
        return "".join(self._text(mark) for mark in _marks(child)).strip().isdecimal()

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag in _HEADINGS:
            heading = self._flow(element.children).block(Form.HEADING, _HEADINGS[element.tag])
            yield from [heading] if heading else []
        elif element.tag in _LISTS:
            yield from self._list(element)
        elif element.tag in _TABLES:
            yield from self._table(element)
        elif element.alternative:
            page = next((mark.page + 1 for mark in _marks(element)), None)
            yield Block(Form.CAPTION, one_line(element.alternative), page=page)
        elif element.tag in _CAPTIONS:
            yield from (replace(block, form=Form.CAPTION) for block in self.blocks(element))
        else:
            yield from self.blocks(element)

    def _paragraph(self, inline: Sequence[Element | Mark]) -> Iterator[Block]:
        block = self._flow(inline).block()
        if block:
            yield block

    def _list(self, element: Element) -> Iterator[Block]:
        for child in element.children:
            if isinstance(child, Element) and child.tag == "LI":
                yield from self._item(child)
            elif isinstance(child, Element):
                yield from self._block(child)

    def _item(self, item: Element) -> Iterator[Block]:
        """Its own text as one line, then the lists inside it."""
        labels = [child for child in item.children if isinstance(child, Element) and child.tag == "Lbl"]
        mark = one_line(
            "".join(self.texts.get((m.page, m.number), "") for label in labels for m in _marks(label))
        )
        own, inner = Flow(self.known), []
        for leaf in _leaves(
            [child for child in item.children if child not in labels], _LISTS | _TABLES, _DROPPED
        ):
            if isinstance(leaf, Element):
                inner.append(leaf)
            else:
                own.add(leaf.page, self._text(leaf))
        if block := own.block(Form.ITEM, mark=mark):
            yield block
        for element in inner:
            yield from deeper(self._block(element))

    def _table(self, table: Element) -> Iterator[Block]:
        for child in table.children:
            if isinstance(child, Element) and child.tag == "Caption":
                yield from self._block(child)
        rows = [block for row in _rows(table) if (block := self._row(row))]
        yield from rows[:-1]
        yield from [replace(row, ends_table=True) for row in rows[-1:]]

    def _row(self, row: Element) -> Block | None:
        cells, page = [], None
        for child in row.children:
            if isinstance(child, Element) and child.tag in {"TD", "TH"}:
                marks = list(_marks(child))
                page = page if page is not None or not marks else marks[0].page + 1
                cells.append(cell_text(self.blocks(child)))
        return Block(Form.ROW, row_text(cells), page=page) if any(cells) else None

    def _flow(self, children: Sequence[Element | Mark]) -> Flow:
        flow = Flow(self.known)
        for leaf in _leaves(children, dropped=_DROPPED):
            if isinstance(leaf, Mark):
                flow.add(leaf.page, self._text(leaf))
        return flow

    def _text(self, mark: Mark) -> str:
        return self.texts.get((mark.page, mark.number), "")


def _holds_blocks(element: Element) -> bool:
    return any(isinstance(child, Element) and child.tag in _BLOCK_TAGS for child in element.children)


def _names_contents(child: Element | Mark, following: Element | Mark | None) -> bool:
    """The word "Contents" goes with the table that it stands over."""
    return (
        isinstance(following, Element)
        and following.tag == "TOC"
        and isinstance(child, Element)
        and (child.tag in _HEADINGS or child.tag == "P")
    )


def _rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and child.tag == "TR":
            yield child
        elif isinstance(child, Element) and child.tag in {"THead", "TBody", "TFoot"}:
            yield from _rows(child)


def _marks(element: Element) -> Iterator[Mark]:
    return (leaf for leaf in _leaves(element.children, dropped=_DROPPED) if isinstance(leaf, Mark))


def _leaves(
    children: Sequence[Element | Mark], whole: Collection[str] = (), dropped: Collection[str] = ()
) -> Iterator[Element | Mark]:
    """Marks in order, and the elements with a tag in `whole`, unopened."""
    stack = list(reversed(children))
    while stack:
        node = stack.pop()
        if isinstance(node, Mark) or node.tag in whole:
            yield node
        elif node.tag not in dropped:
            stack.extend(reversed(node.children))
