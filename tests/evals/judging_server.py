"""A server of the chat-completions protocol that judges as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What is to be sent for a request's body: the text of a reply, or (status, bytes).
Reply = Callable[[dict[str, Any]], str | tuple[int, bytes]]


@dataclass
class JudgingServer:
    """Calls as they came."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def judging(reply: Reply) -> Iterator[JudgingServer]:
    """The server on a free port of this machine, for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.bodies.append(body)
            told.headers.append(dict(self.headers))
            said = reply(body)
            code, content = said if isinstance(said, tuple) else (200, completion(said))
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told = JudgingServer(f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()


def completion(text: str) -> bytes:
    """A whole reply, with its cost."""
    message = {"role": "assistant", "content": text}
    return json.dumps(
        {
            "id": "1", "object": "chat.completion", "created": 1, "model": "m",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
        }
    ).encode()  # fmt: skip


def form_of(body: dict[str, Any]) -> str:
    """Which of ragas' forms is asked for: its name stands in the schema."""
    asked = "\n".join(str(message["content"]) for message in body["messages"])
    names = (
        "NLIStatementOutput", "StatementGeneratorOutput", "AnswerRelevanceOutput", "ContextPrecisionOutput",
        "ContextRecallOutput", "ClaimDecompositionOutput",
    )  # fmt: skip
    return max(names, key=lambda name: asked.rfind(f'"title": "{name}"'))


def verdicts(*given: int) -> str:
    """Statements, carried or not."""
    return json.dumps({"statements": [{"statement": "s", "reason": "r", "verdict": each} for each in given]})
