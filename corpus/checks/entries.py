"""Catalogue entries: each complete and in date, its file there, and no file without an entry."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.catalogue import CATALOGUE_FILE, Catalogue
from corpus.checks.finding import Finding, Topic
from corpus.model import Document

READABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".md", ".markdown", ".txt"})


def check_entries(catalogue: Catalogue, today: date | None) -> Iterator[Finding]:
    """Findings on the entries and files; dates are compared with `today`, unless it is None."""
    for document in catalogue.documents:
        yield from _incomplete(document)
        yield from _file_of(document)
        if today:
            yield from _out_of_date(document, today)
    yield from _left_out(catalogue)


def _incomplete(document: Document) -> Iterator[Finding]:
    for field in ("version", "valid_from", "review_by"):
        if not getattr(document, field):
            yield Finding(Topic.CATALOGUE, document.id, f"has no {field}; readers are shown how fresh it is")


def _file_of(document: Document) -> Iterator[Finding]:
    name = document.file.name
    if not document.file.is_file():
        yield Finding(Topic.FILES, document.id, f"its file {name} does not exist")
    elif document.file.suffix.lower() not in READABLE:
        yield Finding(
            Topic.FILES, document.id, f"{name} is of a kind that is not read; save it as PDF or DOCX"
        )
    elif document.file.stat().st_size == 0:
        yield Finding(Topic.FILES, document.id, f"its file {name} is empty")


def _out_of_date(document: Document, today: date) -> Iterator[Finding]:
    if document.review_by and document.review_by < today:
        yield Finding(Topic.DATES, document.id, f"was to be reviewed by {document.review_by}; review it")
    if document.valid_from and document.valid_from > today:
        yield Finding(Topic.DATES, document.id, f"is valid only from {document.valid_from}")


def _left_out(catalogue: Catalogue) -> Iterator[Finding]:
    """Readable files beside catalogued ones that no entry names: forgotten, most likely."""
    named = {document.file for document in catalogue.documents}
    for folder in sorted({file.parent for file in named if file.parent != catalogue.root}):
        for file in _files_in(folder):
            if file.suffix.lower() in READABLE and file not in named:
                path = file.relative_to(catalogue.root).as_posix()
                yield Finding(
                    Topic.CATALOGUE, path, f"stands beside the documents but has no entry in {CATALOGUE_FILE}"
                )


def _files_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith("."))
