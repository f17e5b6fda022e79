"""Folders → documents and passages: read, clean, split; what has not changed is not read again."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from corpus.catalogue import read_catalogue
from corpus.errors import UnreadableFile
from corpus.language import detect_language
from corpus.model import Document, Kind, Language, Passage
from corpus.section_entries import SectionEntry, described
from ingest.bounds import DOCUMENT, INDEX, Amount, amount_cut, refuse_beyond
from ingest.folder import files_of, name_of, read_bytes
from ingest.reader import Reading
from ingest.split import split
from ingest.statements import with_statements
from ingest.worker import IsolatedReader, Read

Previous = Mapping[str, tuple[Document, tuple[Passage, ...]]]
Progress = Callable[[int, int, str], None]
Word = TypeVar("Word", Kind, Language)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, or not wholly: its path in the folder, what is wrong and what to do."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """What the folders hold.

    Args:
        reused: how many documents were taken over unread.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
    reused: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file to be read, with what the catalogue says about it and its sections, if there is one."""

    id: str
    folder: Path
    file: Path
    entry: Document | None = None
    sections: tuple[SectionEntry, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.file, self.folder)


def _silent(_done: int, _total: int, _file: str) -> None:
    """No progress is shown."""


def ingest(
    folders: Sequence[Path],
    previous: Previous = MappingProxyType({}),
    on_progress: Progress = _silent,
    read: Read | None = None,
    most: Amount = INDEX,
) -> Ingested:
    """Read every document of the folders; a file that cannot be read becomes a problem and nothing more.

    Raises CorpusError for a catalogue that is wrong, IngestError for a folder that is none.

    Args:
        previous: documents and passages by document id, as they came out the time before; leave them out
            when `reading_version()` has changed since.
        on_progress: called before each file with (files done, files in all, name).
        read: how a file is read; by default in a process of its own.
        most: that all documents together may hold; one that goes beyond is left out.
    """
    if read is None:
        with IsolatedReader() as isolated:
            return ingest(folders, previous, on_progress, isolated, most)
    candidates = [candidate for folder in folders for candidate in _candidates(folder)]
    gathered = _Gathered(most)
    for number, candidate in enumerate(candidates):
        on_progress(number, len(candidates), candidate.name)
        gathered.take(candidate, previous.get(candidate.id), read)
    on_progress(len(candidates), len(candidates), "")
    return gathered.ingested()


class _Gathered:
    """Documents, passages and problems as they come in."""

    def __init__(self, most: Amount) -> None:
        self._most = most
        self._amount = Amount()
        self._documents: dict[str, Document] = {}
        self._passages: list[Passage] = []
        self._problems: list[Problem] = []
        self._reused = 0

    def ingested(self) -> Ingested:
        return Ingested(
            tuple(self._documents.values()), tuple(self._passages), tuple(self._problems), self._reused
        )

    def take(
        self, candidate: _Candidate, before: tuple[Document, tuple[Passage, ...]] | None, read: Read
    ) -> None:
        """Read one file, or note why it could not be read."""
        try:
            if twin := self._documents.get(candidate.id):
                raise UnreadableFile(
                    f'has the same id "{candidate.id}" as {twin.file.name}; rename one of them'
                )
            data = read_bytes(candidate.file, candidate.folder)
            sha256 = hashlib.sha256(data).hexdigest()
            if before and _is_unchanged(before[0], candidate, sha256):
                document, passages = replace(before[0], file=candidate.file), before[1]
                self._reused += 1
            else:
                title = candidate.entry.title if candidate.entry else ""
                reading = read(data, candidate.file.name, title)
                document = _document(candidate, reading, sha256)
                passages = with_statements(document, split(document))
                self._problems += [Problem(candidate.name, note) for note in reading.notes]
            self._make_room(amount_cut(document.sections, passages))
        except UnreadableFile as error:
            self._problems.append(Problem(candidate.name, str(error)))
            return
        self._documents[document.id] = document
        self._passages += passages

    def _make_room(self, amount: Amount) -> None:
        """Count a document in; raises UnreadableFile for one that is too large, or one too many."""
        refuse_beyond(amount, DOCUMENT, "holds", "split it")
        together = self._amount + amount
        refuse_beyond(together, self._most, "does not fit: one index holds no", "leave other documents out")
        self._amount = together


def _candidates(folder: Path) -> Iterator[_Candidate]:
    """The catalogued documents, or without a catalogue every file that is there."""
    catalogue = read_catalogue(folder)
    if catalogue is not None:
        for entry in catalogue.documents:
            yield _Candidate(entry.id, catalogue.root, entry.file, entry, catalogue.sections)
        return
    root = folder.resolve()
    files = list(files_of(root))
    stems = Counter(_id_of(name_of(file, root), with_suffix=False) for file in files)
    for file in files:
        name = name_of(file, root)
        id = _id_of(name, with_suffix=False)
        yield _Candidate(id if stems[id] == 1 else _id_of(name, with_suffix=True), root, file)


def _id_of(name: str, with_suffix: bool) -> str:
    """The relative path, made fit for passage ids and addresses: "legal/Stöd 2.pdf" → "legal/Stöd-2"."""
    path = name if with_suffix else str(PurePosixPath(name).with_suffix(""))
    return re.sub(r"[^\w./-]+", "-", path).strip("-") or "document"


def _is_unchanged(before: Document, candidate: _Candidate, sha256: str) -> bool:
    if before.sha256 != sha256 or _with_sections(before, candidate) != before:
        return False
    bare = replace(before, sections=(), page_labels=(), sha256="", file=candidate.file)
    # Without a catalogue, title, kind and language come out of the file itself; all else must be bare.
    return bare == (candidate.entry or _uncatalogued(candidate, before.title, before.kind, before.language))


def _document(candidate: _Candidate, reading: Reading, sha256: str) -> Document:
    metadata = dict(reading.metadata)
    # What writing programs and page templates declare is their own language as often as the text's.
    declared = _member(Language, metadata.get("declared-language"), Language.SWEDISH)
    detected = detect_language("\n".join(section.text for section in reading.sections), declared)
    entry = candidate.entry or _uncatalogued(
        candidate,
        metadata.get("title") or reading.title or PurePosixPath(candidate.name).stem,
        _member(Kind, metadata.get("kind"), Kind.OTHER),
        _member(Language, metadata.get("language"), detected),
    )
    read = replace(entry, sections=reading.sections, page_labels=reading.page_labels, sha256=sha256)
    return _with_sections(read, candidate)


def _with_sections(document: Document, candidate: _Candidate) -> Document:
    """The document, each of its sections described anew."""
    sections = (described(document, section, candidate.sections) for section in document.sections)
    return replace(document, sections=tuple(sections))


def _uncatalogued(candidate: _Candidate, title: str, kind: Kind, language: Language) -> Document:
    return Document(candidate.id, title, kind, language, candidate.file)


def _member(vocabulary: type[Word], word: str | None, default: Word) -> Word:
    return next((member for member in vocabulary if member.value == word), default)
