"""Refuses what no page of ours sends before Streamlit sees it: foreign sockets, text on them, its metrics."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit tells anybody how many sessions there are.
CLOSED = frozenset({"/_stcore/metrics"})
POLICY_VIOLATION, UNSUPPORTED_DATA = 1008, 1003  # RFC 6455


class SameOrigin:
    """Closes a web socket from a page of another host or with text on it; answers 404 for what is closed.

    Streamlit would look the addresses of this machine up on the internet for each such socket, one second
    each, while everybody waits.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is ours."""
        if scope["type"] == "websocket" and is_foreign(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        elif scope["type"] == "http" and scope["path"].rstrip("/") in CLOSED:
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif scope["type"] == "websocket":
            socket = _BinarySocket(receive, send)
            await self.app(scope, socket.receive, socket.send)
        else:
            await self.app(scope, receive, send)


class _BinarySocket:
    """A web socket that ends at the first text, which Streamlit would answer with a traceback in the log."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._is_closed = False

    async def receive(self) -> Message:
        """The next message; in the place of a text the end."""
        message = await self._receive()
        if message["type"] != "websocket.receive" or message.get("text") is None:
            return message
        await self.send({"type": "websocket.close", "code": UNSUPPORTED_DATA})
        self._is_closed = True
        return {"type": "websocket.disconnect", "code": UNSUPPORTED_DATA}

    async def send(self, message: Message) -> None:
        """Pass it on, as long as anybody listens."""
        if not self._is_closed:
            await self._send(message)


def is_foreign(headers: Headers) -> bool:
    """Whether a page of another host asks; a program names no page, and may."""
    origin = headers.get("origin")
    return origin is not None and _host(origin) != _host(f"//{headers.get('host', '')}")


def _host(address: str) -> str | None:
    """Its host without the port; None where it is none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
