"""A SQLite file as it stands at one moment, by SQLite's own backup: other processes may write meanwhile."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.errors import StoreError

PRIVATE = 0o600


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy with what still stands in the journal; raises StoreError."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as opened,
            closing(sqlite3.connect(target)) as copy,
        ):
            opened.backup(copy)
    except sqlite3.Error as error:
        raise StoreError(f"{source} cannot be copied ({error}): check that it is whole") from error
