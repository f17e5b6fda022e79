"""DOCX → Raw: the package opened safely, its parts handed to word.py."""

import io
import struct
import zipfile
import zlib
from typing import Any

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from corpus.errors import UnreadableFile
from ingest.blocks import Raw
from ingest.limits import MAX_ARCHIVE_ENTRIES, MAX_PACKING_RATIO, MAX_UNPACKED_BYTES, MAX_XML_BYTES
from ingest.numbering import read_numbering
from ingest.word import Word, read_notes, read_styles, word_blocks

# What the parsers of damaged packages raise; lxml's errors are SyntaxErrors.
_FAULTS = (
    OpcError, PythonDocxError, SyntaxError, zipfile.BadZipFile, zlib.error, struct.error, ArithmeticError,
    AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip
_DAMAGED = "is damaged or cut off; open it in a word processor and save it as DOCX again"
_SMALL_BYTES = 1_000_000


def read_docx(data: bytes) -> Raw:
    """The document; raises UnreadableFile."""
    try:
        check_package(data)
        return _read(docx.Document(io.BytesIO(data)))
    except _FAULTS as error:
        raise UnreadableFile(_DAMAGED) from error


def _read(document: Document) -> Raw:
    _refuse_entities(document.element)
    # `iter_inner_content` passes over content controls, tracked insertions and text boxes without a word.
    word = Word(
        read_styles(document.styles.element),
        read_numbering(_part(document, "numbering")),
        read_notes(_part(document, "footnotes")) | read_notes(_part(document, "endnotes")),
    )
    properties = document.core_properties
    language = (properties.language or "")[:2].lower()
    metadata = (("declared-language", language),) if language else ()
    return Raw(tuple(word_blocks(document.element.body, word)), properties.title or "", metadata=metadata)


def _part(document: Document, name: str) -> Any:
    """Root element of the part with this kind of relation, parsed without entities; None if there is none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            _refuse_entities(root)
            return root
    return None


def _refuse_entities(root: Any) -> None:
    """No word processor declares any; they are not expanded, and text behind them would be lost."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("declares entities of its own; open it in a word processor and save it anew")


def check_package(data: bytes) -> None:
    """Raise UnreadableFile for a package that would unpack to more than a document can need."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile("is locked with a password; save a copy without it")
    whole = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _SMALL_BYTES and entry.file_size > MAX_PACKING_RATIO * max(1, entry.compress_size)
        for entry in entries
    )
    too_large = any(
        entry.filename.endswith((".xml", ".rels")) and entry.file_size > MAX_XML_BYTES for entry in entries
    )
    if swollen or too_large or whole > MAX_UNPACKED_BYTES or len(entries) > MAX_ARCHIVE_ENTRIES:
        raise UnreadableFile("unpacks to far more than a document holds; it is not opened")
