"""Which format a file is in, by what stands in it; its name only settles what the content leaves open."""

import io
import re
import zipfile
from enum import Enum
from pathlib import PurePath

from corpus.errors import UnreadableFile


class Format(Enum):
    """The formats that are read."""

    PDF = "PDF"
    DOCX = "DOCX"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    TEXT = "text"


READ = "only PDF, DOCX, HTML, Markdown and plain text are read"
_SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    "": Format.TEXT,
}
_OTHERS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture, sound or film"),
    (b"\xd0\xcf\x11\xe0", "an older Office file or one locked with a password"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3", "a database"),
)
_ARCHIVES = (
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("mimetype", "an OpenDocument or EPUB file"),
)
# Formats by two letters alone would take "BMW AG …" for a picture.
_SHORT_SIGNATURE = 2
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.DOTALL
)
_HEAD_BYTES = 4096


def recognise(data: bytes, name: str) -> Format:
    """The format of the file; raises UnreadableFile with what it is instead."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableFile("is empty")
    head = data[:_HEAD_BYTES]
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _archive(data)
    for signature, what in _OTHERS:
        if head.startswith(signature) and (len(signature) > _SHORT_SIGNATURE or b"\x00" in head):
            raise UnreadableFile(f"is {what}; {READ}")
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    return _by_name(suffix)


def _by_name(suffix: str) -> Format:
    format = _SUFFIXES.get(suffix)
    if format is None:
        raise UnreadableFile(f"is of a kind that is not known ({suffix}); {READ}")
    if format in {Format.PDF, Format.DOCX}:
        raise UnreadableFile(
            f"is called {suffix} but is no {format.value}; save it anew or give it its right name"
        )
    return format


def _archive(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile(
            "is damaged or cut off; open it in a word processor and save it again"
        ) from error
    if "word/document.xml" in names:
        return Format.DOCX
    what = next(
        (what for start, what in _ARCHIVES if any(name.startswith(start) for name in names)), "a packed file"
    )
    raise UnreadableFile(f"is {what}; {READ}")
