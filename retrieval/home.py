"""Where builds lie on disk: LOTSEN_HOME, its pointer to the published build, and the builder's lock."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import BuildError, BuildInProgress, DamagedBuild

HALF_BUILT = ".building"  # suffix of a build's folder until it is complete
HALF_WRITTEN = ".writing"  # suffix of a file until it is complete


@dataclass(frozen=True, slots=True)
class BuildRef:
    """A published build by its id, and the hash by which its manifest is known to be the right one."""

    id: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which build is searched, and which one was before it."""

    current: BuildRef
    previous: BuildRef | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The paths below LOTSEN_HOME."""

    root: Path

    @property
    def builds(self) -> Path:
        """One folder a build."""
        return self.root / "builds"

    @property
    def files(self) -> Path:
        """The original documents, each under the hash of its content."""
        return self.root / "files"

    @property
    def pointer(self) -> Path:
        """The one file that says which build is published."""
        return self.root / "published.json"

    def read_pointer(self) -> Pointer | None:
        """What is published, None before the first build; raises DamagedBuild if the file makes no sense."""
        try:
            entries = json.loads(self.pointer.read_text(encoding="utf-8"))
            refs = [BuildRef(entry["id"], entry["manifest_sha256"]) for entry in entries["builds"]]
            return Pointer(*refs)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedBuild(f"{self.pointer} cannot be read: run `lotsen ingest`") from error

    def write_pointer(self, pointer: Pointer) -> None:
        """Publish: from one moment to the next, whoever looks sees the one build or the other."""
        refs = [asdict(ref) for ref in (pointer.current, pointer.previous) if ref]
        temporary = self.pointer.with_suffix(HALF_WRITTEN)
        with temporary.open("w", encoding="utf-8") as file:
            json.dump({"builds": refs}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.pointer)
        sync_folder(self.root)


@contextmanager
def builder_lock(home: Home) -> Iterator[None]:
    """Lets one builder in; raises BuildInProgress for the second, BuildError if nothing can be written.

    The system lets go of the lock when the process ends, however it ends.
    """
    try:
        home.builds.mkdir(parents=True, exist_ok=True)
        home.files.mkdir(exist_ok=True)
        lock = (home.root / "build.lock").open("a")
    except OSError as error:
        raise BuildError(
            f"nothing can be written to {home.root} ({error.strerror}): set LOTSEN_HOME to another folder"
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BuildInProgress(
                f"another process is building the index in {home.root}: wait for it"
            ) from error
        yield


def sync_folder(folder: Path) -> None:
    """Have the folder's names on disk before going on: a file is not there until its name is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Have everything below the folder on disk."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
            continue
        with path.open("rb") as file:
            os.fsync(file.fileno())
    sync_folder(folder)
