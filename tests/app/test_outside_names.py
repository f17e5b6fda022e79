"""A running page looks no name up on the internet: not when it starts, is opened or is drawn."""

import urllib.request

import pytest
from outside_names import refuse_names
from starlette.testclient import TestClient
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from app.shell.links import PageName

pytestmark = pytest.mark.usefixtures("_page_services")
HOST = "lots.example"


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every outside name that this process asks for from now on; it gets none."""
    return refuse_names(monkeypatch)


def draw(client: TestClient, page: PageName, query: str = "lang=sv") -> list[ForwardMsg]:
    """What Streamlit sends over a real web socket until the page is drawn."""
    run = BackMsg()
    run.rerun_script.query_string = query
    run.rerun_script.page_name = "" if page is PageName.ASK else page.value
    drawn: list[ForwardMsg] = []
    headers = {"host": HOST, "origin": f"https://{HOST}"}
    with client.websocket_connect("/_stcore/stream", subprotocols=["streamlit"], headers=headers) as socket:
        socket.send_bytes(run.SerializeToString())
        while not drawn or drawn[-1].WhichOneof("type") != "script_finished":
            drawn.append(ForwardMsg.FromString(socket.receive_bytes()))
    return drawn


@pytest.mark.parametrize("page", list(PageName))
def test_no_page_looks_an_outside_name_up(client, looked_up: list[object], page: PageName) -> None:
    path = "/" if page is PageName.ASK else f"/{page.value}"
    assert client.get(path, headers={"accept": "text/html"}).status_code == 200
    drawn = draw(client, page)
    assert "".join(message.delta.new_element.html.body for message in drawn)
    assert looked_up == []


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/_stcore/health", "/_stcore/host-config", "/lotsen/page.js"]
)
def test_no_other_address_of_ours_does(client, looked_up: list[object], path: str) -> None:
    client.get(path, headers={"origin": f"https://{HOST}"})
    client.get(path, headers={"origin": "https://elsewhere.example"})
    assert looked_up == []


def test_nothing_is_looked_up_as_it_starts(client) -> None:
    assert client.looked_up_at_start == ()


def test_what_looks_one_up_is_seen(looked_up: list[object]) -> None:
    with pytest.raises(OSError, match="no name"):
        urllib.request.urlopen("https://elsewhere.example", timeout=1)
    assert looked_up == ["elsewhere.example"]
