"""Typeset what has a manuscript: `python -m corpus.typesetting [--check]`.

With `--check` nothing is written; the exit code is 1 if a built file is not what its manuscript gives today.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import read_catalogue
from corpus.errors import CorpusError
from corpus.model import Document
from corpus.typesetting.blocks import Manuscript
from corpus.typesetting.manuscript import read_manuscript

CORPUS = Path(__file__).parent.parent

Typesetter = Callable[[Manuscript, Document], bytes]


@dataclass(frozen=True, slots=True)
class Job:
    """One manuscript and the document that it becomes."""

    manuscript: Path
    document: Document


def find_jobs(corpus: Path) -> tuple[Job, ...]:
    """A job for each manuscript; raises CorpusError if the catalogue does not know one of them."""
    catalogue = read_catalogue(corpus)
    if catalogue is None:
        raise CorpusError(f"there is no catalogue in {corpus.name}/: add catalogue.toml first")
    jobs = []
    for path in sorted((corpus / "manuscripts").glob("*/*.md")):
        document = catalogue.document(path.stem)
        if document is None:
            raise CorpusError(f"{path.name}: the catalogue has no document with the id {path.stem}: add one")
        jobs.append(Job(path, document))
    return tuple(jobs)


def typeset(job: Job) -> bytes:
    """The built file of a job; raises CorpusError."""
    return _typesetter(job.document)(read_manuscript(job.manuscript), job.document)


def stale(job: Job) -> bool:
    """Whether the built file is missing or not what the manuscript gives today."""
    file = job.document.file
    return not file.is_file() or file.read_bytes() != typeset(job)


def write_whole(file: Path, content: bytes) -> None:
    """Replace a file in one step, so that nobody ever reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def main(arguments: list[str] | None = None, corpus: Path = CORPUS) -> int:
    """Typeset or check everything; 0 on success, 1 with one line for each problem."""
    parser = argparse.ArgumentParser(prog="python -m corpus.typesetting", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say which files are out of date")
    only_check = parser.parse_args(arguments).check
    try:
        jobs = find_jobs(corpus)
    except CorpusError as error:
        _say(str(error))
        return 1
    failed = 0
    for line, is_fault in _run(jobs, only_check, corpus):
        failed += is_fault
        _say(line)
    return 1 if failed else 0


def _run(jobs: tuple[Job, ...], only_check: bool, corpus: Path) -> Iterator[tuple[str, bool]]:
    """One line a job, and whether it tells of a fault."""
    for number, job in enumerate(jobs, start=1):
        counted = f"{number:2}/{len(jobs)} {job.document.file.relative_to(corpus)}"
        try:
            if not only_check:
                content = typeset(job)
                write_whole(job.document.file, content)
                yield f"{counted}: {len(content) / 1000:.0f} kB", False
            elif stale(job):
                yield f"{counted}: out of date, run `make corpus`", True
            else:
                yield f"{counted}: up to date", False
        except CorpusError as error:
            yield f"{counted}: {error}", True


def _typesetter(document: Document) -> Typesetter:
    # Imported late, so that one kind can be built where the other's library is missing.
    match document.file.suffix:
        case ".pdf":
            from corpus.typesetting.pdf import typeset_pdf

            return typeset_pdf
        case ".docx":
            from corpus.typesetting.docx import typeset_docx

            return typeset_docx
        case suffix:
            raise CorpusError(f"{document.id}: no typesetter makes {suffix or 'nameless'} files")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
