"""The catalogue: which documents there are, and everything known about each before it is read."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Self

from pydantic import Field, Strict, field_validator, model_validator

from corpus.data_file import Entry, read_toml
from corpus.errors import CorpusError
from corpus.model import Document, Kind, Language, LegalArea, Owner, Role, Stage
from corpus.section_entries import SectionEntry

CATALOGUE_FILE = "catalogue.toml"

# An id ends up in passage ids (document#section/part), in addresses and in evaluation cases.
ID_PATTERN = r"^[\w.-]+$"

Day = Annotated[date, Strict()]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The documents of a folder, each with its metadata and an absolute file, none of them read yet.

    Args:
        sections: what single sections are, where their headings do not tell.
    """

    root: Path
    documents: tuple[Document, ...]
    sections: tuple[SectionEntry, ...] = ()

    def document(self, id: str) -> Document | None:
        """The document with this id."""
        return next((document for document in self.documents if document.id == id), None)


class _DocumentEntry(Entry):
    id: str = Field(pattern=ID_PATTERN)
    title: str = Field(min_length=1)
    kind: Kind
    language: Language
    file: str = Field(min_length=1)
    owners: tuple[Owner, ...] = ()
    areas: tuple[LegalArea, ...] = ()
    stage: Stage | None = None
    version: str = ""
    valid_from: Day | None = None
    review_by: Day | None = None
    replaces: str | None = None
    translation_of: str | None = None

    @field_validator("file")
    @classmethod
    def _stays_below(cls, file: str) -> str:
        path = PurePosixPath(file.replace("\\", "/"))
        if path.is_absolute() or PureWindowsPath(file).drive or ".." in path.parts or "\0" in file:
            raise ValueError(f"{file!r} must be a path below the catalogue's folder, without '..'")
        return str(path)


class _SectionEntry(Entry):
    sections: tuple[str, ...] = Field(min_length=1)
    documents: tuple[str, ...] = ()
    kind: Kind | None = None
    role: Role | None = None
    step: str | None = Field(None, pattern=r"^[A-Z]\d{0,2}$")
    areas: tuple[LegalArea, ...] | None = None

    @model_validator(mode="after")
    def _says_which_documents(self) -> Self:
        if bool(self.documents) is (self.kind is not None):
            raise ValueError("a section entry names either its documents or their kind")
        return self


class _CatalogueFile(Entry):
    document: tuple[_DocumentEntry, ...] = ()
    section: tuple[_SectionEntry, ...] = ()


def read_catalogue(folder: Path) -> Catalogue | None:
    """The catalogue of `folder`, None where it has none; raises CorpusError.

    A file that does not exist yet is no fault here: ingest names it and reads the others.
    """
    path = folder / CATALOGUE_FILE
    if not path.exists():
        return None
    file = read_toml(path, _CatalogueFile)
    entries = file.document
    root = folder.resolve()
    faults = _faults_between(entries)
    if faults:
        raise CorpusError(f"{CATALOGUE_FILE}: {'; '.join(faults)}")
    return Catalogue(
        root,
        tuple(_as_document(entry, root) for entry in entries),
        tuple(SectionEntry(**entry.model_dump()) for entry in file.section),
    )


def _faults_between(entries: tuple[_DocumentEntry, ...]) -> list[str]:
    """What is wrong with the entries together, though each is right by itself."""
    faults = [
        f'{field} "{value}" stands {count} times; each entry needs its own'
        for field in ("id", "file")
        for value, count in Counter(getattr(entry, field) for entry in entries).items()
        if count > 1
    ]
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        faults += _faults_of_links(entry, by_id)
        if entry.valid_from and entry.review_by and entry.review_by < entry.valid_from:
            faults.append(f'document "{entry.id}": review_by is before valid_from')
    return faults


def _faults_of_links(entry: _DocumentEntry, by_id: dict[str, _DocumentEntry]) -> list[str]:
    faults = []
    for field in ("replaces", "translation_of"):
        target = getattr(entry, field)
        if target == entry.id:
            faults.append(f'document "{entry.id}": {field} points to itself')
        elif target is not None and target not in by_id:
            faults.append(f'document "{entry.id}": {field}: there is no document "{target}"')
    original = by_id.get(entry.translation_of or "")
    if original and original.id != entry.id and original.language is entry.language:
        faults.append(f'document "{entry.id}": translation_of "{original.id}", which is in the same language')
    return faults


def _as_document(entry: _DocumentEntry, root: Path) -> Document:
    fields = entry.model_dump(exclude={"file"})
    return Document(file=_confined(entry, root), **fields)


def _confined(entry: _DocumentEntry, root: Path) -> Path:
    """The file below the root, links followed, so that no link leads out of the corpus."""
    try:
        target = (root / entry.file).resolve()
    except (OSError, RuntimeError) as error:
        raise CorpusError(
            f'{CATALOGUE_FILE}: document "{entry.id}": {entry.file} is a link that leads nowhere'
        ) from error
    if not target.is_relative_to(root):
        raise CorpusError(
            f'{CATALOGUE_FILE}: document "{entry.id}": {entry.file} leads out of the corpus folder'
        )
    return root / entry.file
