"""Which index is published and whether one is being built: told by files, from one process to the others."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from retrieval.home import Home

# Not the builder's own lock, which a look would keep a builder from; held while documents are read, too.
LOCK_FILE = "building.lock"


@dataclass(frozen=True, slots=True)
class IndexState:
    """Changes whenever another index may be there to be opened.

    Args:
        pointer: inode, time and size of the pointer file; None where nothing was ever published.
    """

    pointer: tuple[int, int, int] | None
    is_being_built: bool


def index_state(home: Path) -> IndexState:
    """As it is now; a few microseconds."""
    try:
        stat = Home(home).pointer.stat()
    except OSError:
        return IndexState(None, is_being_built(home))
    return IndexState((stat.st_ino, stat.st_mtime_ns, stat.st_size), is_being_built(home))


@contextmanager
def building(home: Path) -> Iterator[None]:
    """Tells everybody that an index is being built; the system takes it back however the process ends."""
    with ExitStack() as held:
        with suppress(OSError):  # a home that cannot be written is the builder's to complain of
            home.mkdir(parents=True, exist_ok=True)
            lock = held.enter_context((home / LOCK_FILE).open("a"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails where another builder has told it
        yield


def is_being_built(home: Path) -> bool:
    """Whether some process is building an index in this home."""
    try:
        with (home / LOCK_FILE).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
