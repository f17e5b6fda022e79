"""The page as it is served: language, headers, own files, health."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit
from starlette.datastructures import Headers
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from app.server.page_shell import rewrite
from app.server.same_origin import UNSUPPORTED_DATA, is_foreign
from app.shell.index_state import building
from app.shell.resources import load_services
from app.shell.texts import load_texts
from corpus.model import Language

TOKEN = "sixteen-signs-or-more"  # noqa: S105
BROWSER = {"accept": "text/html,application/xhtml+xml", "accept-encoding": "gzip"}


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("?lang=sv", "en", "sv"),
        ("?lang=en", "sv", "en"),
        ("", "en-GB", "en"),
        ("", "sv-SE", "sv"),
        ("?lang=x", "en", "en"),
    ],
)
def test_the_page_is_served_in_the_language_asked_for(
    client, query: str, accepted: str, language: str
) -> None:
    reply = client.get(f"/{query}", headers={**BROWSER, "accept-language": accepted})
    assert reply.status_code == 200
    assert f'<html lang="{language}"' in reply.text
    assert reply.headers["content-language"] == language
    assert "Accept-Language" in reply.headers["vary"]
    assert load_texts(Language(language)).say("page.title") in reply.text


def test_an_address_of_its_own_is_served_the_page_under_its_name(client) -> None:
    page = client.get("/library?lang=en", headers=BROWSER).text
    assert '<html lang="en"' in page
    assert "<title>Library – Samverkanslotsen</title>" in page


def test_what_asks_for_no_kind_of_page_gets_the_title_too(client) -> None:
    assert "<title>Samverkanslotsen – " in client.get("/?lang=sv", headers={"accept": "*/*"}).text


@pytest.mark.parametrize(
    ("path", "back"), [("/bibliotek", "./library"), ("/ask", "./library"), ("/library/x", "../library")]
)
def test_an_address_that_leads_nowhere_says_so(client, path: str, back: str) -> None:
    reply = client.get(f"{path}?lang=en", headers=BROWSER)
    assert reply.status_code == 404
    assert '<html lang="en"' in reply.text
    assert load_texts(Language.ENGLISH).say("not_found.title") in reply.text
    assert f'href="{back}?lang=en"' in reply.text


def test_a_copy_in_another_language_is_never_taken_for_the_page(client) -> None:
    first = client.get("/?lang=sv", headers=BROWSER)
    assert "etag" not in first.headers
    again = client.get("/?lang=en", headers={**BROWSER, "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert again.status_code == 200


def test_the_shell_holds_no_script_of_its_own_and_nothing_of_streamlits_name(client) -> None:
    page = client.get("/", headers=BROWSER).text
    assert re.findall(r"<script>", page) == []
    assert "<title>Streamlit</title>" not in page
    assert "agent/openapi" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/healthz",
        "/readyz",
        "/_stcore/metrics",
        "/lotsen/page.css",
        "/_stcore/health",
        "/static/nothing.js",
    ],
)
def test_every_answer_carries_the_security_headers(client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "img-src 'self' data: blob:",
        "frame-ancestors 'none'",
    ):
        assert rule in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_health_is_told_in_one_word(client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("LOTSEN_HOME", str(tmp_path))
    load_services.clear()
    yield tmp_path
    load_services.clear()


def readiness(client: TestClient) -> tuple[int, str]:
    reply = client.get("/readyz")
    return reply.status_code, reply.json()["status"]


def test_ready_is_who_has_an_index_that_opens(client, home: Path, monkeypatch) -> None:
    assert readiness(client) == (503, "no index: run lotsen ingest")
    with building(home):
        assert readiness(client) == (503, "the index is being built")
    monkeypatch.setattr("app.wiring.open_retriever", lambda settings: SimpleNamespace(documents={}))
    monkeypatch.setattr("app.wiring.build_assistant", lambda *_: SimpleNamespace(prepare=lambda: None))
    assert readiness(client) == (200, "ready")


def test_a_damaged_index_is_not_ready_and_names_no_folder(client, home: Path) -> None:
    (home / "published.json").write_text("{", encoding="utf-8")
    assert readiness(client)[0] == 503
    (home / "published.json").write_text(
        '{"builds": [{"id": "7", "manifest_sha256": "0"}]}', encoding="utf-8"
    )
    assert readiness(client) == (503, "the index is damaged")


def test_a_fault_of_the_settings_is_not_ready(client, home: Path, monkeypatch) -> None:
    monkeypatch.setenv("LOTSEN_KEEP_DAYS", "never")
    assert readiness(client) == (503, "SettingsError")


def test_streamlits_own_figures_are_closed(client) -> None:
    assert client.get("/_stcore/metrics").status_code == 404


def test_metrics_are_closed_unless_a_token_opens_them(client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/metrics").status_code == 404
    monkeypatch.setenv("LOTSEN_METRICS_TOKEN", TOKEN)
    for given in ({}, {"authorization": "Bearer another"}, {"authorization": TOKEN}):
        refused = client.get("/metrics", headers=given)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert "lotsen_" not in refused.text
    reply = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert reply.headers["content-type"].startswith("text/plain; version=")
    assert "lotsen_sessions 0.0" in reply.text


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "http://testserver.elsewhere.example", "null"]
)
def test_a_web_socket_from_another_page_is_closed_before_any_address_is_looked_up(
    client, origin: str, monkeypatch
) -> None:
    looked_up: list[object] = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *given, **_: looked_up.append(given))
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers={"origin": origin}),
    ):
        pass
    assert looked_up == []


def test_streamlits_own_way_back_from_sign_in_leads_to_the_page_that_was_asked_for(client) -> None:
    for cookie, address in (("", "/"), ("lotsen-asked=%2Flegal%3Flang%3Dsv", "/legal?lang=sv")):
        back = client.get("/oauth2callback", headers={"cookie": cookie}, follow_redirects=False)
        assert (back.status_code, back.headers["location"]) == (302, address)


def test_text_on_the_web_socket_closes_it_and_logs_nothing(client, caplog) -> None:
    with client.websocket_connect("/_stcore/stream") as socket:
        socket.send_text("{}")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_bytes()
    assert closed.value.code == UNSUPPORTED_DATA
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("origin", "host", "foreign"),
    [
        ("http://lots.example", "lots.example", False),
        ("https://lots.example", "lots.example:8501", False),
        (None, "lots.example", False),
        ("http://other.example", "lots.example", True),
        ("http://[", "lots.example", True),
        ("null", "lots.example", True),
    ],
)
def test_a_page_is_foreign_by_its_host(origin: str | None, host: str, foreign: bool) -> None:
    headers = Headers({"host": host} | ({"origin": origin} if origin else {}))
    assert is_foreign(headers) is foreign


@pytest.mark.parametrize(
    "file",
    [
        "page.css",
        "page.js",
        "quote.js",
        "connection.js",
        "component/conversations.js",
        "logo.svg",
        "icon.png",
    ],
)
def test_own_files_are_served_and_fetch_nothing_from_elsewhere(client, file: str) -> None:
    reply = client.get(f"/lotsen/{file}")
    assert reply.status_code == 200
    if not file.endswith(".png"):
        assert re.findall(r"https?://(?!www\.w3\.org)", reply.text) == []


def test_no_file_beside_ours_is_served(client) -> None:
    for path in ("/lotsen/%2e%2e/asgi.py", "/lotsen/..%2fasgi.py", "/lotsen/%252e%252e/asgi.py"):
        assert client.get(path).status_code in (400, 404)


def test_what_the_rewriting_looks_for_is_in_this_streamlits_shell() -> None:
    shell = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    page = rewrite(shell, load_texts(Language.SWEDISH))
    for ours in (
        '<html lang="sv"',
        "./lotsen/page.css",
        "./lotsen/page.js",
        "./lotsen/quote.js",
        "./lotsen/connection.js",
        "./lotsen/icon.png",
        "JavaScript",
    ):
        assert page.count(ours) == 1
    assert "favicon.png" not in page
