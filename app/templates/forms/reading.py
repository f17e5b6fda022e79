"""DOCX → the template as a form.

A placeholder is `{{ name }}`, in one run or cut into several by Word. Alternatives are known by their
paragraph style; see `corpus/typesetting/docx.py`.
"""

import re
from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.templates.forms.form import Block, BlockKind, Form, Paragraph, Piece, Table
from app.templates.forms.word import (
    TBL,
    TC,
    P,
    R,
    letters,
    open_word,
    owners_of_style,
    run_style,
    style_id,
    style_names,
    xml_parts,
)
from corpus.typesetting import docx_styles as styles

PLACEHOLDER = re.compile(r"\{\{[ \u00a0]*(\w[\w .,/()-]{0,78}?)[ \u00a0]*\}\}")


def read_form(data: bytes, note: frozenset[str] = frozenset()) -> Form:
    """The template in these bytes.

    Args:
        note: first-level headings of the note on how it is used.

    Raises:
        UnreadableFile: they are no DOCX file.
    """
    document = open_word(data)
    names = style_names(document)
    margins = (
        read_paragraph(element, names)
        for part in xml_parts(document)
        if part is not document.part
        for element in part.element.iter(P)
    )
    return Form(
        tuple(_blocks(document.element.body, names)),
        tuple(paragraph for paragraph in margins if any(piece.field for piece in paragraph.pieces)),
        note,
    )


def _blocks(holder: BaseOxmlElement, names: Mapping[str, str]) -> Iterator[Block]:
    for element in holder:
        if element.tag == P:
            yield read_paragraph(element, names)
        elif element.tag == TBL:
            yield Table(tuple(_rows(element, names)))
        elif element.tag == qn("w:sdt"):
            for content in element.iterchildren(qn("w:sdtContent")):
                yield from _blocks(content, names)


def _rows(table: BaseOxmlElement, names: Mapping[str, str]) -> Iterator[tuple[tuple[Paragraph, ...], ...]]:
    for row in table.iterchildren(qn("w:tr")):
        cells = row.iterchildren(TC)
        yield tuple(tuple(read_paragraph(element, names) for element in cell.iter(P)) for cell in cells)


def read_paragraph(element: BaseOxmlElement, names: Mapping[str, str]) -> Paragraph:
    """One paragraph, without the label that tells a reader of an alternative."""
    style = names.get(style_id(element), "")
    heading = re.fullmatch(r"Heading (\d)", style)
    kind = BlockKind.HEADING if heading else _kind(element, style)
    labelled = {run for run in element.iter(R) if names.get(run_style(run)) == styles.ALTERNATIVE_LABEL}
    text = "".join(letter.text for letter in letters(element) if letter.run not in labelled)
    level = int(heading[1]) if heading else 0
    return Paragraph(kind, tuple(_pieces(text)), level, owners_of_style(style))


def _kind(element: BaseOxmlElement, style: str) -> BlockKind:
    if style == "Title":
        return BlockKind.TITLE
    if style == styles.NOTE:
        return BlockKind.NOTE
    if style.startswith("List Number"):
        return BlockKind.NUMBERED
    is_listed = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return BlockKind.BULLET if is_listed or style.startswith("List Bullet") else BlockKind.TEXT


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()])
        yield Piece(found.group(), found[1])
        end = found.end()
    if end < len(text):
        yield Piece(text[end:])
