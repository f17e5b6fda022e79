"""The page with an assistant that is slow, fails or breaks where the question says so; served by uvicorn."""

import time
from collections.abc import Callable, Sequence

import app.wiring
from answering.answer import Answer, Turn
from answering.assistant import Assistant
from corpus.errors import ModelUnavailable
from retrieval.hit import Filter

PIECES = 300
SECONDS_A_PIECE = 0.1

real = app.wiring.build_assistant


class Scripted:
    """The real assistant, once it has done what the question asks of it."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    def prepare(self) -> None:
        self.assistant.prepare()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filter: Filter = Filter(),
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        if "långsamt" in question:
            for number in range(PIECES):
                time.sleep(SECONDS_A_PIECE)
                if on_text:
                    on_text(f"Stycke {number}. ")
        if "tyst" in question:
            time.sleep(PIECES * SECONDS_A_PIECE)
        if "modellen" in question:
            raise ModelUnavailable("it sleeps")
        if "trasigt" in question:
            raise RuntimeError("a fault in the code, with /a/path")
        return self.assistant.ask(question, history, filter, on_text)


app.wiring.build_assistant = lambda *parts: Scripted(real(*parts))  # type: ignore[assignment]

from app.server.asgi import app as application  # noqa: E402, F401 # after the assistant is replaced
