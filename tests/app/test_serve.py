import asyncio
import socket

import pytest

from app.server.serve import _AnnouncedServer, _config, _listen, open_to_strangers
from app.settings import Settings
from corpus.errors import SettingsError


def test_a_port_that_is_taken_is_one_line_that_names_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"port {port} .*lotsen app --port {port % 65535 + 1}"):
            _listen("127.0.0.1", port)


def test_a_free_port_is_bound() -> None:
    with _listen("127.0.0.1", 0) as listening:
        assert listening.getsockname()[1] > 0


@pytest.mark.parametrize(
    ("host", "groups", "warned"),
    [
        ("127.0.0.1", "", False),
        ("::1", "", False),
        ("localhost", "", False),
        ("0.0.0.0", "", True),  # noqa: S104
        ("lotsen.example", "", True),
        ("0.0.0.0", "lotsar", False),  # noqa: S104
    ],
)
def test_pages_of_staff_that_strangers_reach_are_warned_of(host: str, groups: str, warned: bool) -> None:
    settings = Settings.from_env({"LOTSEN_STAFF_GROUPS": groups})
    assert bool(open_to_strangers(settings, host)) is warned


def test_an_address_which_may_hold_a_question_is_not_logged_and_no_header_is_believed() -> None:
    config = _config()
    assert (config.access_log, config.proxy_headers) == (False, False)


def test_what_was_begun_beside_the_page_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As part of the shutdown: uvicorn has the signal end the process right after it."""
    ended: list[str] = []

    async def shutdown(self: object, sockets: object = None) -> None:
        ended.append("page")

    monkeypatch.setattr("uvicorn.Server.shutdown", shutdown)
    server = _AnnouncedServer(_config(), "http://localhost", lambda: ended.append("builder"))
    asyncio.run(server.shutdown())
    assert ended == ["page", "builder"]
