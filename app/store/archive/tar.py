"""An archive as a tar file: written under another name and renamed at the end, read with its hashes."""

import hashlib
import io
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from app.store.archive.contents import CONTENTS_FILE, Contents, Entry, check_entries, contents_json, may_stand
from app.store.archive.contents import read_contents as contents_of
from corpus.errors import ArchiveError
from retrieval.home import HALF_WRITTEN, sync_folder

BLOCK = 1 << 20
PRIVATE = 0o600  # the store holds what visitors wrote
LONGEST_LIST = 64 << 20  # bytes of the list of contents, which is read whole

Member = tuple[str, Path]  # path in the archive, file


def write_archive(file: Path, members: Iterable[Member], contents: Contents) -> Contents:
    """Write the members and the list of them; gives the list. Nothing stands under the name before all is."""
    if file.exists():
        raise ArchiveError(f"{file} is there already: name another file")
    half = file.with_name(file.name + HALF_WRITTEN)
    try:
        with _private(half) as target:
            with tarfile.open(fileobj=target, mode="w:", format=tarfile.PAX_FORMAT) as tar:
                whole = replace(contents, files=tuple(_add(tar, *member) for member in members))
                listed = contents_json(whole)
                tar.addfile(_member(CONTENTS_FILE, len(listed)), io.BytesIO(listed))
            target.flush()
            os.fsync(target.fileno())
        half.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        raise ArchiveError(f"{file} cannot be written ({error.strerror or error})") from error
    finally:
        half.unlink(missing_ok=True)
    return whole


def check_archive(file: Path) -> Contents:
    """Read all of it and hold every file against its hash; raises ArchiveError."""
    found: list[Entry] = []
    with _opened(file) as tar:
        for member in tar:
            _refuse_strange(member, {entry.path for entry in found})
            if member.name == CONTENTS_FILE:
                contents = contents_of(_stream(tar, member).read(LONGEST_LIST))
                check_entries(contents, found)
                return contents
            found.append(_copied(_stream(tar, member), member.name))
    raise ArchiveError(f"{file} is no whole backup: it was cut short, or something else made it")


def extract(file: Path, contents: Contents, folder: Path) -> None:
    """Write the files of a checked archive below this folder; raises ArchiveError."""
    found = []
    with _opened(file) as tar:
        for member in tar:
            if member.name == CONTENTS_FILE:
                break
            _refuse_strange(member, set())
            target = folder / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with _private(target) as opened:
                found.append(_copied(_stream(tar, member), member.name, opened))
    # Once more: between the two readings somebody may have put another file there.
    check_entries(contents, found)


def _refuse_strange(member: tarfile.TarInfo, before: set[str]) -> None:
    if not member.isreg() or member.name in before:
        raise ArchiveError(f"the archive holds something that no backup does ({member.name!r})")
    if member.name != CONTENTS_FILE and not may_stand(member.name):
        raise ArchiveError(f"the archive holds a path that leaves the home ({member.name!r})")


def _add(tar: tarfile.TarFile, path: str, file: Path) -> Entry:
    if not may_stand(path):
        raise ArchiveError(f"the home holds a file that could not be restored ({path!r}): move it away")
    with file.open("rb") as opened:
        size = os.fstat(opened.fileno()).st_size
        hashed = _Hashed(opened)
        tar.addfile(_member(path, size), hashed)  # type: ignore[arg-type] # it only reads
    return Entry(path, size, hashed.digest.hexdigest())


class _Hashed:
    """A file that hashes what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """The next bytes."""
        block = self._file.read(size)
        self.digest.update(block)
        return block


def _copied(source: IO[bytes], path: str, target: IO[bytes] | None = None) -> Entry:
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        if target:
            target.write(block)
    return Entry(path, size, digest.hexdigest())


def _member(path: str, size: int) -> tarfile.TarInfo:
    """No owner and no time: the same home gives the same bytes."""
    member = tarfile.TarInfo(path)
    member.size, member.mode = size, PRIVATE
    return member


def _stream(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    stream = tar.extractfile(member)
    if stream is None:
        raise ArchiveError(f"the archive holds something that no backup does ({member.name!r})")
    return stream


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, mode="r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"{file} is damaged, or no backup ({error}): nothing was changed") from error
    except OSError as error:
        raise ArchiveError(f"{error.filename or file}: {error.strerror or error}") from error


@contextmanager
def _private(file: Path) -> Iterator[IO[bytes]]:
    with os.fdopen(os.open(file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE), "wb") as opened:
        yield opened
