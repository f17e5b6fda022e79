"""Documents and passages as lines of JSON, the form in which a build keeps them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import DamagedBuild
from corpus.model import (
    Document,
    Form,
    Kind,
    Language,
    Layout,
    LegalArea,
    Owner,
    PageStart,
    Passage,
    Role,
    Section,
    Stage,
    Statement,
    TextBlock,
)


def write_passages(path: Path, passages: Iterable[Passage]) -> None:
    """One passage a line, in the order of the rows of all indexes."""
    _write(path, map(_passage_entry, passages))


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages as written; raises DamagedBuild."""
    return tuple(_from_lines(path, _passage))


def write_documents(path: Path, documents: Iterable[Document], files: Mapping[str, str]) -> None:
    """One document a line, sections included; `files` gives by id the name of the original's copy."""
    _write(path, (_document_entry(document, files[document.id]) for document in documents))


def read_documents(path: Path, files: Path) -> tuple[Document, ...]:
    """The documents as written, their files below `files`; raises DamagedBuild."""
    return tuple(_from_lines(path, lambda entry: _document(entry, files)))


def _write(path: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for entry in entries:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _from_lines(path: Path, make: Any) -> Iterable[Any]:
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield make(json.loads(line))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedBuild(f"{path.name} of the index cannot be read: {error}") from error


def _passage_entry(passage: Passage) -> dict[str, Any]:
    entry = {field.name: getattr(passage, field.name) for field in fields(Passage)}
    return {**entry, "statements": [_entry_of(statement) for statement in passage.statements]}


def _passage(entry: dict[str, Any]) -> Passage:
    converted = {
        "headings": tuple(entry["headings"]),
        "language": Language(entry["language"]),
        "role": Role(entry["role"]),
        "statements": tuple(map(_statement, entry["statements"])),
    }
    return Passage(**{**entry, **converted})


def _statement(entry: dict[str, Any]) -> Statement:
    converted = {
        "layout": Layout(entry["layout"]),
        "role": Role(entry["role"]),
        "owners": tuple(map(Owner, entry["owners"])),
    }
    return Statement(**{**entry, **converted})


def _entry_of(value: Statement | Section) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _document_entry(document: Document, file: str) -> dict[str, Any]:
    entry = {field.name: getattr(document, field.name) for field in fields(Document)}
    for field in ("valid_from", "review_by"):
        entry[field] = entry[field].isoformat() if entry[field] else None
    sections = [_section_entry(section) for section in document.sections]
    return {**entry, "file": file, "sections": sections}


def _section_entry(section: Section) -> dict[str, Any]:
    return {
        **_entry_of(section),
        "pages": [(start.offset, start.page) for start in section.pages],
        "blocks": [(block.start, block.end, block.form, block.level) for block in section.blocks],
    }


def _document(entry: dict[str, Any], files: Path) -> Document:
    converted = {
        "kind": Kind(entry["kind"]),
        "language": Language(entry["language"]),
        "file": files / entry["file"],
        "owners": tuple(map(Owner, entry["owners"])),
        "areas": tuple(map(LegalArea, entry["areas"])),
        "stage": Stage(entry["stage"]) if entry["stage"] else None,
        "valid_from": _day(entry["valid_from"]),
        "review_by": _day(entry["review_by"]),
        "sections": tuple(map(_section, entry["sections"])),
        "page_labels": tuple(entry["page_labels"]),
    }
    return Document(**{**entry, **converted})


def _section(entry: dict[str, Any]) -> Section:
    pages = tuple(PageStart(offset, page) for offset, page in entry["pages"])
    blocks = (TextBlock(start, end, Form(form), level) for start, end, form, level in entry["blocks"])
    converted = {
        "headings": tuple(entry["headings"]),
        "pages": pages,
        "blocks": tuple(blocks),
        "role": Role(entry["role"]),
        "areas": tuple(map(LegalArea, entry["areas"])),
    }
    return Section(**{**entry, **converted})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
