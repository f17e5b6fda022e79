"""A server that speaks the chat-completions protocol and does what a test tells it to."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from unittest.mock import patch

Sources = Mapping[str, str]
Act = Callable[["Request"], None]

_SOURCE = re.compile(r"^\[(\w{6})\] (.+)$", re.MULTILINE)
PIECE = 7


@dataclass
class Request:
    """One call as it came, and the connection to answer on."""

    headers: Mapping[str, str]
    body: dict[str, Any]
    path: str
    handler: BaseHTTPRequestHandler
    closing: threading.Event

    @property
    def prompt(self) -> str:
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def sources(self) -> Sources:
        """Token by heading, as a model would read them off the prompt."""
        return {place.split(" › ")[-1]: token for token, place in _SOURCE.findall(self.prompt)}

    def begin(self, code: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.handler.send_response(code)
        self.handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def send(self, data: str) -> None:
        self.handler.wfile.write(data.encode())
        self.handler.wfile.flush()


@dataclass
class ScriptedServer:
    """Each call gets the next act; the last one is for all that follow."""

    url: str
    acts: list[Act]
    calls: list[Request] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def next_act(self, request: Request) -> Act:
        self.calls.append(request)
        return self.acts[min(len(self.calls), len(self.acts)) - 1]


@contextmanager
def scripted(*acts: Act) -> Iterator[ScriptedServer]:
    """The server on a free port of this machine, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            request = Request(dict(self.headers), body, self.path, self, script.closing)
            # The client may have had enough.
            with suppress(BrokenPipeError, ConnectionResetError):
                script.next_act(request)(request)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    script = ScriptedServer(f"http://127.0.0.1:{server.server_port}/v1", list(acts))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        # A proxy of the machine that runs the tests knows nothing of this server.
        with patch.dict(os.environ, {"NO_PROXY": "127.0.0.1"}):
            yield script
    finally:
        script.closing.set()
        server.shutdown()
        server.server_close()


def chunk(text: str | None, finish: str | None = None, **more: object) -> str:
    """One event of the stream."""
    delta = {"content": text, **more} if text is not None else more
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(event)}\n\n"


def says(text: str | Callable[[Sources], str], finish: str = "stop") -> Act:
    """The whole text in small pieces, and the end of it."""

    def act(request: Request) -> None:
        request.begin()
        _stream(request, _text(text, request))
        request.send(chunk(None, finish) + "data: [DONE]\n\n")

    return act


def breaks_off(text: str | Callable[[Sources], str]) -> Act:
    """The text, then a closed connection."""

    def act(request: Request) -> None:
        request.begin()
        _stream(request, _text(text, request))

    return act


def breaks_the_transfer(text: str | Callable[[Sources], str]) -> Act:
    """The text, then a connection that ends in the middle of what was announced."""

    def act(request: Request) -> None:
        request.begin(Content_Length="100000")
        _stream(request, _text(text, request))

    return act


def falls_silent(text: str | Callable[[Sources], str] = "") -> Act:
    """The text, then nothing for as long as the test lasts."""

    def act(request: Request) -> None:
        request.begin()
        _stream(request, _text(text, request))
        request.closing.wait(10)

    return act


def never_answers(request: Request) -> None:
    """Not even a status line."""
    request.closing.wait(10)


def only_keeps_alive(request: Request) -> None:
    """Comments, as servers send them so that no proxy closes the connection, and never a word."""
    request.begin()
    while not request.closing.wait(0.01):
        request.send(": ping\n\n")


def drips(request: Request) -> None:
    """Something all the time, and no end of it."""
    request.begin()
    while not request.closing.wait(0.01):
        request.send(chunk(None, reasoning_content="hm"))


def refuses(code: int, message: str = "no") -> Act:
    """An HTTP status, with an error as the protocol has them."""

    def act(request: Request) -> None:
        request.begin(code, "application/json")
        request.send(json.dumps({"error": {"message": message, "type": "x", "code": str(code)}}))

    return act


def sends(data: str, kind: str = "text/event-stream") -> Act:
    """Just these bytes."""

    def act(request: Request) -> None:
        request.begin(200, kind)
        request.send(data)

    return act


def _text(text: str | Callable[[Sources], str], request: Request) -> str:
    return text if isinstance(text, str) else text(request.sources)


def _stream(request: Request, text: str) -> None:
    size = max(PIECE, len(text) // 500)
    for start in range(0, len(text), size):
        request.send(chunk(text[start : start + size]))
