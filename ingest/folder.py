"""Which files of a folder are to be read, and their bytes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import IngestError, UnreadableFile
from ingest.limits import MAX_FILE_BYTES

# Companions of documents that are no documents themselves.
_PASSED_OVER = {"thumbs.db", "desktop.ini", "catalogue.toml", "glossary.csv", "ecosystem.toml"}


def files_of(folder: Path) -> Iterator[Path]:
    """Every file below the folder in a fixed order, without hidden ones; linked folders are not entered."""
    if not folder.is_dir():
        raise IngestError(f"{folder} is not a folder; name one that holds the documents")
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(files):
            # "~$" begins the lock files that word processors leave beside an open document.
            if not name.startswith((".", "~$")) and name.lower() not in _PASSED_OVER:
                yield Path(root) / name


def read_bytes(file: Path, folder: Path) -> bytes:
    """The file's content; raises UnreadableFile."""
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            raise UnreadableFile("is a link that leads out of the folder; put the file itself there")
        return _content(file)
    except PermissionError as error:
        raise UnreadableFile("may not be read; give yourself the right to read it") from error
    except FileNotFoundError as error:
        raise UnreadableFile("is missing; put it there or take it off the list") from error
    except (OSError, RuntimeError) as error:
        raise UnreadableFile(f"cannot be read ({getattr(error, 'strerror', None) or error})") from error


def _content(file: Path) -> bytes:
    # Without O_NONBLOCK a named pipe would wait for somebody to write into it.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableFile("is no ordinary file")
        data = opened.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(
            f"is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it or leave out the pictures"
        )
    return data


def name_of(file: Path, folder: Path) -> str:
    """The path relative to the folder with slashes, shown safely whatever bytes the name is made of."""
    relative = file.relative_to(folder) if file.is_relative_to(folder) else file
    text = relative.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "�" for character in text)
