"""compose.yaml → Service: as much of the format as our file uses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

OWN_IMAGE = "samverkanslotsen"
VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Volume:
    """What is mounted where.

    Args:
        source: a volume's name, or a path of the project that begins with "./".
        target: the path in the container.
    """

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Service:
    """One service.

    Args:
        environment: its variables, values filled in.
        port: that it listens on inside; None for one that only runs and ends.
        published: the port of the machine that leads to it; None where nothing outside reaches it.
        tmpfs: folders that are empty at each start.
        after: the services that it waits for.
        profiles: with which it is started at all; () for always.
    """

    name: str
    image: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    port: int | None
    published: int | None
    volumes: tuple[Volume, ...]
    tmpfs: tuple[str, ...]
    after: tuple[str, ...]
    profiles: tuple[str, ...]


def read_services(file: Path, variables: Mapping[str, str]) -> tuple[Service, ...]:
    """In the order of the file; `${NAME:-default}` is filled in from the variables."""
    text = VARIABLE.sub(lambda found: variables.get(found[1]) or found[2], file.read_text(encoding="utf-8"))
    services: dict[str, dict[str, Any]] = yaml.safe_load(text)["services"]
    return tuple(_service(name, entry) for name, entry in services.items())


def starting_order(services: Sequence[Service]) -> tuple[Service, ...]:
    """Each after those that it waits for, else as they stand."""
    ordered: dict[str, Service] = {}
    by_name = {service.name: service for service in services}

    def put(service: Service) -> None:
        for name in service.after:
            put(by_name[name])
        ordered.setdefault(service.name, service)

    for service in services:
        put(service)
    return tuple(ordered.values())


def _service(name: str, entry: Mapping[str, Any]) -> Service:
    published, _, inside = str((entry.get("ports") or [""])[0]).partition(":")
    port = inside or (entry.get("expose") or [""])[0]
    return Service(
        name,
        entry["image"],
        tuple(entry.get("command", ())),
        {key: str(value or "") for key, value in entry.get("environment", {}).items()},
        int(port) if port else None,
        int(published) if published else None,
        tuple(Volume(*volume.split(":")[:2]) for volume in entry.get("volumes", ())),
        tuple(entry.get("tmpfs", ())),
        tuple(entry.get("depends_on", ())),
        tuple(entry.get("profiles", ())),
    )
