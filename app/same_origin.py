"""Refuses what no page of ours sends, before Streamlit sees it: foreign web sockets, its open metrics."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# Streamlit tells anybody how many sessions there are.
CLOSED = frozenset({"/_stcore/metrics"})
POLICY_VIOLATION = 1008  # RFC 6455


class SameOrigin:
    """Closes a web socket from a page of another host; answers 404 for what is closed.

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
        else:
            await self.app(scope, receive, send)


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
