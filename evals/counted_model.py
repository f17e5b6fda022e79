"""CountedModel: a language model, and how much was sent to it and came back."""

from collections.abc import Iterator

from answering.write.text_model import TextModel

# Servers need not say how many tokens a stream had; so many characters are one, about, in both languages.
CHARACTERS_A_TOKEN = 3.5


class CountedModel:
    """Counts every call, those that break off as well: they are paid for."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self._sent = 0
        self._received = 0

    @property
    def name(self) -> str:
        """As of the model."""
        return self._model.name

    @property
    def spent(self) -> tuple[int, int]:
        """Tokens (sent, received) so far, about."""
        return round(self._sent / CHARACTERS_A_TOKEN), round(self._received / CHARACTERS_A_TOKEN)

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        """As of the model, and counted."""
        self._sent += len(system) + len(user)
        for piece in self._model.stream(system, user, seconds):
            self._received += len(piece)
            yield piece
