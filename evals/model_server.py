"""An OpenAI-compatible server, as the command line names it."""

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import EvaluationError


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
    seconds: float = 60.0


def add_server_arguments(parser: argparse.ArgumentParser, prefix: str, what: str) -> None:
    """--PREFIX-url, --PREFIX-model, --PREFIX-key-file and --PREFIX-seconds."""
    parser.add_argument(f"--{prefix}-url", metavar="URL", help=f"OpenAI-compatible server of {what}")
    parser.add_argument(f"--{prefix}-model", metavar="NAME", help="the model's name there")
    parser.add_argument(f"--{prefix}-key-file", type=Path, metavar="FILE", help="a file with its key, if any")
    parser.add_argument(f"--{prefix}-seconds", type=float, default=60.0, metavar="N", help="for a reply (60)")


def server_of(given: argparse.Namespace, prefix: str) -> ModelServer | None:
    """The server that these arguments name; None without any.

    Raises:
        EvaluationError: only one of URL and model, an address that is none, or a key that cannot be read.
    """
    url, model = getattr(given, f"{prefix}_url"), getattr(given, f"{prefix}_model")
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
    return ModelServer(
        url.rstrip("/"),
        model,
        _key(getattr(given, f"{prefix}_key_file")),
        getattr(given, f"{prefix}_seconds"),
    )


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
