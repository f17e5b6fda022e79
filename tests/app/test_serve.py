import socket

import pytest

from app.serve import _listen
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
