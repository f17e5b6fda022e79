"""The page, served by the command that a user gives, from a folder and with settings of a test's own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app import wiring
from app.settings import Settings

LOTSEN = str(Path(sys.executable).parent / "lotsen")
SECONDS_TO_START = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def index(folder: Path, settings: Mapping[str, str]) -> None:
    """What `lotsen ingest --strict` builds of a folder; here, where what that imports is imported already."""
    wiring.build_index(
        Settings.from_env(settings), [folder], rebuild=False, strict=True, on_progress=lambda *_: None
    )


@contextmanager
def serving(port: int, folder: Path, settings: Mapping[str, str]) -> Iterator[str]:
    """Address of the page, as long as it is needed; it runs in `folder` and writes its log there."""
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [LOTSEN, "app", "--port", str(port)],
            env={**os.environ, **settings},
            cwd=folder,
            stdout=output,
            stderr=output,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer:\n{log.read_text(encoding='utf-8', errors='replace')}")
