"""A template as HTML with what has been typed in its place (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from app.shell.escape import html_text
from app.templates.forms.form import Block, BlockKind, Form, Paragraph, Piece, Table

DEEPEST_HEADING = 6
LIST_TAGS = {BlockKind.BULLET: "ul", BlockKind.NUMBERED: "ol"}


def preview_html(form: Form, values: Mapping[str, str], labels: Mapping[str, str], empty: str) -> str:
    """The text of the form without the note on how it is used.

    Args:
        values: the words of the fields that are filled in.
        labels: what the fields are called, in the document's language.
        empty: what a screen reader hears before the name of an empty field.
    """
    words = _Words(values, labels, empty)
    drawn = groupby(form.after_note(), key=_list_tag)
    return "".join(_list(tag, blocks, words) if tag else _each(blocks, words) for tag, blocks in drawn)


def _list_tag(block: Block) -> str:
    return LIST_TAGS.get(block.kind, "") if isinstance(block, Paragraph) else ""


class _Words:
    """Draws the pieces of paragraphs."""

    def __init__(self, values: Mapping[str, str], labels: Mapping[str, str], empty: str) -> None:
        self._values, self._labels, self._empty = values, labels, empty

    def html(self, paragraph: Paragraph) -> str:
        """The words of a paragraph."""
        return "".join(self._piece(piece) for piece in paragraph.pieces).replace("\t", " ")

    def _piece(self, piece: Piece) -> str:
        if not piece.field:
            return html_text(piece.text)
        if value := self._values.get(piece.field):
            return f'<mark class="lots-filled">{html_text(value)}</mark>'
        label = html_text(self._labels.get(piece.field, piece.field))
        spoken = f'<span class="lots-hidden">{html_text(self._empty)} </span>'
        return f'<span class="lots-empty">{spoken}[{label}]</span>'


def _list(tag: str, items: Iterable[Block], words: _Words) -> str:
    lines = (words.html(item) for item in items if isinstance(item, Paragraph))
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"


def _each(blocks: Iterable[Block], words: _Words) -> str:
    return "".join(_block(block, words) for block in blocks)


def _block(block: Block, words: _Words) -> str:
    if isinstance(block, Table):
        return _table(block, words)
    if not block.text.strip() or block.kind is BlockKind.TITLE:
        return ""
    if block.kind is BlockKind.HEADING:
        level = min(block.level + 2, DEEPEST_HEADING)  # the page's own headings stand above
        return f"<h{level}>{words.html(block)}</h{level}>"
    owners = f' class="lots-alternative" data-owners="{len(block.owners)}"' if block.owners else ""
    return f"<p{owners}>{words.html(block)}</p>"


def _table(table: Table, words: _Words) -> str:
    rows = [_row(row, "td" if number else "th", words) for number, row in enumerate(table.rows)]
    return f'<div class="lots-table" tabindex="0"><table>{"".join(rows)}</table></div>'


def _row(row: Sequence[Sequence[Paragraph]], tag: str, words: _Words) -> str:
    return "<tr>" + "".join(_cell(cell, tag, words) for cell in row) + "</tr>"


def _cell(cell: Sequence[Paragraph], tag: str, words: _Words) -> str:
    text = "<br>".join(words.html(paragraph) for paragraph in cell)
    if tag == "td" or not text.strip():
        return f"<td>{text}</td>"
    return f'<th scope="col">{text}</th>'
