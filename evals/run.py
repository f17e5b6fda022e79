"""Cases asked of the assistant, one after the other, into a folder that says what was asked of what."""

import hashlib
import itertools
import json
import os
import platform
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from corpus.errors import EvaluationError, LotsenError
from evals.case_files import read_cases
from evals.case_runner import CaseRunner
from evals.cases import Case
from evals.record import Record
from retrieval.manifest import Manifest

SETTINGS, CASES_FILE, RECORDS, PROBLEMS = "settings.json", "cases.jsonl", "records.jsonl", "problems.jsonl"
LIBRARIES = ("samverkanslotsen", "chromadb", "llama-index-core", "numpy", "bm25s", "ragas")
# What an answer depends on.
PROGRAM = ("corpus", "retrieval", "answering")
OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run was made with; two runs compare where these differ in one thing.

    Args:
        started: ISO 8601, local time.
        writer: "extract", or the name of the language model; never its key.
        cases: SHA-256 of the cases' ids, questions and expectations.
        corpus: the build's hash of what was indexed.
        model: embedding model and its version.
        versions: (library, version).
        program: SHA-256 of the sources and data files that answers come from.
    """

    name: str
    started: str
    writer: str
    cases: str
    corpus: str
    model: str
    versions: tuple[tuple[str, str], ...]
    program: str = ""


def settings_of(name: str, started: str, writer: str, cases: str, manifest: Manifest) -> RunSettings:
    """The settings of a run that begins now, of cases with this fingerprint."""
    return RunSettings(
        name,
        started,
        writer,
        cases,
        manifest.corpus_hash,
        manifest.model,
        (("python", platform.python_version()), *_versions()),
        program_fingerprint(),
    )


def _versions() -> Iterator[tuple[str, str]]:
    for library in LIBRARIES:
        try:
            yield library, version(library)
        except PackageNotFoundError:
            yield library, "not installed"


def fingerprint(cases: Sequence[Case]) -> str:
    """The same for the same cases in the same order."""
    told = [
        (
            case.id, case.question, case.history, case.status, sorted(case.sections), case.key_facts,
            case.reference, sorted(case.without), case.verdict, case.must_not,
        )
        for case in cases
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def program_fingerprint(root: Path = Path(__file__).parent.parent) -> str:
    """The same for the same program."""
    found = hashlib.sha256()
    for package in PROGRAM:
        for file in sorted((root / package).rglob("*")):
            if file.suffix in {".py", ".toml", ".json", ".csv", ".onnx"}:
                found.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()


def run(
    cases: Sequence[Case],
    runner_of: Callable[[], CaseRunner],
    folder: Path,
    settings: RunSettings,
    on_progress: OnProgress = lambda *_: None,
    jobs: int = 1,
) -> None:
    """Ask every case that the folder has no record of yet; a run that was stopped is gone on with.

    Writes `settings.json`, `cases.jsonl`, and a line a case into `records.jsonl` or, where the question could
    not be taken, `problems.jsonl`.

    Args:
        runner_of: gives one for each of the `jobs`.
        jobs: how many are asked at a time; the seconds of each then count what it waited for the others.

    Raises:
        EvaluationError: the folder holds another run.
    """
    _begin(folder, settings, cases)
    done = {record.case for record in read_records(folder)} | {case for case, _ in read_problems(folder)}
    waiting = [case for case in cases if case.id not in done]
    lock, counted = threading.Lock(), itertools.count(len(done) + 1)

    def ask(share: Sequence[Case]) -> None:
        runner = runner_of()
        for case in share:
            file, line = _asked(runner, case)
            with lock:
                _append(folder / file, line)
                on_progress(next(counted), len(cases), case.id)

    with ThreadPoolExecutor(jobs) as pool:
        for _ in pool.map(ask, [waiting[first::jobs] for first in range(jobs)]):
            pass


def _asked(runner: CaseRunner, case: Case) -> tuple[str, str]:
    """The file that it belongs in, and the line."""
    try:
        return RECORDS, runner.ask(case).to_json()
    except LotsenError as error:
        return PROBLEMS, json.dumps({"case": case.id, "problem": str(error)}, ensure_ascii=False)


def read_settings(folder: Path) -> RunSettings:
    """What the run in this folder was made with.

    Raises:
        EvaluationError: there is no run in it.
    """
    try:
        entry = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        return RunSettings(**{**entry, "versions": tuple(map(tuple, entry["versions"]))})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise EvaluationError(f"{folder} holds no run; make one with `lotsen-eval run`.") from error


def read_run_cases(folder: Path) -> list[Case]:
    """The cases as they were when the run was made.

    Raises:
        EvaluationError: there is no run in the folder.
    """
    read_settings(folder)
    return read_cases([folder / CASES_FILE])


def read_records(folder: Path) -> list[Record]:
    """What was recorded so far; a last line that was cut off is left out, and its case asked again."""
    return [Record.from_json(line) for line in _lines(folder / RECORDS)]


def read_problems(folder: Path) -> list[tuple[str, str]]:
    """(case, why it could not be asked)."""
    return [(entry["case"], entry["problem"]) for entry in map(json.loads, _lines(folder / PROBLEMS))]


def _begin(folder: Path, settings: RunSettings, cases: Sequence[Case]) -> None:
    if (folder / SETTINGS).exists():
        before = read_settings(folder)
        if replace(before, started=settings.started) != settings:
            raise EvaluationError(
                f"{folder} was begun with other cases, documents or programs; give the run another name."
            )
        for file in (RECORDS, PROBLEMS):
            _drop_half_a_line(folder / file)
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CASES_FILE).write_text("".join(f"{case.to_json()}\n" for case in cases), encoding="utf-8")
    # Written last: a folder with settings has its cases.
    partial = folder / f"{SETTINGS}.partial"
    partial.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    partial.replace(folder / SETTINGS)


def _lines(file: Path) -> list[str]:
    if not file.exists():
        return []
    text = file.read_text(encoding="utf-8", errors="replace")
    # What follows the last line break was cut off while it was written.
    return [f"{line}\n" for line in text.split("\n")[:-1] if line.strip()]


def _drop_half_a_line(file: Path) -> None:
    """What a stop in the middle of writing left behind."""
    if file.exists() and not (content := file.read_bytes()).endswith(b"\n"):
        with file.open("r+b") as opened:
            opened.truncate(content.rfind(b"\n") + 1)


def _append(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"{line}\n")
        opened.flush()
        os.fsync(opened.fileno())
