"""Everything that is missing or wrong in a corpus: ours, or an owner's own."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from corpus.catalogue import CATALOGUE_FILE, read_catalogue
from corpus.checks.citations import check_citations
from corpus.checks.data_files import check_data_files
from corpus.checks.entries import check_entries
from corpus.checks.finding import Finding, Topic
from corpus.checks.placeholders import check_placeholders
from corpus.checks.sections import check_sections
from corpus.checks.twins import check_twins
from corpus.errors import CorpusError
from corpus.model import Document
from corpus.references import read_references
from corpus.template_fields import read_templates

REFERENCES_FILE = "references.toml"
TEMPLATES_FILE = "templates.toml"


def check(folder: Path, read: Sequence[Document] = (), today: date | None = None) -> list[Finding]:
    """All findings, those on the catalogue first; an empty list is a corpus in order.

    A check whose data file the folder does not have (references.toml, templates.toml, glossary.csv,
    ecosystem.toml) is left out, since an owner's corpus may do without it.

    Args:
        read: the documents with their sections, as ingest gives them; what is not read is not looked into.
        today: the day that dates are compared with; None leaves the comparison out.
    """
    return list(_findings(folder, read, today))


def _findings(folder: Path, read: Sequence[Document], today: date | None) -> Iterator[Finding]:
    try:
        catalogue = read_catalogue(folder)
    except CorpusError as error:
        yield Finding(Topic.CATALOGUE, CATALOGUE_FILE, _without_name(error, CATALOGUE_FILE))
        return
    if catalogue is None:
        yield Finding(
            Topic.CATALOGUE, CATALOGUE_FILE, f"is missing in {folder}; docs/corpus.md says what it holds"
        )
        return
    yield from check_entries(catalogue, today)
    yield from check_twins(catalogue, {document.id: document for document in read})
    yield from check_sections(catalogue, read)
    yield from check_data_files(folder, catalogue)
    yield from _citations(folder, read)
    yield from _placeholders(folder, read)


def _citations(folder: Path, read: Sequence[Document]) -> Iterator[Finding]:
    if not (folder / REFERENCES_FILE).exists():
        return
    try:
        references = read_references(folder / REFERENCES_FILE)
    except CorpusError as error:
        yield Finding(Topic.REFERENCES, REFERENCES_FILE, _without_name(error, REFERENCES_FILE))
    else:
        yield from check_citations(read, references)


def _placeholders(folder: Path, read: Sequence[Document]) -> Iterator[Finding]:
    if not (folder / TEMPLATES_FILE).exists():
        return
    try:
        templates = read_templates(folder / TEMPLATES_FILE)
    except CorpusError as error:
        yield Finding(Topic.PLACEHOLDERS, TEMPLATES_FILE, _without_name(error, TEMPLATES_FILE))
    else:
        yield from check_placeholders(read, templates)


def _without_name(error: CorpusError, name: str) -> str:
    """The message without the file's name, which the finding's subject already says."""
    return str(error).removeprefix(f"{name}: ")
