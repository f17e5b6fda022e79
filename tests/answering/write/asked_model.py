"""A question put to an assistant with a scripted language model."""

from answering.answer import Answer, Turn
from answering.plain_text import plain_text
from answering.write.awaiting import Limits
from answering.write.client import LanguageModel
from tests.answering.conftest import FakeLibrary, assistant_of
from tests.answering.scripted_server import (
    Act,
    ScriptedServer,
    Sources,
    scripted,
)

QUESTION = "Hur länge gäller sekretessen hos KI?"


TRUTH = "Sekretessen hos KI gäller i högst tio år."


BY_RULES = "extract/4"


PATIENT = Limits(pause=0.0)


DOWN, UNSUPPORTED = "svarade inte som den skulle", "kunde inte styrkas"


CUT, DROPPED = "bröt av", "tagits bort"


class Asked:
    """One question put to an assistant with this model, and what the reader saw of the answer meanwhile."""

    def __init__(self, server: ScriptedServer, library: FakeLibrary, limits: Limits = PATIENT) -> None:
        model = LanguageModel(server.url, "scripted", "key", limits)
        self._assistant = assistant_of(library, model=model)
        self.shown: list[str] = []

    def __call__(self, question: str = QUESTION, history: tuple[Turn, ...] = ()) -> Answer:
        answer = self._assistant.ask(question, history, on_text=self.shown.append)
        assert "".join(self.shown) == plain_text(answer)
        return answer


def ask(act: Act, library: FakeLibrary, question: str = QUESTION, limits: Limits = PATIENT) -> Answer:
    with scripted(act) as server:
        return Asked(server, library, limits)(question)


def reply(*lines: str, status: str = "complete", heading: str = "Sekretess"):  # type: ignore[no-untyped-def]
    """A reply in the form asked for; @ is the token of the source under the heading."""

    def text(sources: Sources) -> str:
        body = "\n".join(line.replace("@", f"[{sources[heading]}]") for line in lines)
        return f"STATUS: {status}\n{body}\n"

    return text


def told(answer: Answer) -> list[str]:
    return [claim.text for claim in answer.claims]


def is_by_rules(answer: Answer, why: str) -> bool:
    """Whether the extractive writer stepped in, and the answer says why."""
    return answer.writer == BY_RULES and TRUTH in told(answer) and any(why in note for note in answer.notes)
