"""`make drills`: each drill by its tests, and a table of what they saw."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill.

    Args:
        held: what is so where each of its tests passes.
        tests: that it consists of, as pytest names them.
    """

    title: str
    held: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a drill; `seconds` by the clock on the wall."""

    drill: Drill
    passed: int
    failed: tuple[str, ...]
    skipped: tuple[str, ...]
    said: tuple[str, ...]
    seconds: float

    @property
    def verdict(self) -> str:
        """A drill of which nothing ran has not held."""
        return "FAILED" if self.failed else "held" if self.passed else "not run"

    @property
    def line(self) -> str:
        """What was seen, in one line."""
        if self.failed:
            return f"{len(self.failed)} failed, the first: {self.failed[0]}"
        counted = (
            f"{self.drill.held} ({self.passed} case{'s' * (self.passed != 1)})"
            if self.drill.held and self.passed
            else ""
        )
        return "; ".join(part for part in (counted, *self.said, *dict.fromkeys(self.skipped)) if part)


DRILLS = (
    Drill(
        "builder killed",
        "at 20 moments, 9 steps and 6 sizes of a file: the published index whole, the next build clean",
        ("tests/retrieval/test_killed_builder.py",),
    ),
    Drill(
        "two builders at once",
        "the second is told so in one line; readers see one index or the other, never half of one",
        (
            "tests/retrieval/test_build.py::test_a_second_builder_is_told_so",
            "tests/retrieval/test_build.py::test_readers_never_see_a_half_published_build",
            "tests/retrieval/test_retriever.py::test_readers_during_publishes_see_one_build_or_the_other",
            "tests/app/test_index_state.py::test_a_second_builder_is_not_held_up_and_the_first_is_still_seen",
        ),
    ),
    Drill(
        "disk full",
        "the published index stays",
        (
            "tests/retrieval/test_build.py::test_a_full_disk_leaves_the_published_build",
            "tests/retrieval/test_drill_full_disk.py",
        ),
    ),
    Drill(
        "bytes flipped",
        "each file of a build flipped, cut and removed: noticed, the index before it used",
        ("tests/retrieval/test_damage.py",),
    ),
    Drill("Chroma server hung, killed, restored", "", ("tests/retrieval/test_drill_chroma_server.py",)),
    Drill(
        "store replaced, damaged, deleted",
        "noticed before anything is read or saved, and said",
        tuple(
            f"tests/app/store/test_store_file.py::test_{name}"
            for name in (
                "a_store_restored_under_a_running_page_is_noticed_before_anything_is_saved",
                "the_log_of_another_process_that_has_opened_the_restored_file_stays",
                "what_was_saved_into_a_file_replaced_at_that_moment_is_said_to_be_lost",
                "a_damaged_file_is_one_line_and_another_chance",
                "a_store_deleted_under_a_running_page_is_made_anew",
            )
        ),
    ),
    Drill("50 sessions × 5 questions", "", ("tests/app/test_drill_sessions.py",)),
    Drill(
        "hostile strings",
        "a calm answer or a refusal; nothing obeyed, cited falsely or shown as markup",
        (
            "tests/answering/understand/test_hostile_questions.py",
            "tests/answering/write/test_hostile_passages.py",
            "tests/answering/write/test_hostile_replies.py",
            "tests/app/test_page_escape.py",
        ),
    ),
    Drill(
        "hostile files",
        "refused with one line or read within bounds; the others go on",
        (
            "tests/ingest/test_bounds.py",
            "tests/ingest/test_worker.py",
            "tests/ingest/test_docx.py",
            "tests/ingest/test_pdf.py",
            "tests/ingest/test_recognise.py",
        ),
    ),
)


def run(drill: Drill) -> Seen:
    """In a process of its own, so that none meets what another has left."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        # Drills that are not among the daily tests, too.
        options = ["-q", "-m", "", "-p", "no:cacheprovider", f"--junitxml={report}"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *drill.tests], cwd=ROOT, capture_output=True, text=True
        )
        if not report.is_file():
            return Seen(
                drill, 0, (done.stderr.strip().rpartition("\n")[2],), (), (), time.monotonic() - start
            )
        return seen(drill, report.read_text(encoding="utf-8"), time.monotonic() - start)


def seen(drill: Drill, report: str, seconds: float) -> Seen:
    """What pytest's report says of it."""
    cases = list(ElementTree.fromstring(report).iter("testcase"))  # noqa: S314 # pytest wrote it
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = [case.find("skipped") for case in cases]
    reasons = [f"not run: {each.get('message')}" for each in skipped if each is not None]
    said = [
        each.get("value", "") for case in cases for each in case.iter("property") if each.get("name") == "saw"
    ]
    return Seen(
        drill,
        len(cases) - len(failed) - len(reasons),
        tuple(case.get("name", "") for case in failed),
        tuple(reasons),
        tuple(said),
        seconds,
    )


def table(all: Sequence[Seen]) -> str:
    """As Markdown."""
    rows = [f"| {each.drill.title} | {each.line} | {each.seconds:.0f} | {each.verdict} |" for each in all]
    return "\n".join(["| drill | what was seen | seconds | |", "|---|---|---|---|", *rows])


def main() -> int:
    """Exit code 1 where a drill has failed."""
    all = []
    for drill in DRILLS:
        print(f"{drill.title} …", file=sys.stderr, flush=True)
        all.append(run(drill))
    print(table(all))
    return int(any(each.failed for each in all))


if __name__ == "__main__":
    sys.exit(main())
