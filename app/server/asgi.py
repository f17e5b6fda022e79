"""The page as an ASGI application: headers, language, its own files, /healthz, /readyz and /metrics."""

from pathlib import Path
from typing import cast
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.server.answer_start import with_start_marked
from app.server.metrics_access import CountedPages, metrics_page
from app.server.page_shell import is_shell, not_found_page, rewrite
from app.server.same_origin import SameOrigin
from app.server.security_headers import SECURITY_HEADERS
from app.server.sign_in_routes import SignInRoutes
from app.server.sign_out import SignedOut
from app.shell.links import PageName
from app.shell.page_language import choose_language
from app.shell.resources import unready
from app.shell.texts import load_texts
from app.shell.window_title import page_of_path
from corpus.model import Language

HERE = Path(__file__).parent.parent
# The shell differs by language, so a stored copy of the one must never be taken for the other.
STALE = ("if-none-match", "if-modified-since", "accept-encoding", "range")


class SecureHeaders:
    """Puts the security headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; mark the answer."""
        await with_start_marked(self.app, scope, receive, send, _secure)


def _secure(start: Message) -> None:
    headers = MutableHeaders(scope=start)
    for name, value in SECURITY_HEADERS:
        headers[name] = value


class LocalShell:
    """Serves Streamlit's page shell in the language asked for, and a page of our own where there is none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the answer if it is the shell; let everything else through as it is."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        # What collects pages for a search or a preview of a link accepts anything.
        if page_of_path(path) is None and "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        fresh = [(name, value) for name, value in scope["headers"] if name.decode("latin-1") not in STALE]
        answer = _Rewritten(send, wished_language(scope), path)
        await self.app({**scope, "headers": fresh}, receive, answer.send)


class _Rewritten:
    """Holds an HTML answer back until it is whole, rewrites it and sends it on."""

    def __init__(self, send: Send, language: Language, path: str) -> None:
        self.send_on = send
        self.language = language
        self.path = path
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        """One message of the answer."""
        if message["type"] == "http.response.start":
            if not MutableHeaders(scope=message).get("content-type", "").startswith("text/html"):
                await self.send_on(message)
                return
            self.start = message
            return
        if self.start is None:
            await self.send_on(message)
            return
        self.body += cast("bytes", message.get("body", b""))
        if not message.get("more_body"):
            await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        texts, page, shell = load_texts(self.language), page_of_path(self.path), self.body.decode("utf-8")
        if page is None and is_shell(shell):
            start["status"] = 404
            body = not_found_page(self.path, texts).encode("utf-8")
        else:
            body = rewrite(shell, texts, page or PageName.ASK).encode("utf-8")
        headers = MutableHeaders(scope=start)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(body))
        headers["content-language"] = self.language.value
        headers["cache-control"] = "no-cache"
        headers.add_vary_header("Accept-Language")
        await self.send_on(start)
        await self.send_on({"type": "http.response.body", "body": body})


def wished_language(scope: Scope) -> Language:
    """The language of a request: `?lang=`, else its Accept-Language."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return choose_language(query.get("lang", [""])[0], Headers(scope=scope).get("accept-language"))


async def healthz(_: Request) -> JSONResponse:
    """Whether this process answers; what is indexed is asked with `lotsen status`."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


def readyz(_: Request) -> JSONResponse:
    """Whether a question would be answered: 503 as long as no index opens.

    Not a coroutine: an index takes a while to open, and nobody else is to wait for it.
    """
    status = unready()
    answer = {"status": status or "ready"}
    return JSONResponse(answer, 503 if status else 200, headers={"cache-control": "no-store"})


def say_what_happened(_: Exception) -> bool:
    """A fault in the code: Streamlit has written it to the log, the visitor reads one sentence."""
    texts = load_texts(
        choose_language(st.query_params.get("lang"), st.context.headers.get("Accept-Language"))
    )
    st.error(texts.say("page.fault"))
    return True


app = st.App(
    HERE / "streamlit_app.py",
    routes=[
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics_page),
        Mount("/lotsen", StaticFiles(directory=HERE / "static")),
    ],
    middleware=[
        Middleware(SecureHeaders),
        Middleware(SameOrigin),
        Middleware(CountedPages),
        Middleware(SignInRoutes),
        Middleware(SignedOut),
        Middleware(LocalShell),
    ],
    on_script_error=say_what_happened,
)
