"""The XML of a Word document → blocks (takes elements, knows no library)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.blocks import Block, Form, cell_text, item_text, row_text
from ingest.clean import one_line
from ingest.limits import MAX_DEPTH
from ingest.numbering import Numbering, W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted or moved away, an instruction, or a copy for older programs: nothing of it is shown.
_NOT_SHOWN = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "rt")} | {
    _FALLBACK
}
_BOX = f"{W}txbxContent"
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_HEADING = re.compile(r"heading ([1-9])", re.I)
_TYPED_MARK = re.compile(r"([•▪◦‣●■□☐☑☒✓*–-])\s+")
_NO = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says about structure.

    Args:
        level: of a heading, 0 for a title; None for text.
    """

    level: int | None = None
    list_id: str = ""
    depth: int = 0
    is_contents: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """All that the paragraphs of a document refer to."""

    styles: Mapping[str, Style]
    numbering: Numbering
    notes: Mapping[str, str]


def read_styles(root: Any) -> dict[str, Style]:
    """Styles by id, with what they inherit."""
    elements = {element.get(f"{W}styleId"): element for element in root.iter(f"{W}style")}
    return {id: _style(element, elements) for id, element in elements.items() if id}


def _style(element: Any, elements: Mapping[str, Any]) -> Style:
    chain: list[Any] = []
    while element is not None and element not in chain and len(chain) < MAX_DEPTH:
        chain.append(element)
        element = elements.get(_value(element, "basedOn"))
    names = [_value(element, "name") for element in chain]
    levels = [_outline_level(element.find(f"{W}pPr")) for element in chain]
    level = next((found for found in levels if found is not None), None)
    for name in names:
        if heading := _HEADING.fullmatch(name):
            level = int(heading.group(1))
        elif name.lower() == "title":
            level = 0
    list_id, depth = next(
        (found for element in chain if (found := _list_of(element.find(f"{W}pPr")))[0]), ("", 0)
    )
    if not list_id and names[:1] and names[0].lower().startswith(("list bullet", "checklist")):
        list_id = "bullet"
    is_contents = bool(names) and names[0].lower().startswith("toc ")
    return Style(level, list_id, depth, is_contents)


def _outline_level(properties: Any) -> int | None:
    value = _value(properties, "outlineLvl") if properties is not None else ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None


def _list_of(properties: Any) -> tuple[str, int]:
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    if numbers is None:
        return "", 0
    depth = _value(numbers, "ilvl")
    return _value(numbers, "numId"), int(depth) if depth.isdecimal() and int(depth) < 9 else 0


def read_notes(root: Any) -> dict[str, str]:
    """Foot- or endnotes as "footnoteReference:id" → text, without the separators that Word keeps there."""
    notes: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        for note in root.iter(f"{W}{kind}") if root is not None else ():
            text = one_line(" ".join(_text(paragraph)[0] for paragraph in note.iter(f"{W}p")))
            if note.get(f"{W}type") in {None, "normal"} and text:
                notes[f"{kind}Reference:{note.get(f'{W}id')}"] = text
    return notes


def word_blocks(element: Any, word: Word, depth: int = 0) -> Iterator[Block]:
    """The blocks below an element: paragraphs and tables, content controls and text boxes opened."""
    for child in element:
        if child.tag == f"{W}p":
            yield from _paragraph(child, word, depth)
        elif child.tag == f"{W}tbl":
            yield from _table(child, word, depth)
        elif child.tag not in _NOT_SHOWN and depth < MAX_DEPTH and isinstance(child.tag, str):
            yield from word_blocks(child, word, depth + 1)


def _paragraph(paragraph: Any, word: Word, depth: int) -> Iterator[Block]:
    text, notes, boxes = _text(paragraph)
    properties = paragraph.find(f"{W}pPr")
    style = word.styles.get(_value(properties, "pStyle") if properties is not None else "", Style())
    text = one_line(text)
    if text and not style.is_contents:
        own_level = _outline_level(properties)
        list_id, list_depth = _list_of(properties)
        list_id, list_depth = (
            (list_id, list_depth or style.depth) if list_id else (style.list_id, style.depth)
        )
        mark = word.numbering.mark(list_id, list_depth) if list_id not in {"", "0"} else ""
        level = style.level if own_level is None else own_level
        yield _block(text, level, mark, list_depth)
    yield from (Block(Form.PARAGRAPH, word.notes[note]) for note in notes if note in word.notes)
    for box in boxes if depth < MAX_DEPTH else ():
        yield from word_blocks(box, word, depth + 1)


def _block(text: str, level: int | None, mark: str, list_depth: int) -> Block:
    counted = any(character.isalnum() for character in mark)
    if level is not None:
        return Block(Form.HEADING, f"{mark} {text}" if counted else text, level=level)
    typed = _TYPED_MARK.match(text)
    if typed:
        return Block(Form.ITEM, item_text("-", text[typed.end() :]), list_depth)
    if mark and not re.fullmatch(r"\d+(?:\.\d+)+\.?", mark):
        return Block(Form.ITEM, item_text(mark, text), list_depth)
    # "2.1 …" numbers a paragraph of a contract, not an item of a list.
    return Block(Form.PARAGRAPH, f"{mark} {text}" if mark else text)


def _text(paragraph: Any) -> tuple[str, list[str], list[Any]]:
    """Shown text of a paragraph, the notes it calls, the text boxes it anchors."""
    parts: list[str] = []
    notes: list[str] = []
    boxes: list[Any] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        name = element.tag
        if name in _NOT_SHOWN or not isinstance(name, str) or (name == f"{W}r" and _is_hidden(element)):
            continue
        if name == _BOX:
            boxes.append(element)
            continue
        if name == f"{W}t":
            parts.append(element.text or "")
        elif name in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            notes.append(f"{name.removeprefix(W)}:{element.get(f'{W}id')}")
        parts.append(_SIGNS.get(name, ""))
        stack.extend(reversed(list(element)))
    return "".join(parts), notes, boxes


def _is_hidden(run: Any) -> bool:
    properties = run.find(f"{W}rPr")
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return vanish is not None and str(vanish.get(f"{W}val", "1")).lower() not in _NO


def _table(table: Any, word: Word, depth: int) -> Iterator[Block]:
    rows = [_cells(row) for row in _inner(table, "tr")]
    if all(len(row) < 2 for row in rows):
        # A frame round text, not a table.
        for row in rows:
            for cell in row:
                yield from word_blocks(cell, word, depth + 1)
        return
    above: dict[int, str] = {}
    texts = [text for row in rows if any(text := list(_row(row, above, word, depth)))]
    for number, text in enumerate(texts, start=1):
        yield Block(Form.ROW, row_text(text), ends_table=number == len(texts))


def _row(cells: list[Any], above: dict[int, str], word: Word, depth: int) -> Iterator[str]:
    """Texts of the cells; one that is merged with the cell above says the same as that."""
    column = 0
    for cell in cells:
        properties = cell.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        text = above.get(column, "") if goes_on else cell_text(word_blocks(cell, word, depth + 1))
        above[column] = text
        yield text
        span = _value(properties, "gridSpan") if properties is not None else ""
        column += int(span) if span.isdecimal() and 0 < int(span) < 100 else 1


def _cells(row: Any) -> list[Any]:
    return list(_inner(row, "tc"))


def _inner(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins"}:
            yield from _inner(child, name)


def _value(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return str(child.get(f"{W}val") or "") if child is not None else ""
