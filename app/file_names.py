"""The name under which a document is downloaded (pure)."""

import re
import unicodedata

from corpus.model import Document

LONGEST = 80
_OTHER = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def download_name(document: Document) -> str:
    """`nda-sv.docx`: the document's id in plain letters, and the suffix of its file."""
    plain = unicodedata.normalize("NFKD", document.id.lower()).encode("ascii", "ignore").decode("ascii")
    suffix = document.file.suffix.lower()
    # An id without a catalogue is the file's own path, with its suffix.
    stem = _OTHER.sub("-", plain.removesuffix(suffix)).strip("-")[:LONGEST]
    return (stem or "document") + (suffix if _SUFFIX.fullmatch(suffix) else "")
