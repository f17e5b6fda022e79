"""The commands of whoever runs it, from the command line to the files."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from answering.answer import Status
from app import cli
from app.store.engine import Place
from app.store.store import Store
from corpus.model import Language

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with two questions in its store."""
    home = tmp_path / "home"
    for name in ("LOTSEN_HOME", "LOTSEN_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    store = Store(Place(home / "store.sqlite3"), keep_days=30)
    for question in ("Anna Zirkonsson frågar", "Någon frågar"):
        store.note_gap(question, Language.SWEDISH, Status.NOT_FOUND)
    store.close()
    return home


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["lotsen", *arguments, "--home", str(home)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return run


def test_a_backup_is_restored_and_the_old_home_named(run: Run, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    code, out, _ = run("backup", str(file))
    assert (code, out.startswith(f"{file} has 0 builds, 0 originals and the store (")) == (0, True)
    assert run("backup", str(file))[0] == 1
    run("person", "erase", "zirkonsson", "--yes")
    code, out, _ = run("restore", str(file))
    assert code == 0
    assert str(home / "before-restore") in out
    assert len(Store(Place(home / "store.sqlite3"), keep_days=30).gaps()) == 2
    file.write_bytes(b"no archive")
    code, out, err = run("restore", str(file))
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_person_is_found_erased_only_with_yes_and_both_are_in_the_audit_log(run: Run, home: Path) -> None:
    code, out, _ = run("person", "find", "anna zirkonsson")
    assert code == 0
    assert out.splitlines()[0].endswith("question 1: Anna Zirkonsson frågar")
    assert out.splitlines()[1:] == ["Found: 0 conversations, 0 marks, 1 question."]
    [record] = json.loads(run("person", "find", "zirkonsson", "--json")[1])
    assert (record["kind"], record["words"]) == ("question", ["Anna Zirkonsson frågar"])
    assert date.fromisoformat(record["day"])
    code, _, err = run("person", "erase", "zirkonsson")
    assert (code, "--yes" in err) == (2, True)
    assert run("person", "find", "an")[0] == 2
    assert run("person", "erase", "zirkonsson", "--yes")[:2] == (
        0,
        "Erased: 0 conversations, 0 marks, 1 question.\n",
    )
    lines = run("audit")[1].splitlines()
    assert [line.split(": ", 1)[1] for line in lines] == [
        "person erase: 0 conversations, 0 marks, 1 question",
        "person find: 0 conversations, 0 marks, 1 question",
        "person find: 0 conversations, 0 marks, 1 question",
    ]
    assert "irkonsson" not in "".join(lines)
    assert json.loads(run("audit", "--json")[1])[0]["who"].startswith("account ")


def test_a_store_is_copied_and_the_counts_are_told(run: Run, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path}/other.sqlite3"
    assert "lotsen_gap: 2 copied, 0 already there" in run("store", "copy", "--to", to)[1]
    assert "lotsen_gap: 0 copied, 2 already there" in run("store", "copy", "--to", to)[1]
    code, _, err = run("store", "copy", "--to", "mysql://a:hemligt@b/c")
    assert (code, "hemligt" in err) == (1, False)
