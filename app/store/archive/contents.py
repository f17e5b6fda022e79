"""What an archive holds: its files with their hashes, and which paths may stand in it (pure)."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from corpus.errors import ArchiveError

CONTENTS_FILE = "contents.json"  # the last member: an archive that was cut short has none
STORE_FILE = "store.sqlite3"
POINTER_FILE = "published.json"
FORMAT = 1  # raised when an archive of an earlier program can no longer be read
_PART = r"(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f]+"
_ALLOWED = re.compile(rf"files/{_PART}|builds/{_PART}(?:/{_PART})+|{POINTER_FILE}|{STORE_FILE}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive: its path below the home, size in bytes, and SHA-256 of its content."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that stands in an archive.

    Args:
        made_at: ISO 8601, UTC.
        program: version of the program that made it.
        left_out: why a damaged build is not in it.
    """

    made_at: str
    program: str
    files: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()

    @property
    def builds(self) -> int:
        """How many builds."""
        return len({entry.path.split("/")[1] for entry in self.files if entry.path.startswith("builds/")})

    @property
    def originals(self) -> int:
        """How many original documents."""
        return sum(entry.path.startswith("files/") for entry in self.files)

    @property
    def has_store(self) -> bool:
        """Whether there was a store to put in."""
        return any(entry.path == STORE_FILE for entry in self.files)

    def summary(self) -> str:
        """One line for people."""
        store = "the store" if self.has_store else "no store"
        size = sum(entry.size for entry in self.files) / 1e6
        return f"{self.builds} builds, {self.originals} originals and {store} ({size:.1f} MB)"


def may_stand(path: str) -> bool:
    """Whether a member of this name leads to a place of a home, and to none outside it."""
    return _ALLOWED.fullmatch(path) is not None


def contents_json(contents: Contents) -> bytes:
    """As the last member of the archive."""
    return json.dumps(asdict(contents) | {"format": FORMAT}, ensure_ascii=False, indent=1).encode()


def read_contents(text: bytes) -> Contents:
    """Raises ArchiveError."""
    try:
        entries = json.loads(text)
        if entries["format"] != FORMAT:
            raise ArchiveError(
                f"the archive has format {entries['format']}, this program reads {FORMAT}: restore it with "
                "the version that made it"
            )
        return _contents(entries)
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveError("the archive's list of contents cannot be read: take another backup") from error


def _contents(entries: dict[str, Any]) -> Contents:
    files = tuple(Entry(**entry) for entry in entries["files"])
    return Contents(entries["made_at"], entries["program"], files, tuple(entries["left_out"]))


def check_entries(contents: Contents, found: Iterable[Entry]) -> None:
    """Raises ArchiveError unless what was found is what the list says, hash by hash."""
    listed, there = set(contents.files), set(found)
    wrong = sorted({entry.path for entry in listed ^ there})
    if wrong:
        raise ArchiveError(f"the archive is damaged ({wrong[0]}): take another backup; nothing was changed")
