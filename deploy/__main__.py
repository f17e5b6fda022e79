"""`python -m deploy FOLDER`: the services of compose.yaml without a container engine, until Ctrl+C."""

import argparse
import os
import signal
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from deploy.compose_file import Service, read_services, starting_order
from deploy.local_names import HERE
from deploy.programs import missing, needed
from deploy.started import Machine, NotStarted, running

PROJECT = Path(__file__).parent.parent


def main() -> int:
    """Exit code: 0 when it was stopped, 1 where something is missing or does not start."""
    parser = argparse.ArgumentParser(prog="python -m deploy", description=__doc__)
    parser.add_argument("state", type=Path, help="folder for volumes and logs")
    parser.add_argument("--first-port", type=int, default=18500, help="of the services behind nginx")
    given = parser.parse_args()
    everything = starting_order(read_services(PROJECT / "compose.yaml", os.environ))
    services = [service for service in everything if needed(service)]
    for service in everything:
        if service not in services:
            print(f"{service.name}: not started, {service.image} is an image alone")
    if lines := missing(services):
        print("\n".join(lines), file=sys.stderr)
        return 1
    state = given.state.absolute()
    state.mkdir(parents=True, exist_ok=True)
    machine = Machine(PROJECT, state, services, local_ports(services, given.first_port))
    try:
        _run_until_stopped(machine)
    except NotStarted as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def local_ports(services: list[Service], first: int) -> dict[str, int]:
    """The published port where there is one, else one after the other."""
    return {service.name: service.published or first + i for i, service in enumerate(services)}


def _run_until_stopped(machine: Machine) -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with ExitStack() as held:
        for service in machine.services:
            held.enter_context(running(service, machine))
            where = f"{HERE}:{machine.ports[service.name]}" if service.port else "done"
            print(f"{service.name}: {where}", flush=True)
        print("Ctrl+C stops all of them.", flush=True)
        stopped.wait()


if __name__ == "__main__":
    sys.exit(main())
