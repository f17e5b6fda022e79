"""Around Streamlit's routes of sign-in: back to the page that was asked for, and cookies for TLS alone."""

from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.server.answer_start import with_start_marked

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
ASKED = "lotsen-asked"
SECONDS = 600  # to sign in with the provider
LONGEST_ADDRESS = 2000


class SignInRoutes:
    """Remembers in a cookie of ten minutes from which page a visitor signs in, and leads back there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; mark the answer."""

        def mark(start: Message) -> None:
            request, headers = Headers(scope=scope), MutableHeaders(scope=start)
            if scope["path"] == LOGIN:
                _remember(page_of(request), headers)
            elif scope["path"] == CALLBACK:
                _lead_back(request, headers)
            if is_behind_tls(scope):
                _secure(start)

        await with_start_marked(self.app, scope, receive, send, mark)


def page_of(request: Headers) -> str:
    """Path and query of our page that the request comes from; "" where it comes from elsewhere."""
    try:
        referer = urlsplit(request.get("referer", ""))
    except ValueError:
        return ""
    if referer.netloc != request.get("host"):
        return ""
    return own_address(referer.path + (f"?{referer.query}" if referer.query else ""))


def own_address(address: str) -> str:
    """The address if it stays with us; "" for one that a browser could take to another host."""
    is_ours = address.startswith("/") and not address.startswith("//")
    is_plain = address.isprintable() and address.isascii() and not set(address) & set('\\ "<>')
    return address if is_ours and is_plain and len(address) <= LONGEST_ADDRESS else ""


def is_behind_tls(scope: Scope) -> bool:
    """Whether the visitor's browser speaks TLS, be it with a proxy before us."""
    return bool(scope.get("scheme") == "https" or Headers(scope=scope).get("x-forwarded-proto") == "https")


def _remember(page: str, headers: MutableHeaders) -> None:
    if page:
        value = quote(page, safe="")
        headers.append("set-cookie", _cookie(value, SECONDS))


def _lead_back(request: Headers, headers: MutableHeaders) -> None:
    asked = own_address(unquote(cookie_parser(request.get("cookie", "")).get(ASKED, "")))
    if asked and headers.get("location") == "/":
        headers["location"] = asked
        headers.append("set-cookie", _cookie("", 0))


def _cookie(value: str, seconds: int) -> str:
    return f"{ASKED}={value}; Path={CALLBACK}; Max-Age={seconds}; HttpOnly; SameSite=Lax"


def _secure(message: Message) -> None:
    """Streamlit leaves `Secure` out of its cookies."""
    message["headers"] = [
        (
            name,
            value + b"; Secure"
            if name.lower() == b"set-cookie" and b"; secure" not in value.lower()
            else value,
        )
        for name, value in message["headers"]
    ]
