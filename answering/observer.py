"""Observer: whoever is told how answers come about; by default nobody."""

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from answering.answer import Answer


class Observer(Protocol):
    """Counts and times for whoever runs the service, or a fake. It is told nothing that a visitor wrote but
    in the answer itself."""

    def stage(self, name: str) -> AbstractContextManager[object]:
        """Held around all of the work ("answer"), or a part: "route", "search", "read", "write", "check",
        "model"."""
        ...

    def read(self, probability: float) -> None:
        """How surely the passages that were read answer, 0–1."""
        ...

    def answered(self, answer: Answer) -> None:
        """What became of a question."""
        ...

    def model_failed(self) -> None:
        """The language model did not answer as it should."""
        ...


class Unobserved:
    """Takes no notice."""

    def stage(self, name: str) -> AbstractContextManager[object]:
        """Nothing around it."""
        return nullcontext(name)

    def read(self, probability: float) -> None:
        """Not noted."""

    def answered(self, answer: Answer) -> None:
        """Not noted."""

    def model_failed(self) -> None:
        """Not noted."""


UNOBSERVED = Unobserved()
