"""Which SQLite file is open: it goes on being written to after another was put in its place, and is lost."""

from dataclasses import dataclass
from pathlib import Path

Identity = tuple[int, int]  # device and inode


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The store's file as it was when it was opened, with its write-ahead log; None for what was not there.

    The identity stays its own for as long as a connection is open: no other file is given it meanwhile.
    """

    path: Path
    file: Identity | None
    log: Identity | None

    @classmethod
    def at(cls, path: Path) -> "OpenFile":
        """What lies there now."""
        return cls(path, _identity(path), _identity(_log_of(path)))

    def is_in_place(self) -> bool:
        """Whether the path still leads to the file that is open."""
        return _identity(self.path) == self.file

    def remove_its_log(self) -> None:
        """Remove the log if it is this file's: SQLite would write it into the file now in its place."""
        if self.log and _identity(_log_of(self.path)) == self.log:
            _log_of(self.path).unlink(missing_ok=True)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _identity(path: Path) -> Identity | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
