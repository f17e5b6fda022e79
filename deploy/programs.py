"""Which programs of this machine stand for an image of compose.yaml, and what is missing."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.compose_file import OWN_IMAGE, Service

INSTALL = {
    "nginx": "apt-get install nginx-light",
    "initdb": "apt-get install postgresql",
    "pg_ctl": "apt-get install postgresql",
    "createdb": "apt-get install postgresql",
    "openssl": "apt-get install openssl",
    "lotsen": "make setup",
    "chroma": "make setup",
}
NEEDED = {"nginx": ("nginx", "openssl"), "postgres": ("initdb", "pg_ctl", "createdb")}


def program(name: str) -> str | None:
    """Where it is: beside this Python, in the path, or where Debian keeps what is not for everybody."""
    if name in ("lotsen", "chroma"):
        return shutil.which(name, path=Path(sys.executable).parent)
    # `createdb` in the path may be Debian's wrapper, which asks for a cluster: the server's own goes first.
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(debian[-1]) if debian else shutil.which(name) or shutil.which(name, path="/usr/sbin")


def needed(service: Service) -> tuple[str, ...]:
    """The programs that stand for its image; () for an image that has none here."""
    if service.image == OWN_IMAGE:
        return service.command[:1]
    return NEEDED.get(service.image.partition(":")[0], ())


def missing(services: Sequence[Service]) -> tuple[str, ...]:
    """A line for each program that is not here, with what installs it."""
    names = dict.fromkeys(name for service in services for name in needed(service))
    return tuple(f"{name} is missing: {INSTALL[name]}" for name in names if program(name) is None)
