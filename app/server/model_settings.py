"""ModelServer: where and how a language model is asked, read from the LOTSEN_LLM_ variables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from app.server.setting_values import whole_number
from corpus.errors import SettingsError

DEFAULT_SECONDS = 60
MOST_SECONDS = 600
DEFAULT_FAILURES = 3
MOST_FAILURES = 1000
DEFAULT_REST = 60
MOST_REST = 86_400
# What most servers serve the protocol under; added where an address has no path at all.
USUAL_PATH = "/v1"


@dataclass(frozen=True, slots=True)
class ModelServer:
    """An OpenAI-compatible server and the model that it is asked for.

    Args:
        key: never printed, not even in a traceback.
        seconds: for a whole answer.
        failures: after so many in a row it is left alone.
        rest: seconds that it is left alone for; then one question tries it.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: int = DEFAULT_SECONDS
    failures: int = DEFAULT_FAILURES
    rest: int = DEFAULT_REST


class WriterName(StrEnum):
    """Who puts an answer into words."""

    EXTRACT = "extract"
    MODEL = "model"


def chosen(server: ModelServer | None, writer: WriterName | None) -> ModelServer | None:
    """The server that this writer needs: whatever is set where none is named.

    Raises:
        SettingsError: a model is wanted and none is set.
    """
    if writer is WriterName.MODEL and server is None:
        raise SettingsError(
            "no language model is set: set LOTSEN_LLM_URL and LOTSEN_LLM_MODEL (docs/models.md)."
        )
    return None if writer is WriterName.EXTRACT else server


def read_model_server(values: Mapping[str, str]) -> ModelServer | None:
    """The server that is set; None without one.

    Raises:
        SettingsError: a value cannot be used, or one of URL and model is missing.
    """
    url, model = values.get("LOTSEN_LLM_URL"), values.get("LOTSEN_LLM_MODEL")
    if url is None and model is None:
        return None
    if url is None or model is None:
        raise SettingsError("set LOTSEN_LLM_URL and LOTSEN_LLM_MODEL, both or neither (docs/models.md).")
    return ModelServer(
        _url(url),
        model,
        _key(values.get("LOTSEN_LLM_KEY")),
        whole_number(values, "LOTSEN_LLM_SECONDS", DEFAULT_SECONDS, range(1, MOST_SECONDS + 1)),
        whole_number(values, "LOTSEN_LLM_FAILURES", DEFAULT_FAILURES, range(1, MOST_FAILURES + 1)),
        whole_number(values, "LOTSEN_LLM_REST", DEFAULT_REST, range(1, MOST_REST + 1)),
    )


def as_variables(server: ModelServer | None) -> dict[str, str]:
    """The variables that give this server again."""
    return {
        "LOTSEN_LLM_URL": server.url if server else "",
        "LOTSEN_LLM_MODEL": server.model if server else "",
        "LOTSEN_LLM_KEY": server.key or "" if server else "",
        "LOTSEN_LLM_SECONDS": str(server.seconds) if server else "",
        "LOTSEN_LLM_FAILURES": str(server.failures) if server else "",
        "LOTSEN_LLM_REST": str(server.rest) if server else "",
    }


def _url(value: str) -> str:
    """The value is not repeated in the message: people put keys where they find room."""
    try:
        parts = urlsplit(value)
    except ValueError:  # brackets that do not pair
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(
            "LOTSEN_LLM_URL cannot be used; write it as https://host/v1 or http://host:port/v1."
        )
    if "@" in parts.netloc:
        raise SettingsError("LOTSEN_LLM_URL holds a user or password; put the key in LOTSEN_LLM_KEY instead.")
    # Whoever copies the whole address from a manual means the same.
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or USUAL_PATH
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _key(value: str | None) -> str | None:
    if value is not None and not (value.isascii() and value.isprintable() and " " not in value):
        raise SettingsError("LOTSEN_LLM_KEY holds characters that no key has; copy it again.")
    return value
