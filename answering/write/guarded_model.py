"""A language model behind a breaker: not every question waits for one that has failed."""

from collections.abc import Callable, Iterator

from answering.write.breaker import Breaker
from answering.write.text_model import TextModel
from corpus.errors import ModelUnavailable


class GuardedModel:
    """Asks the model as long as the breaker lets it.

    Args:
        on_failure: told of each failure of the model itself.
    """

    def __init__(
        self, model: TextModel, breaker: Breaker, on_failure: Callable[[], None] = lambda: None
    ) -> None:
        self._model = model
        self._breaker = breaker
        self._on_failure = on_failure

    @property
    def name(self) -> str:
        """The model's."""
        return self._model.name

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        """The model's text in pieces.

        Raises:
            ModelUnavailable: it fails; ModelResting at once, where it failed too often.
        """
        is_try = self._breaker.enter()
        has_answered: bool | None = None
        try:
            for piece in self._model.stream(system, user, seconds):
                has_answered = True  # also where its reader has read enough and stops it
                yield piece
            has_answered = True
        except ModelUnavailable:
            has_answered = False
            self._on_failure()
            raise
        finally:
            self._breaker.leave(has_answered, is_try)
