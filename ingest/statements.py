"""A passage's blocks → its statements: sentences, list items, steps and table cells, cut once (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Document, Form, Layout, Owner, Passage, Role, Section, Statement, TextBlock
from corpus.owners import owners_named
from corpus.roles import role_of_line
from corpus.sentences import Sentence, list_mark, split_sentences

# A longer item is told sentence by sentence.
LONGEST_ITEM = 60  # words
# Columns named for so many ownership forms make a table that compares them.
COMPARED_FORMS = 2
# What is to be filled in: "{{ name }}", "[ ]", "____".
_BLANK = re.compile(r"\{\{|\}\}|\[\s*\]|_{3,}")
_ADDRESS = re.compile(r"https?://\S+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_LABEL = re.compile(r"([^:.]{3,110}):\s")
_ITEMS = {Form.ITEM: Layout.ITEM, Form.STEP: Layout.STEP}
_ROLES = {Form.CAPTION: Role.CAPTION, Form.STEP: Role.STEP}


def with_statements(document: Document, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a document with what each of them says."""
    sections = {section.id: section for section in document.sections}
    return tuple(
        replace(
            passage,
            role=sections[passage.section_id].role,
            statements=tuple(_Cutter(document, sections[passage.section_id], passage).statements()),
        )
        for passage in passages
    )


class _Cutter:
    """Cuts one passage; remembers what led in, and for which owner form, as it goes on."""

    def __init__(self, document: Document, section: Section, passage: Passage) -> None:
        self._section = section
        self._passage = passage
        heading = section.headings[-1] if section.headings else ""
        self._standing = _one(owners_named(heading)) or _one(document.owners)
        self._owner = self._standing
        self._lead_in = ""
        self._header: tuple[str, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """All statements of the passage, in order."""
        for number, block in enumerate(self._section.blocks):
            if block.form is Form.HEADER:
                self._header = _cells(self._section.text[block.start : block.end])
            start, end = max(block.start, self._passage.start), min(block.end, self._passage.end)
            if start < end:
                yield from self._of_block(replace(block, start=start, end=end), number)

    def _of_block(self, block: TextBlock, number: int) -> Iterator[Statement]:
        if block.form is Form.HEADER:
            return
        if block.form is Form.ROW:
            yield from self._of_row(block, number)
        elif block.form in _ITEMS:
            yield from self._of_item(block, number)
        else:
            self._lead_in, self._owner = "", self._standing
            for sentence in split_sentences(self._text(block)):
                yield self._said(sentence, block, number, Layout.SENTENCE)

    def _of_item(self, block: TextBlock, number: int) -> Iterator[Statement]:
        text = self._text(block)
        mark = list_mark(text)
        whole = Sentence(text[mark:].strip(), mark, mark + len(text[mark:].rstrip()))
        if not whole.text:
            return
        short = len(text.split()) <= LONGEST_ITEM
        for sentence in (whole,) if short else split_sentences(text[mark:]):
            moved = sentence if short else Sentence(sentence.text, sentence.start + mark, sentence.end + mark)
            yield replace(self._said(moved, block, number, _ITEMS[block.form]), lead_in=self._lead_in)

    def _said(self, sentence: Sentence, block: TextBlock, number: int, layout: Layout) -> Statement:
        text = " ".join(sentence.text.split())
        label = _LABEL.match(text)
        self._owner = (_one(owners_named(label[1])) if label else None) or self._owner
        if layout is Layout.SENTENCE:
            self._lead_in = text if text.endswith(":") else ""
        return Statement(
            text,
            block.start + sentence.start - self._passage.start,
            block.start + sentence.end - self._passage.start,
            layout,
            self._role(text, block.form),
            owners_named(text) or ((self._owner,) if self._owner else ()),
            block=number,
        )

    def _of_row(self, block: TextBlock, number: int) -> Iterator[Statement]:
        """One statement a column where the columns are ownership forms, otherwise the row as one."""
        cells = _cells(self._text(block))
        if not cells or not cells[0]:
            return
        columns = [(head, cell) for head, cell in list(zip(self._header, cells, strict=False))[1:] if cell]
        forms = [_one(owners_named(head)) for head in self._header[1:]]
        start, end = block.start - self._passage.start, block.end - self._passage.start
        for text, owners in (
            _by_form(cells[0], columns) if sum(map(bool, forms)) >= COMPARED_FORMS else _whole(cells, columns)
        ):
            yield Statement(
                text, start, end, Layout.ROW, self._role(text, block.form), owners,
                lead_in=self._header[0] if self._header else "", block=number,
            )  # fmt: skip

    def _role(self, text: str, form: Form) -> Role:
        if _BLANK.search(text):
            return Role.BLANK
        if _ADDRESS.fullmatch(text):
            return Role.SOURCES
        if text.endswith("?"):
            return Role.QUESTION
        on_cover = self._section.role is Role.COVER and not _SENTENCE_END.search(text)
        if self._section.role is Role.COVER and not on_cover and form is Form.PARAGRAPH:
            return Role.ABOUT
        return _ROLES.get(form) or role_of_line(text) or self._section.role

    def _text(self, block: TextBlock) -> str:
        return self._section.text[block.start : block.end]


def _by_form(label: str, columns: Sequence[tuple[str, str]]) -> Iterator[tuple[str, tuple[Owner, ...]]]:
    between = " " if label[-1] in "?!.:" else ": "
    for head, cell in columns:
        yield f"{head}: {label}{between}{cell}", owners_named(head)


def _whole(
    cells: Sequence[str], columns: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, tuple[Owner, ...]]]:
    said = "; ".join(f"{head}: {cell}" if len(columns) > 1 and head else cell for head, cell in columns)
    text = f"{cells[0]}: {said}" if said else cells[0]
    # The row's own words decide what it is about.
    yield text, owners_named(text)


def _cells(row: str) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in row.strip().strip("|").split("|"))


def _one(owners: Sequence[Owner]) -> Owner | None:
    return owners[0] if len(owners) == 1 else None
