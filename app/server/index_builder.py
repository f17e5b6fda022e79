"""Has an index built beside a page that has none, in a process of its own: visitors are told meanwhile."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexUnavailable
from retrieval.published import open_published

log = logging.getLogger("lotsen")

# Without the folder where it is started in its path; its settings are this process's environment.
COMMAND = (sys.executable, "-P", "-c", "from app.cli import main; main()", "ingest")
SECONDS_TO_END = 10.0


@contextmanager
def built_beside(home: Path, command: Sequence[str] = COMMAND) -> Iterator[Callable[[], None]]:
    """Has an index built if none in the home opens; gives what stops the builder, as the end does."""
    builder = _Builder(home, command)
    threading.Thread(target=builder.build_if_needed, daemon=True, name="build-beside").start()
    try:
        yield builder.stop
    finally:
        builder.stop()


class _Builder:
    """A builder's process, once there is one."""

    def __init__(self, home: Path, command: Sequence[str]) -> None:
        self._home = home
        self._command = command
        self._lock = threading.Lock()
        self._is_stopped = False
        self._process: subprocess.Popen[bytes] | None = None

    def build_if_needed(self) -> None:
        """Looking may take a while too: every file of a build is hashed."""
        try:
            open_published(self._home)
        except IndexUnavailable as error:
            log.warning("%s; it is built now", error)
        else:
            return
        with self._lock:
            if self._is_stopped:
                return
            process = self._process = subprocess.Popen(self._command)  # noqa: S603 # our own
        if (code := process.wait()) and not self._is_stopped:
            log.warning("the index could not be built (exit code %s): run `lotsen ingest`", code)

    def stop(self) -> None:
        """A builder that is stopped leaves the published build as it was."""
        with self._lock:
            self._is_stopped = True
            process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
