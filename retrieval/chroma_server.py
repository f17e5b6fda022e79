"""A client of a Chroma server that gives up: Chroma's own waits for ever."""

from typing import cast

from chromadb.api.client import Client
from chromadb.api.fastapi import FastAPI
from chromadb.auth import UserIdentity
from chromadb.config import Settings


class PatientClient(Client):
    """Chroma's client, every request of which is given up after some seconds without a byte."""

    def __init__(self, settings: Settings, seconds: float) -> None:
        self._seconds = seconds
        super().__init__(settings=settings)

    def get_user_identity(self) -> UserIdentity:
        """The first thing that Chroma's constructor asks of the server, so here the limit is set."""
        cast(FastAPI, self._server)._session.timeout = self._seconds
        return super().get_user_identity()

    def _validate_tenant_database(self, tenant: str, database: str) -> None:
        """Nothing: Chroma asks through a second connection, which has no limit. Both are Chroma's default."""


def server_client(host: str, port: int, ssl: bool, seconds: float) -> PatientClient:
    """A client of this server; raises what `chroma_errors` lists where it does not answer in time."""
    settings = Settings(
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.fastapi.FastAPI",
        chroma_server_host=host,
        chroma_server_http_port=port,
        chroma_server_ssl_enabled=ssl,
    )
    return PatientClient(settings, seconds)
