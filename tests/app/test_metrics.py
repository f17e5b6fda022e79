"""What the operator counts and times, who may read it, and what the board and the docs know of it."""

import json
import re
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from driven_page import opened
from page_server import free_port

from answering.answer import Answer
from app.server.metrics import Metrics, process_metrics
from app.server.serve import _serve_metrics
from app.settings import Settings
from app.shell.index_state import building
from corpus.errors import IndexUnavailable, SettingsError, StoreError

DOCS = Path(__file__).parent.parent.parent / "docs"
TOKEN = "sixteen-signs-or-more"  # noqa: S105
MADE = datetime(2026, 11, 1, tzinfo=UTC)
STATUS = SimpleNamespace(
    manifest=SimpleNamespace(passages=7, documents=3, made_at=MADE.isoformat()), notices=("older",)
)


@pytest.fixture(autouse=True)
def _own_metrics() -> Iterator[None]:
    process_metrics.cache_clear()
    yield
    process_metrics.cache_clear()


def figures(metrics: Metrics) -> dict[str, float]:
    """Each row by its name and labels."""
    rows = (line.rpartition(" ") for line in metrics.text().decode().splitlines() if line[0] != "#")
    return {name: float(value) for name, _, value in rows}


def names(metrics: Metrics) -> set[str]:
    """Of ours, without what a histogram adds to its name."""
    rows = {row.partition("{")[0] for row in figures(metrics) if row.startswith("lotsen_")}
    rows = {row for row in rows if not row.endswith("_created")}
    return {re.sub(r"_(bucket|count|sum)$", "", row) for row in rows}


@pytest.fixture
def measured(answer: Answer, tmp_path: Path) -> Metrics:
    """Everything once."""
    metrics = Metrics()
    metrics.answered(answer)
    metrics.read(0.83)
    metrics.model_failed()
    metrics.problem(StoreError("no room"))
    metrics.watch_index(tmp_path, lambda: STATUS)  # type: ignore[arg-type,return-value]
    with metrics.stage("search"):
        pass
    return metrics


def test_an_answer_is_counted_by_how_it_ended_and_who_wrote_it(measured: Metrics, answer: Answer) -> None:
    for writer in ("", "some-model/prompt-1"):
        measured.answered(replace(answer, writer=writer))
    rows = figures(measured)
    for writer in ("extract", "none", "model"):
        labels = f'{{language="sv",status="answered",writer="{writer}"}}'
        assert rows[f"lotsen_questions_total{labels}"] == 1
    assert rows['lotsen_answer_seconds_sum{writer="extract"}'] == 0.42


def test_stages_probability_failures_and_problems_are_measured(measured: Metrics) -> None:
    rows = figures(measured)
    assert rows['lotsen_stage_seconds_count{stage="search"}'] == 1
    assert rows['lotsen_reader_probability_bucket{le="0.8"}'] == 0
    assert rows['lotsen_reader_probability_bucket{le="0.9"}'] == 1
    assert rows["lotsen_model_failures_total"] == 1
    assert rows['lotsen_problems_total{error="StoreError"}'] == 1


def test_the_index_is_told_as_it_is_when_somebody_asks(measured: Metrics, tmp_path: Path) -> None:
    rows = figures(measured)
    assert (rows["lotsen_index_passages"], rows["lotsen_index_documents"]) == (7, 3)
    assert rows["lotsen_index_made_timestamp_seconds"] == MADE.timestamp()
    assert (rows["lotsen_index_notices"], rows["lotsen_index_being_built"]) == (1, 0)
    with building(tmp_path):
        assert figures(measured)["lotsen_index_being_built"] == 1


def test_without_an_index_that_opens_the_rest_is_told(tmp_path: Path) -> None:
    def fails() -> object:
        raise IndexUnavailable("there is none")

    metrics = Metrics()
    metrics.watch_index(tmp_path, fails)  # type: ignore[arg-type]
    rows = figures(metrics)
    assert rows["lotsen_index_being_built"] == 0
    assert "lotsen_index_passages" not in rows


def test_a_page_that_is_open_is_one_session() -> None:
    metrics = Metrics()
    with metrics.open_page(), metrics.open_page():
        assert figures(metrics)["lotsen_sessions"] == 2
    assert figures(metrics)["lotsen_sessions"] == 0


def test_the_docs_and_the_board_name_what_there_is_and_nothing_else(measured: Metrics) -> None:
    rows = set(re.findall(r"^\| `(lotsen_\w+)` \|", (DOCS / "deploy.md").read_text(encoding="utf-8"), re.M))
    assert rows == names(measured)
    board = json.loads((DOCS / "grafana.json").read_text(encoding="utf-8"))
    shown = " ".join(target["expr"] for panel in board["panels"] for target in panel["targets"])
    assert set(re.findall(r"lotsen_\w+?(?=_bucket\b|\b)", shown)) == rows
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])


@pytest.mark.usefixtures("_page_services")
def test_what_a_visitor_is_told_does_not_work_is_counted(assistant, retriever) -> None:
    retriever.status = STATUS
    assistant.error = StoreError("no room")
    opened().chat_input(key="question").set_value("Vad kostar det?").run()
    assert figures(process_metrics())['lotsen_problems_total{error="StoreError"}'] == 1


def test_a_port_of_their_own_serves_them_and_one_that_is_taken_is_one_line() -> None:
    port = free_port()
    _serve_metrics("127.0.0.1", port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as reply:
        assert b"lotsen_sessions" in reply.read()
    with pytest.raises(SettingsError, match=f"LOTSEN_METRICS_PORT is {port}"):
        _serve_metrics("127.0.0.1", port)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "65536"), ("TOKEN", "short"), ("TOKEN", "sixteen-signs-or-möre")]
)
def test_a_setting_that_cannot_be_used_is_refused_and_a_token_is_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"LOTSEN_METRICS_{name}") as raised:
        Settings.from_env({f"LOTSEN_METRICS_{name}": value})
    assert name == "PORT" or value not in str(raised.value)
    assert TOKEN not in repr(Settings.from_env({"LOTSEN_METRICS_TOKEN": TOKEN}))
