"""A lock file as packages: exact version, platforms, hashes (pure)."""

import re
from dataclasses import dataclass

_REQUIREMENT = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*(?:\\\n|$)", re.M)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the lock.

    Args:
        marker: on which platforms it is installed; empty for all.
        hashes: SHA-256 of every file that may be installed, in hexadecimal.
    """

    name: str
    version: str
    marker: str = ""
    hashes: tuple[str, ...] = ()


def read_lock(text: str) -> tuple[Package, ...]:
    """All packages in the order of the lock."""
    starts = list(_REQUIREMENT.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return tuple(
        Package(match[1], match[2], match[3] or "", tuple(_HASH.findall(text[match.end() : end])))
        for match, end in zip(starts, ends, strict=True)
    )
