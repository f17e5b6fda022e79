"""Names and paths that hold between containers, as those of processes on one machine (pure)."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.compose_file import Service

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 # inside a container, which alone decides who reaches it


def local_text(text: str, services: Sequence[Service], ports: Mapping[str, int]) -> str:
    """`chroma:8000` as the address and port where that service listens here."""
    for service in services:
        if service.port:
            text = re.sub(
                rf"(?<![\w.-]){service.name}:{service.port}\b", f"{HERE}:{ports[service.name]}", text
            )
    return text


def local_folders(service: Service, project: Path, state: Path) -> dict[str, Path]:
    """Where the folders that are mounted into this service lie here, the longest first; /tmp stays itself."""
    volumes = {
        volume.target: project / volume.source if volume.source.startswith("./") else state / volume.source
        for volume in service.volumes
    }
    emptied = {path: state / service.name / Path(path).name for path in service.tmpfs if path != "/tmp"}  # noqa: S108
    both = volumes | emptied
    return {path: both[path] for path in sorted(both, key=len, reverse=True)}


def local_paths(text: str, folders: Mapping[str, Path]) -> str:
    """The same with the mounted folders' own paths; each path is replaced once."""
    if not folders:
        return text
    mounted = re.compile("|".join(rf"(?<![\w.]){re.escape(path)}(?=[/;\s]|$)" for path in folders))
    return mounted.sub(lambda found: str(folders[found[0]]), text)


def local_command(
    service: Service, services: Sequence[Service], ports: Mapping[str, int], folders: Mapping[str, Path]
) -> list[str]:
    """The command, listening on this machine's own address and the port given to the service."""
    own = {str(service.port): str(ports.get(service.name)), EVERYWHERE: HERE}
    return [
        own.get(part) or local_paths(local_text(part, services, ports), folders) for part in service.command
    ]
