"""The pages of compose.yaml behind its nginx, as processes of this machine over one home."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from page_server import free_port
from prometheus_client.parser import text_string_to_metric_families

from deploy.compose_file import OWN_IMAGE, Service, read_services
from deploy.started import Machine, running

ROOT = Path(__file__).parents[2]
TOKEN = "opens-the-metrics-of-a-drill"  # noqa: S105
SECONDS_TO_BE_READY = 120.0
# The store is a file and the vectors lie in the index; one thread a process, as docs/deploy.md has it.
ALONE = {
    "LOTSEN_DATABASE_URL": "",
    "LOTSEN_CHROMA_URL": "",
    "LOTSEN_METRICS_TOKEN": TOKEN,
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
SERVICES = {service.name: service for service in read_services(ROOT / "compose.yaml", {})}
NGINX = SERVICES["nginx"]
PAGES = tuple(service for service in SERVICES.values() if "app" in service.command)


@dataclass(frozen=True, slots=True)
class Pages:
    """Where they are reached.

    Args:
        url: of all of them, through nginx.
        addresses: of each process, past it.
    """

    url: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What a process has done so far: questions, and how long they and their reading took, in seconds."""

    questions: float
    seconds: float
    reading: float

    def since(self, before: "Work") -> "Work":
        """What came after."""
        return Work(
            self.questions - before.questions, self.seconds - before.seconds, self.reading - before.reading
        )


def build_index(state: Path) -> None:
    """Have the service `index` of compose.yaml read the corpus.

    Raises:
        NotStarted: it ended with an error.
    """
    index = _alone(SERVICES["index"])
    with running(index, Machine(ROOT, state, (index,), {})):
        return


@contextmanager
def behind_nginx(state: Path, processes: int, queue: int) -> Iterator[Pages]:
    """So many processes of the page, ready to answer; nginx's file names two, and one may stand for both.

    Args:
        queue: questions that may wait in each process.

    Raises:
        NotStarted: one of them does not come up.
    """
    started = [_alone(page, LOTSEN_QUEUE=str(queue)) for page in PAGES[:processes]]
    ports = [free_port() for _ in started]
    named = {page.name: ports[place % processes] for place, page in enumerate(PAGES)}
    machine = Machine(ROOT, state, (*PAGES, NGINX), {**named, NGINX.name: free_port()})
    addresses = tuple(f"http://127.0.0.1:{port}" for port in ports)
    with ExitStack() as held:
        for service in (*started, NGINX):
            held.enter_context(running(service, machine))
        for address in addresses:
            httpx.get(f"{address}/readyz", timeout=SECONDS_TO_BE_READY).raise_for_status()
        yield Pages(f"https://localhost:{machine.ports[NGINX.name]}", addresses)


def work_of(address: str) -> Work:
    """From its metrics."""
    reply = httpx.get(f"{address}/metrics", headers={"authorization": f"Bearer {TOKEN}"}, timeout=60)
    return work_in(reply.raise_for_status().text)


def work_in(metrics: str) -> Work:
    """From the text of a process's metrics."""
    told = {
        (sample.name.removeprefix("lotsen_stage_seconds_"), sample.labels.get("stage")): sample.value
        for family in text_string_to_metric_families(metrics)
        for sample in family.samples
    }
    return Work(
        told.get(("count", "answer"), 0.0), told.get(("sum", "answer"), 0.0), told.get(("sum", "read"), 0.0)
    )


def needed_services() -> Sequence[Service]:
    """Whose programs must be here."""
    return (*PAGES, NGINX)


def _alone(service: Service, **settings: str) -> Service:
    assert service.image == OWN_IMAGE
    return replace(service, environment={**service.environment, **ALONE, **settings})
