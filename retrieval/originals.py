"""The original documents, kept under their hash, so that the page shows the version that was indexed."""

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import BuildError
from corpus.model import Document
from retrieval.home import HALF_WRITTEN, Home

BLOCK = 1 << 20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def keep_original(document: Document, home: Home) -> str:
    """Copy the document's file into the home, if it is not there yet, and give its name there.

    Raises BuildError if the file is no longer the one that was read.
    """
    suffix = document.file.suffix.lower()
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ""
    kept = home.files / f"{document.sha256}{suffix}"
    if document.sha256 and kept.exists() and kept.stat().st_size == _size(document.file, kept):
        return kept.name
    # Never a hard link: the owner's next edit in place would change what was indexed.
    temporary = home.files / f"{document.id.replace('/', '_')[:80]}{HALF_WRITTEN}"
    digest = _copy(document, temporary)
    if document.sha256 and digest != document.sha256:
        temporary.unlink()
        raise BuildError(f"{document.file.name} changed while it was being read: run `lotsen ingest` again")
    kept = home.files / f"{digest}{suffix}"
    temporary.replace(kept)
    return kept.name


def _size(file: Path, otherwise: Path) -> int:
    """Size of the original; a document read from an earlier build may have none but the copy."""
    return (file if file.exists() else otherwise).stat().st_size


def _copy(document: Document, target: Path) -> str:
    digest = hashlib.sha256()
    try:
        with document.file.open("rb") as source, target.open("wb") as copy:
            while block := source.read(BLOCK):
                digest.update(block)
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
    except FileNotFoundError as error:
        raise BuildError(f"{document.file} is gone: run `lotsen ingest` again") from error
    return digest.hexdigest()


def sweep_originals(home: Home, referenced: Iterable[str]) -> None:
    """Remove the copies that no kept build refers to."""
    keep = set(referenced)
    for file in home.files.iterdir():
        if file.name not in keep:
            file.unlink(missing_ok=True)
