"""A passage's blocks → its statements: sentences, list items, steps and table cells, cut once (pure)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from corpus.model import Document, Form, Layout, Owner, Passage, Role, Section, Statement, TextBlock
from corpus.owners import owners_named
from corpus.roles import role_of_lead_in, role_of_line, role_of_sentence
from corpus.sentences import Sentence, split_sentences
from corpus.text_blocks import ROWS, cells_of, words_of

# A longer item is told sentence by sentence.
LONGEST_ITEM = 60  # words
# Columns named for so many ownership forms make a table that compares them.
COMPARED_FORMS = 2
# Each column repeats the row's label, so a table with more is a list and no comparison.
MOST_COMPARED = 12
# What is to be filled in: "{{ name }}", "[ ]", "____".
_BLANK = re.compile(r"\{\{|\}\}|\[\s*\]|_{3,}")
_BOX = re.compile(r"\[[ xX]?\]\s+")
_ADDRESS = re.compile(r"https?://\S+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_LABEL = re.compile(r"([^:.]{3,110}):\s")
_ITEMS = {Form.ITEM: Layout.ITEM, Form.STEP: Layout.STEP}
# Where a section says what holds, a list that counts says what to do first and what then.
_MAY_HOLD_STEPS = {Role.RULE, Role.ANSWER, Role.STEP}


def with_statements(document: Document, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a document, in order, with what each of them says."""
    cutters = {section.id: _Cutter(document, section) for section in document.sections}
    return tuple(cutters[passage.section_id].cut(passage) for passage in passages)


class _Cutter:
    """Cuts a section's passages; remembers what led in, and for which owner form, as it goes on."""

    def __init__(self, document: Document, section: Section) -> None:
        self._section = section
        self._begin = 0  # where in the section the passage begins
        heading = section.headings[-1] if section.headings else ""
        self._standing = _one(owners_named(heading)) or _one(document.owners)
        self._owner = self._standing
        self._has_titles = section.role is Role.COVER or (not section.headings and len(document.sections) > 1)
        self._lead_in = ""
        self._header: tuple[str, ...] = ()

    def cut(self, passage: Passage) -> Passage:
        """The next passage of the section with its statements."""
        self._begin = passage.start
        statements: list[Statement] = []
        blocks = self._section.blocks
        for number in range(bisect_right(blocks, passage.start, key=lambda block: block.end), len(blocks)):
            block = blocks[number]
            if block.start >= passage.end:
                break
            start, end = max(block.start, passage.start), min(block.end, passage.end)
            statements += self._of_block(replace(block, start=start, end=end), number)
        return replace(passage, role=self._section.role, statements=tuple(statements))

    def _of_block(self, block: TextBlock, number: int) -> Iterator[Statement]:
        if block.form is not Form.ROW:
            self._header = self._cells(block) if block.form is Form.HEADER else ()
        if block.form is Form.ROW:
            yield from self._of_row(block, number)
        elif block.form in _ITEMS:
            yield from self._of_item(block, number)
        elif block.form not in ROWS:
            self._lead_in, self._owner = "", self._standing
            for sentence in split_sentences(self._section.text[block.start : block.end]):
                said = self._said(sentence, block, number)
                self._owner = self._owner_of_label(said.text)
                self._lead_in = said.text if said.text.endswith(":") else ""
                yield said

    def _of_item(self, block: TextBlock, number: int) -> Iterator[Statement]:
        start, end = words_of(self._section.text, block)
        if box := _BOX.match(self._section.text, start, end):
            start = box.end()
        text = self._section.text[start:end]
        whole = Sentence(text.strip(), 0, len(text.rstrip()))
        is_short = len(text.split()) <= LONGEST_ITEM
        before = self._owner
        for sentence in (whole,) if is_short and whole.text else split_sentences(text):
            said = self._said(sentence, replace(block, start=start), number)
            # A label holds to the end of its item, one of the line above for the whole list.
            self._owner = self._owner_of_label(said.text)
            is_check = said.role is not Role.BLANK and (box or self._checks())
            role = Role.CHECKLIST if is_check else said.role
            yield replace(said, layout=_ITEMS[block.form], role=role, lead_in=self._lead_in)
        self._owner = before

    def _checks(self) -> bool:
        """Whether a list that stands here is a checklist."""
        return Role.CHECKLIST in (self._section.role, role_of_lead_in(self._lead_in))

    def _said(self, sentence: Sentence, block: TextBlock, number: int) -> Statement:
        text = " ".join(sentence.text.split())
        owner = self._owner_of_label(text)
        start = block.start - self._begin
        return Statement(
            text,
            start + sentence.start,
            start + sentence.end,
            role=self._role(text, block.form),
            owners=owners_named(text) or ((owner,) if owner else ()),
            block=number,
        )

    def _owner_of_label(self, text: str) -> Owner | None:
        """The form that "Region (Vecura): …" is about, else the one that the words before were about."""
        label = _LABEL.match(text)
        return (_one(owners_named(label[1])) if label else None) or self._owner

    def _of_row(self, block: TextBlock, number: int) -> Iterator[Statement]:
        """One statement a column where the columns are ownership forms, otherwise the row as one."""
        label, *cells = self._cells(block)
        columns = [(head, cell) for head, cell in zip_longest(self._header[1:], cells, fillvalue="") if cell]
        forms = [_one(owners_named(head)) for head in self._header[1:]]
        start, end = block.start - self._begin, block.end - self._begin
        is_compared = label and len(columns) <= MOST_COMPARED and sum(map(bool, forms)) >= COMPARED_FORMS
        for text, owners in _by_form(label, columns) if is_compared else _whole(label, columns):
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
        if alone := role_of_sentence(text):
            return alone
        if form is Form.CAPTION:
            return Role.CAPTION
        section = self._section.role
        if self._has_titles and (form is Form.PARAGRAPH or section is Role.COVER):
            if not _SENTENCE_END.search(text):
                return Role.COVER
            section = Role.ABOUT if section is Role.COVER else section
        if form is Form.STEP and section in _MAY_HOLD_STEPS:
            return Role.STEP
        return role_of_line(text) or role_of_lead_in(text) or section

    def _cells(self, block: TextBlock) -> tuple[str, ...]:
        text = self._section.text
        return tuple(" ".join(text[start:end].split()) for start, end in cells_of(text, block))


def _by_form(label: str, columns: Sequence[tuple[str, str]]) -> Iterator[tuple[str, tuple[Owner, ...]]]:
    between = " " if label[-1] in "?!.:" else ": "
    for head, cell in columns:
        yield (f"{head}: " if head else "") + f"{label}{between}{cell}", owners_named(head)


def _whole(label: str, columns: Sequence[tuple[str, str]]) -> Iterator[tuple[str, tuple[Owner, ...]]]:
    said = "; ".join(f"{head}: {cell}" if len(columns) > 1 and head else cell for head, cell in columns)
    text = ": ".join(part for part in (label, said) if part)
    # The row's own words decide what it is about.
    if text:
        yield text, owners_named(text)


def _one(owners: Sequence[Owner]) -> Owner | None:
    return owners[0] if len(owners) == 1 else None
