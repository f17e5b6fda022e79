"""The steps of a build: what each reports while it runs, and the seconds it took."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

Progress = Callable[[str, int, int], None]
Report = Callable[[int, int], None]


def no_progress(step: str, done: int, total: int) -> None:
    """For whoever does not want to be told."""


@dataclass(slots=True)
class Steps:
    """Passes progress on, with the step's name, and keeps the time."""

    on_progress: Progress = no_progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[Report]:
        """Run one step; it reports how much is done of how much."""
        start = monotonic()
        yield lambda done, total: self.on_progress(name, done, total)
        self.seconds[name] = round(monotonic() - start, 3)
