"""Who reads the metrics on the page's own port: the holder of the token; and which pages are open."""

from secrets import compare_digest

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.server.metrics import CONTENT_TYPE, process_metrics
from app.settings import Settings


def metrics_page(request: Request) -> Response:
    """The metrics; 404 where no token is set, 401 without the right one."""
    token = Settings.from_env().metrics_token
    if token is None:
        return PlainTextResponse("Not Found", 404)
    given = request.headers.get("authorization", "")
    if not compare_digest(given.encode(), f"Bearer {token}".encode()):
        return PlainTextResponse("Unauthorized", 401, {"www-authenticate": "Bearer"})
    return Response(process_metrics().text(), media_type=CONTENT_TYPE, headers={"cache-control": "no-store"})


class CountedPages:
    """Counts the pages that are open: each holds one web socket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        with process_metrics().open_page():
            await self.app(scope, receive, send)
