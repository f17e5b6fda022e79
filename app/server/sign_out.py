"""Ends a sign-in at its sign-out: Streamlit deletes the cookie in the browser, but a copy of it goes on."""

import hashlib
import re
from collections import OrderedDict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "_streamlit_user"  # of the cookie of who has signed in, and of the tokens'
IDENTITY = re.compile(rf"{PREFIX}_*\d*=")  # in one piece or several
LOGOUT = "/auth/logout"
GOING_AWAY = 1001  # RFC 6455
MOST_ENDED = 100_000  # 3 MB; the oldest are forgotten first, and a cookie lasts no longer than 30 days


class SignedOut:
    """Closes the other windows of whoever signs out, and takes their cookie from whoever still shows it.

    Of this process: behind a proxy with sticky sessions a visitor's windows are all of one process.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._ended: OrderedDict[bytes, None] = OrderedDict()
        self._open: dict[bytes, set[_Window]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; remember who has signed out."""
        sign_in = _sign_in(scope) if scope["type"] in ("http", "websocket") else None
        if sign_in is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self.app(scope, receive, send)
            if scope["path"] == LOGOUT:
                await self._end(sign_in)
        elif sign_in in self._ended:
            await self.app(_without_sign_in(scope), receive, send)
        else:
            await self._keep_open(sign_in, scope, receive, send)

    async def _keep_open(self, sign_in: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        window = _Window(send)
        self._open.setdefault(sign_in, set()).add(window)
        try:
            await self.app(scope, receive, window.send)
        finally:
            self._open[sign_in].discard(window)
            if not self._open[sign_in]:
                del self._open[sign_in]

    async def _end(self, sign_in: bytes) -> None:
        self._ended[sign_in] = None
        if len(self._ended) > MOST_ENDED:
            self._ended.popitem(last=False)
        for window in tuple(self._open.get(sign_in, ())):
            await window.close()


class _Window:
    """A web socket that can be closed from outside."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._is_closed = False

    async def send(self, message: Message) -> None:
        """Pass it on, as long as it is open."""
        if not self._is_closed:
            self._is_closed = message["type"] == "websocket.close"
            await self._send(message)

    async def close(self) -> None:
        """The page behind it connects anew, by then without the cookie."""
        await self.send({"type": "websocket.close", "code": GOING_AWAY})


def _sign_in(scope: Scope) -> bytes | None:
    """By what a sign-in is known here: never the cookie itself, which would open it."""
    pieces = sorted(piece for piece in _cookies(scope) if IDENTITY.match(piece))
    return hashlib.sha256(";".join(pieces).encode()).digest() if pieces else None


def _cookies(scope: Scope) -> list[str]:
    headers = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    return [piece.strip() for header in headers for piece in header.split(";")]


def _without_sign_in(scope: Scope) -> Scope:
    others = "; ".join(piece for piece in _cookies(scope) if not piece.startswith(PREFIX))
    headers = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
    return {**scope, "headers": [*headers, (b"cookie", others.encode("latin-1"))]}
