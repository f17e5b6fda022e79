"""An OpenAI-compatible server, as the command line names it."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import EvaluationError

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ModelServer:
    """Where a language model is asked.

    Args:
        url: up to and including "/v1", or what stands there in its place.
        key: printed nowhere and written into no result.
        seconds: for a whole reply.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = SECONDS


def server_of(
    prefix: str,
    url: str | None,
    model: str | None,
    key_file: Path | None = None,
    seconds: float = SECONDS,
) -> ModelServer | None:
    """The server that --PREFIX-url and the other options name; None without any.

    Raises:
        EvaluationError: only one of URL and model, an address that is none, or a key that cannot be read.
    """
    if not url and not model:
        return None
    if not url or not model:
        raise EvaluationError(f"give --{prefix}-url and --{prefix}-model, both or neither.")
    parts = urlsplit(url)
    # The address is not repeated in the message: people put keys where they find room.
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or parts.query:
        raise EvaluationError(
            f"--{prefix}-url cannot be used; write it as https://host/v1 or http://host:port/v1."
        )
    return ModelServer(url.rstrip("/"), model, _key(key_file), seconds)


def _key(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        key = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"the key cannot be read from {file}.") from error
    if not (key and key.isascii() and key.isprintable() and " " not in key):
        raise EvaluationError(f"{file} holds no key: write it alone into the file.")
    return key
