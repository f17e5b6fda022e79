"""TextModel: whatever goes on from a prompt."""

from collections.abc import Iterator
from typing import Protocol


class TextModel(Protocol):
    """A language model on a server, or a fake."""

    @property
    def name(self) -> str:
        """Its name, as the answer records it."""
        ...

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        """Its text in pieces, some of them empty; given up after so many seconds, or its own limit.

        Raises:
            ModelUnavailable: it does not answer, is too slow, or breaks off; also after the first pieces.
        """
        ...
