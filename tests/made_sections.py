"""Sections and passages as ingest would make them, from a text whose lines say what they are."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Document, Form, Passage, Section, TextBlock
from corpus.sentences import is_list_item
from ingest.statements import with_statements


def made_section(id: str, headings: tuple[str, ...], page: int | None, text: str, **more: object) -> Section:
    """A section; "- " and "1. " begin items, "|" rows, the first row of a table being its header."""
    return replace(Section(id, headings, page, text), blocks=tuple(_blocks(text)), **more)  # type: ignore[arg-type]


def passages_of(document: Document) -> tuple[Passage, ...]:
    """One passage a section, with its statements."""
    return with_statements(document, tuple(_passage(document, section) for section in document.sections))


def _passage(document: Document, section: Section) -> Passage:
    id = f"{document.id}#{section.id}/1"
    text = section.text
    return Passage(id, document.id, section.headings, section.page, 0, len(text), text, document.language)


def _blocks(text: str) -> Iterator[TextBlock]:
    start = 0
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        if not (is_list_item(lines[0]) or lines[0].startswith("|")):
            lines = [paragraph]
        for number, line in enumerate(lines):
            if line.strip():
                yield TextBlock(start, start + len(line), _form(line, number), _level(line))
            start += len(line) + 1
        start += 1


def _form(line: str, number: int) -> Form:
    if line.startswith("|"):
        return Form.ROW if number else Form.HEADER
    if not is_list_item(line):
        return Form.PARAGRAPH
    return Form.STEP if line.lstrip()[0].isalnum() else Form.ITEM


def _level(line: str) -> int:
    return (len(line) - len(line.lstrip())) // 2
