"""Whether an index is being built is known from one process to the others, and a waiting page looks."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.server.index_builder import _Builder, built_beside
from app.shell import index_wait
from app.shell.index_state import IndexState, building, index_state, is_being_built

HOLDER = """
import sys
from pathlib import Path
from app.shell.index_state import building
with building(Path(sys.argv[1])):
    print("building", flush=True)
    sys.stdin.read()
"""


def test_a_home_that_is_not_there_has_no_index_and_no_builder(tmp_path: Path) -> None:
    assert index_state(tmp_path / "missing") == IndexState(None, is_being_built=False)


def test_the_state_changes_with_the_pointer(tmp_path: Path) -> None:
    before = index_state(tmp_path)
    (tmp_path / "published.json").write_text("{}", encoding="utf-8")
    assert index_state(tmp_path) != before


def test_a_builder_is_seen_until_it_ends(tmp_path: Path) -> None:
    with building(tmp_path):
        assert is_being_built(tmp_path)
    assert not is_being_built(tmp_path)


def test_a_second_builder_is_not_held_up_and_the_first_is_still_seen(tmp_path: Path) -> None:
    with building(tmp_path):
        with building(tmp_path):
            assert is_being_built(tmp_path)
        assert is_being_built(tmp_path)


def test_an_error_of_the_builder_is_not_swallowed(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk full"), building(tmp_path):
        raise OSError("disk full")


def test_a_killed_builder_is_not_seen_any_more(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"building\n"
        assert is_being_built(tmp_path)
        holder.kill()
        holder.wait()
    assert not is_being_built(tmp_path)


def test_a_waiting_page_is_drawn_anew_once_something_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOTSEN_HOME", str(tmp_path))
    drawn: list[bool] = []
    monkeypatch.setattr(index_wait.st, "rerun", lambda: drawn.append(True))
    look = index_wait._look.__wrapped__  # type: ignore[attr-defined]
    seen = index_state(tmp_path)
    look(seen)
    assert drawn == []
    with building(tmp_path):
        look(seen)
    assert drawn == [True]


def builder(folder: Path, code: str) -> tuple[list[str], Path]:
    """A command in the place of `lotsen ingest`, and the file that it makes first."""
    mark = folder / "begun"
    program = f"import os, pathlib, time; pathlib.Path({str(mark)!r}).write_text(str(os.getpid())); {code}"
    return [sys.executable, "-c", program], mark


def wait_for(mark: Path) -> None:
    for _ in range(3000):
        if mark.exists() and mark.read_text(encoding="utf-8"):
            return
        pause()
    raise AssertionError("the builder was not started")


def pause() -> None:
    time.sleep(0.01)


@pytest.mark.parametrize("pointer", ["", "{"])
def test_a_missing_or_damaged_index_is_built_beside_the_page(
    tmp_path: Path, pointer: str, caplog: pytest.LogCaptureFixture
) -> None:
    if pointer:
        (tmp_path / "published.json").write_text(pointer, encoding="utf-8")
    command, mark = builder(tmp_path, "time.sleep(600)")
    with built_beside(tmp_path, command):
        wait_for(mark)  # and we have come here without having waited for it to end
    assert "it is built now" in caplog.text
    with pytest.raises(ProcessLookupError):  # it was stopped with the page
        os.kill(int(mark.read_text(encoding="utf-8")), 0)


def test_an_index_that_opens_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("app.server.index_builder.open_published", opened.append)
    command, mark = builder(tmp_path, "pass")
    _Builder(tmp_path, command).build_if_needed()
    assert opened == [tmp_path]
    assert not mark.exists()
