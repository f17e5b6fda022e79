"""A visitor of the served page without a browser: the cookie, the web socket, questions and their answers."""

import re
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

QUESTION = re.compile(r'<h2 class="lots-question"[^>]*><span[^>]*>[^<]*</span>([^<]*)</h2>')
ANSWER = '<div class="lots-answer" '
QUERY = "lang=sv"
SECONDS_TO_OPEN = 60.0


class NoAnswer(Exception):
    """The page was drawn, and a question stands there without an answer."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the page shows, in its order.

    Args:
        questions: as they were typed.
        answers: as HTML, without the small print, which holds a time.
    """

    questions: tuple[str, ...]
    answers: tuple[str, ...]


class Visit:
    """One session of the page; ask one question after the other."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._input = ""

    async def open(self) -> None:
        """Have the page drawn for the first time."""
        await self._draw(BackMsg())

    async def ask(self, question: str) -> Conversation:
        """The conversation once the answer is drawn.

        Raises:
            NoAnswer: the page says why there is none, or says nothing.
        """
        run = BackMsg()
        widget = run.rerun_script.widget_states.widgets.add(id=self._input)
        widget.chat_input_value.data = question
        shown = conversation(await self._draw(run))
        if len(shown.answers) != len(shown.questions) or not shown.answers:
            raise NoAnswer(question)
        return shown

    async def _draw(self, run: BackMsg) -> list[ForwardMsg]:
        """What the last of the runs draws that this one leads to."""
        run.rerun_script.query_string = QUERY
        await self._socket.send(run.SerializeToString())
        drawn: list[ForwardMsg] = []
        async for received in self._socket:
            message = ForwardMsg.FromString(received)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                drawn.clear()
            elif kind == "delta":
                self._input = message.delta.new_element.chat_input.id or self._input
                drawn.append(message)
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return drawn
        raise NoAnswer("the web socket was closed")


@asynccontextmanager
async def visiting(url: str) -> AsyncIterator[Visit]:
    """A session as long as it is needed: the page first, for the proxy's cookie, then its web socket."""
    trust = _trust_whoever_answers()
    async with httpx.AsyncClient(verify=trust, timeout=SECONDS_TO_OPEN) as client:
        page = await client.get(url, params=QUERY, headers={"accept": "text/html"})
    page.raise_for_status()
    cookies = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    async with connect(
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
        ssl=trust if url.startswith("https:") else None,
        origin=url,
        subprotocols=["streamlit"],
        additional_headers={"Cookie": cookies} if cookies else {},
        open_timeout=SECONDS_TO_OPEN,
        ping_interval=None,  # a browser asks for no sign of life either
        max_size=None,
    ) as socket:
        visit = Visit(socket)
        await visit.open()
        yield visit


def conversation(drawn: Sequence[ForwardMsg]) -> Conversation:
    """Questions and answers of what was drawn."""
    bodies = [message.delta.new_element.html.body for message in drawn]
    return Conversation(
        tuple(unescape(found) for body in bodies for found in QUESTION.findall(body)),
        tuple(body for body in bodies if ANSWER in body),
    )


def _trust_whoever_answers() -> ssl.SSLContext:
    """The proxy is on this machine, and its certificate was made for trying."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
