"""What stands round Streamlit's sign-in: the way back, cookies for TLS alone, and the end at sign-out."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.server.sign_in_routes import SignInRoutes, own_address, page_of
from app.server.sign_out import GOING_AWAY, SignedOut

IDENTITY = "_streamlit_user"


async def login(_: Request) -> Response:
    answer = RedirectResponse("https://provider.example/authorize", 302)
    answer.set_cookie("session", "state")
    return answer


async def to_start(_: Request) -> Response:
    return RedirectResponse("/", 302)


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(socket.cookies.get(IDENTITY, "nobody"))
    while True:
        try:
            await socket.receive_text()
        except WebSocketDisconnect:
            return


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = [
        Route("/auth/login", login),
        Route("/auth/logout", to_start),
        Route("/oauth2callback", to_start),
        Route("/legal", lambda _: PlainTextResponse("")),
        WebSocketRoute("/stream", stream),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(SignInRoutes), Middleware(SignedOut)])
    with TestClient(app, follow_redirects=False) as client:
        yield client


def test_who_signs_in_comes_back_to_the_page_that_was_asked_for(client: TestClient) -> None:
    client.get("/auth/login", headers={"referer": "http://testserver/legal?lang=sv&reference=OSL+31:12"})
    back = client.get("/oauth2callback?code=1")
    assert back.headers["location"] == "/legal?lang=sv&reference=OSL+31:12"
    assert client.get("/oauth2callback?code=2").headers["location"] == "/", "only once"


@pytest.mark.parametrize(
    "referer", ["https://elsewhere.example/legal", "http://testserver//elsewhere", "http://["]
)
def test_from_elsewhere_it_leads_to_the_start(client: TestClient, referer: str) -> None:
    client.get("/auth/login", headers={"referer": referer})
    assert client.get("/oauth2callback?code=1").headers["location"] == "/"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "legal",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example",
        "/a\r\nb",
        "/å",
    ],
)
def test_an_address_that_leads_away_is_none_of_ours(address: str) -> None:
    assert own_address(address) == ""
    assert page_of(Headers({"host": "a.example", "referer": f"https://b.example{address}"})) == ""


def test_a_made_up_cookie_leads_nowhere_else(client: TestClient) -> None:
    back = client.get("/oauth2callback", headers={"cookie": "lotsen-asked=%2F%2Felsewhere.example"})
    assert back.headers["location"] == "/"


@pytest.mark.parametrize(("proto", "is_secure"), [("https", True), ("http", False)])
def test_behind_tls_every_cookie_goes_over_tls_alone(client: TestClient, proto: str, is_secure: bool) -> None:
    answer = client.get(
        "/auth/login", headers={"referer": "http://testserver/legal", "x-forwarded-proto": proto}
    )
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert all(("; Secure" in cookie) is is_secure for cookie in cookies)


def test_signing_out_closes_the_other_windows_and_a_copy_of_the_cookie_opens_nothing(
    client: TestClient,
) -> None:
    mine, theirs = {"cookie": f"{IDENTITY}=mine"}, {"cookie": f"{IDENTITY}=theirs"}
    with client.websocket_connect("/stream", headers=mine) as window:
        assert window.receive_text() == "mine"
        with client.websocket_connect("/stream", headers=theirs) as other:
            assert other.receive_text() == "theirs"
            client.get("/auth/logout", headers=mine)
            with pytest.raises(WebSocketDisconnect) as closed:
                window.receive_text()
            assert closed.value.code == GOING_AWAY
            other.send_text("still there")
    for headers, who in ((mine, "nobody"), (theirs, "theirs")):
        with client.websocket_connect("/stream", headers=headers) as window:
            assert window.receive_text() == who


def test_sign_ins_in_several_cookies_are_told_apart(client: TestClient) -> None:
    """The first of several cookies only says how many there are."""
    first = f"{IDENTITY}=chunks-1; {IDENTITY}_1=one; lotsen-kept=secret"
    second = f"{IDENTITY}=chunks-1; {IDENTITY}_1=two"
    client.get("/auth/logout", headers={"cookie": first})
    for cookie, who in ((first, "nobody"), (second, "chunks-1")):
        with client.websocket_connect("/stream", headers={"cookie": cookie}) as window:
            assert window.receive_text() == who
