"""Texts without any structure as a document: each is a section of one paragraph, and one passage (pure)."""

from collections.abc import Iterable
from pathlib import Path

from corpus.model import Document, Form, Kind, Language, Passage, Section, TextBlock
from ingest.statements import with_statements


def plain_document(
    id: str, title: str, language: Language, file: Path, texts: Iterable[tuple[str, str]]
) -> tuple[Document, tuple[Passage, ...]]:
    """A document of (section, text), and its passages with their statements, `plain_id` their ids."""
    headings = (title,) if title else ()
    sections = tuple(
        Section(section, headings, None, text, blocks=(TextBlock(0, len(text), Form.PARAGRAPH),))
        for section, text in texts
    )
    document = Document(id, title, Kind.OTHER, language, file, sections=sections)
    passages = [
        Passage(plain_id(id, each.id), id, headings, None, 0, len(each.text), each.text, language)
        for each in sections
    ]
    return document, with_statements(document, passages)


def plain_id(document: str, section: str) -> str:
    """The id of the one passage of a section."""
    return f"{document}#{section}/1"
