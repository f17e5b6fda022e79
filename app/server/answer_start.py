"""The start of an HTTP answer, marked by a middleware before it is sent."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send


async def with_start_marked(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, mark: Callable[[Message], None]
) -> None:
    """Pass the request on; `mark` gets the message that starts its answer, headers and all."""

    async def send_marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            mark(message)
        await send(message)

    await app(scope, receive, send_marked if scope["type"] == "http" else send)
