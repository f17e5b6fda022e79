"""One service of compose.yaml as processes of this machine, until it is stopped."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.compose_file import OWN_IMAGE, Service
from deploy.local_names import HERE, local_command, local_folders, local_paths, local_text
from deploy.programs import program

SECONDS_TO_START = 120.0
SECONDS_TO_END = 20.0
LISTEN = re.compile(r"listen(\s+)\d+")


class NotStarted(Exception):
    """A service does not come up; its log says why."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What all services have in common here.

    Args:
        project: the folder of compose.yaml.
        state: the folder that volumes, logs and configuration are written to.
        ports: where each service listens.
    """

    project: Path
    state: Path
    services: Sequence[Service]
    ports: Mapping[str, int]


@contextmanager
def running(service: Service, machine: Machine) -> Iterator[None]:
    """Held as long as it runs; what only runs and ends has ended.

    Raises:
        NotStarted: it does not come up, or has ended with an error.
    """
    folders = local_folders(service, machine.project, machine.state)
    for target, folder in folders.items():
        if not folder.is_relative_to(machine.project / "deploy"):
            folder.mkdir(parents=True, exist_ok=True)
        if target == "/data/.streamlit" and folder.is_dir():  # sign-in's secrets, where the page starts
            _link(folders["/data"] / ".streamlit", folder)
    kind = service.image.partition(":")[0]
    if kind == "postgres":
        with _postgres(service, machine, folders["/var/lib/postgresql/data"]):
            yield
        return
    command = local_command(service, machine.services, machine.ports, folders)
    if kind == "nginx":
        command = _nginx_command(service, machine, folders)
    environment = {
        name: local_paths(local_text(value, machine.services, machine.ports), folders)
        for name, value in service.environment.items()
    }
    with (machine.state / f"{service.name}.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 # what compose.yaml says
            [program(command[0]) or command[0], *command[1:]],
            env={**os.environ, "ORT_DISABLE_TELEMETRY": "1", **environment},
            cwd=folders["/data"] if service.image == OWN_IMAGE else machine.state,
            stdout=log,
            stderr=log,
        )
    try:
        _wait(service, machine, process)
        yield
    finally:
        process.terminate()
        process.wait(SECONDS_TO_END)


def _wait(service: Service, machine: Machine, process: "subprocess.Popen[bytes]") -> None:
    """Until it answers, or has ended well where it is to end."""
    log = machine.state / f"{service.name}.log"
    if service.port is None:
        if code := process.wait():
            raise NotStarted(f"{service.name} ended with code {code}: {log}")
        return
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        if answers(machine.ports[service.name], is_page="app" in service.command):
            return
        time.sleep(0.1)
    raise NotStarted(f"{service.name} does not answer: {log}")


def answers(port: int, is_page: bool = False) -> bool:
    """Whether something listens on this port of the machine; a page must say that it is well."""
    try:
        if is_page:
            with urllib.request.urlopen(f"http://{HERE}:{port}/healthz", timeout=5):
                return True
        with socket.create_connection((HERE, port), timeout=5):
            return True
    except OSError:
        return False


def _nginx_command(service: Service, machine: Machine, folders: Mapping[str, Path]) -> list[str]:
    """Its configuration with the addresses of this machine, and a pair of keys for trying where none is."""
    tls = folders["/etc/nginx/tls"]
    if not (tls / "lotsen.pem").is_file():
        tls = machine.state / "tls"
        make_pair(tls)
    folders = {**folders, "/etc/nginx/tls": tls}
    text = folders["/etc/nginx/nginx.conf"].read_text(encoding="utf-8")
    text = local_paths(local_text(text, machine.services, machine.ports), folders)
    file = machine.state / "nginx.conf"
    file.write_text(LISTEN.sub(rf"listen\g<1>{HERE}:{machine.ports[service.name]}", text), encoding="utf-8")
    return ["nginx", "-c", str(file), "-p", str(machine.state), "-g", "daemon off;"]


def make_pair(folder: Path) -> None:
    """A self-signed certificate for localhost with its key: to try, not to serve others."""
    if (folder / "lotsen.pem").is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "lotsen.key"), "-out", str(folder / "lotsen.pem")]
    _run(
        str(program("openssl")),
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        *names,
        *files,
    )


@contextmanager
def _postgres(service: Service, machine: Machine, data: Path) -> Iterator[None]:
    """A server with the user, password and database of the service's settings."""
    given, port = service.environment, str(machine.ports[service.name])
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if not (data / "PG_VERSION").is_file():
        secret = machine.state / "database.password"
        secret.write_text(given["POSTGRES_PASSWORD"], encoding="utf-8")
        if user:
            shutil.chown(data, user)
            shutil.chown(secret, user)
        options = ["-U", given["POSTGRES_USER"], "--pwfile", str(secret), "-A", "scram-sha-256", "-E", "UTF8"]
        _run(str(program("initdb")), "-D", str(data), *options, "--no-locale", "--no-sync", user=user)
        secret.unlink()
    options = [f"-c listen_addresses={HERE} -c port={port} -c unix_socket_directories={data}"]
    pg_ctl = str(program("pg_ctl"))
    _run(pg_ctl, "-D", str(data), "-w", "-o", *options, "-l", str(data / "server.log"), "start", user=user)
    try:
        _make_database(given, port)
        yield
    finally:
        _run(pg_ctl, "-D", str(data), "-m", "fast", "stop", user=user)


def _make_database(given: Mapping[str, str], port: str) -> None:
    """Where it is not there from before."""
    done = subprocess.run(  # noqa: S603
        [
            str(program("createdb")),
            "-h",
            HERE,
            "-p",
            port,
            "-U",
            given["POSTGRES_USER"],
            given["POSTGRES_DB"],
        ],
        env={**os.environ, "PGPASSWORD": given["POSTGRES_PASSWORD"], "LC_ALL": "C"},
        capture_output=True,
        text=True,
    )
    if done.returncode and "already exists" not in done.stderr:
        raise NotStarted(done.stderr.strip())


def _run(*command: str, user: str | None = None) -> None:
    done = subprocess.run(  # noqa: S603
        command,
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if done.returncode:
        raise NotStarted(f"{Path(command[0]).name}: {done.stderr.decode(errors='replace').strip()}")


def _link(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    if not link.exists():
        link.symlink_to(target)
