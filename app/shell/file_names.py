"""The name under which a document is downloaded (pure)."""

import re
import unicodedata
from collections.abc import Iterable

from corpus.model import Document

LONGEST = 80
LONGEST_PART = 50  # of a template's title, and of each name after it
_OTHER = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def download_name(document: Document) -> str:
    """`nda-sv.docx`: the document's id in plain letters, and the suffix of its file."""
    # An id without a catalogue is the file's own path, with its suffix.
    stem = _plain(document.id.lower().removesuffix(document.file.suffix.lower()))[:LONGEST]
    return (stem or "document") + _suffix(document)


def filled_name(document: Document, names: Iterable[str]) -> str:
    """`sekretessavtal-nda-prov-ab.docx`: a template's title, and for whom it is filled in."""
    parts = (_plain(words)[:LONGEST_PART].strip("-") for words in (document.title, *names))
    return ("-".join(part for part in parts if part) or "document") + _suffix(document)


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", letters).strip("-")


def _suffix(document: Document) -> str:
    suffix = document.file.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
