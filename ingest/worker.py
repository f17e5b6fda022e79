"""Reading in a process of its own, so that no file can take the program's time, memory or life.

A reader that hangs is stopped, one that eats memory meets its limit, one that dies takes one file with it;
the next file gets a new process. The two talk in JSON: what comes back from a hostile file is data, no more.
"""

import contextlib
import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Event, Timer
from types import TracebackType
from typing import IO, Any

from corpus.errors import UnreadableFile
from corpus.model import Form, PageStart, Section, TextBlock
from ingest.limits import MAX_MEMORY_BYTES, MAX_SECONDS
from ingest.reader import Reading, read_file

Read = Callable[[bytes, str, str], Reading]

_LENGTH = struct.Struct(">Q")


class IsolatedReader:
    """Reads files one by one in a process beside this one; a context manager."""

    def __init__(self, max_seconds: float = MAX_SECONDS, max_memory_bytes: int = MAX_MEMORY_BYTES) -> None:
        self._max_seconds = max_seconds
        self._max_memory_bytes = max_memory_bytes
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "IsolatedReader":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        self._stop()

    def __call__(self, data: bytes, name: str, title: str) -> Reading:
        """As `read_file`; raises UnreadableFile also for a file that takes too long or too much."""
        process = self._running()
        expired = Event()

        def stop() -> None:
            expired.set()
            process.kill()

        late = Timer(self._max_seconds, stop)
        late.start()
        try:
            reply = json.loads(_exchange(process, json.dumps([name, title]).encode(), data))
        except (OSError, EOFError, ValueError) as error:
            self._stop()
            raise UnreadableFile(self._why(expired.is_set())) from error
        finally:
            late.cancel()
        if "error" in reply:
            raise UnreadableFile(str(reply["error"]))
        return _reading(reply)

    def _why(self, took_too_long: bool) -> str:
        if took_too_long:
            return f"takes more than {self._max_seconds:.0f} seconds to read; split it or save it anew"
        memory = self._max_memory_bytes // 1_000_000
        return (
            f"stops the reader, perhaps for want of more than {memory} MB of memory; split it or save it anew"
        )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", "ingest.worker", str(self._max_memory_bytes)],
                cwd=Path(__file__).parent.parent,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        self._process = None


def _reading(reply: dict[str, Any]) -> Reading:
    sections = tuple(
        Section(
            section["id"],
            tuple(section["headings"]),
            section["page"],
            section["text"],
            tuple(PageStart(**start) for start in section["pages"]),
            tuple(TextBlock(**{**block, "form": Form(block["form"])}) for block in section["blocks"]),
        )
        for section in reply["sections"]
    )
    return Reading(
        reply["title"],
        sections,
        tuple(reply["page_labels"]),
        tuple((key, value) for key, value in reply["metadata"]),
        tuple(reply["notes"]),
    )


def _exchange(process: subprocess.Popen[bytes], *messages: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise EOFError("the process has no pipes")
    for message in messages:
        _send(process.stdin, message)
    return _receive(process.stdout)


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError("the other side is gone")
    return data


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answer until nobody asks any more."""
    while True:
        try:
            name, title = json.loads(_receive(requests))
            data = _receive(requests)
        except EOFError:
            return
        try:
            reply = asdict(read_file(data, name, title))
        except UnreadableFile as error:
            reply = {"error": str(error)}
        except (MemoryError, RecursionError):
            reply = {"error": "nests too deep or needs too much memory; save it anew in a simpler form"}
        _send(replies, json.dumps(reply).encode())


def _limit_memory(max_bytes: int) -> None:
    """Where the system can; elsewhere the time limit remains."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (max_bytes, max_bytes))


if __name__ == "__main__":
    # A library that prints must not write into the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory(int(sys.argv[1]))
    serve(sys.stdin.buffer, answers)
