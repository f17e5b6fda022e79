"""Serves the page on an address of this machine, and opens it in the desktop's browser."""

import ipaddress
import socket
import sys
import webbrowser
from collections.abc import Callable

import uvicorn

from app.server.index_builder import built_beside
from app.server.json_log import write_json_lines
from app.server.metrics import process_metrics
from app.settings import Settings
from corpus.errors import SettingsError


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped.

    Raises:
        SettingsError: the address cannot be used.
    """
    listening = _listen(host, port)
    _serve_metrics(host, settings.metrics_port)
    if warning := open_to_strangers(settings, host):
        sys.stderr.write(f"{warning}\n")
    settings.export()  # the page reads its settings where it is loaded, in this process
    config = _config()
    if settings.log == "json":
        config.load()  # the application, with whatever logs
        write_json_lines()
    url = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
    # Whoever comes while there is no index is told so, and not refused.
    with built_beside(settings.home) as stop_builder:
        _AnnouncedServer(config, url, stop_builder).run([listening])


def _config() -> uvicorn.Config:
    return uvicorn.Config(
        "app.server.asgi:app",
        log_level="warning",
        # An address may hold a question ("?ask="), and Streamlit sets the log of accesses to INFO.
        access_log=False,
        server_header=False,
        # Nothing is believed of who asks but in the header that the settings name.
        proxy_headers=False,
    )


def _serve_metrics(host: str, port: int) -> None:
    if not port:
        return
    try:
        process_metrics().serve(host, port)
    except OSError as error:
        raise SettingsError(
            f"LOTSEN_METRICS_PORT is {port}, which cannot be used ({error.strerror})"
        ) from error


def open_to_strangers(settings: Settings, host: str) -> str:
    """One line where other machines reach pages that are for staff; empty where they do not."""
    if host == "localhost" or _is_loopback(host) or settings.roles.names_anyone:
        return ""
    return (
        "Warning: without sign-in the Legal desk and the Quality page are open to everybody who reaches "
        f"{host}: see docs/deploy.md."
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False  # a name: it may be anybody's


class _AnnouncedServer(uvicorn.Server):
    """Says where the page is once it can be opened."""

    def __init__(self, config: uvicorn.Config, url: str, on_end: Callable[[], None]) -> None:
        super().__init__(config)
        self.url = url
        self.on_end = on_end

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        sys.stderr.write(f"Samverkanslotsen is open at {self.url} (Ctrl+C stops it).\n")
        if sys.stderr.isatty():
            _open_in_browser(self.url)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, then end what was begun beside: after this uvicorn has the signal end the process at once."""
        await super().shutdown(sockets)
        self.on_end()


def _open_in_browser(url: str) -> None:
    """Only in a desktop's browser: one that runs in the terminal would take it over."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(url)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"port {port} of {host} cannot be used ({error.strerror}); name another: "
            f"lotsen app --port {port % 65535 + 1}"
        ) from error
    return listening
