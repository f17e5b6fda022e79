"""A process that forks builders and kills them, as asked for on its standard input.

A fork does without the seconds that a new process takes to import. Each line, `[how, [[home, when], …]]`, is
a run: each home's builder builds what is published there, with one passage less. The line that answers it has
the exit code of each, below 0 for the signal that ended it, and what it said.
"""

import json
import math
import os
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import chromadb  # noqa: F401 # the builder imports these late; here that is before the fork
import llama_index.core.schema
import llama_index.vector_stores.chroma  # noqa: F401
from fakes import HashingEmbedder

import retrieval
from corpus.errors import BuildError
from retrieval import build as building
from retrieval.build_folder import Content
from retrieval.home import Home
from retrieval.published import open_published

CODE = str(Path(retrieval.__file__).parent)


# The published build was not made with it, so that nothing of that is taken over.
ANOTHER_EMBEDDER = HashingEmbedder("another", is_static=False)


def build(home: Path, embedder: HashingEmbedder, *on_progress: Any) -> None:
    opened = open_published(home)
    content = Content(tuple(opened.documents.values()), opened.passages[1:])
    building.build(content, embedder, home, *on_progress)


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def until_step(home: Path, moment: str, _: object) -> None:
    """Killed at a step that the builder tells of, or as it publishes."""
    if moment == "pointer":
        Home.write_pointer = die  # type: ignore[method-assign]
    elif moment == "half a pointer":
        os.replace = Path.replace = die  # type: ignore[assignment]
    elif moment == "rename":
        Path.rename = die  # type: ignore[assignment]
    elif moment == "sweep":
        sweep, calls = building.sweep, []
        building.sweep = lambda *arguments: (calls.append(1), die() if len(calls) > 1 else sweep(*arguments))
    build(home, ANOTHER_EMBEDDER, lambda step, done, total: die() if step == moment else None)


def until_moment(home: Path, share: float, first: int | None) -> int:
    """Killed at a share of the moments that the first builder, which lives, has counted.

    Moments are the first, second, fourth, eighth … time that a builder comes to a line of the code: they are
    spread over all that it does, and are the same each time, however fast the machine is.
    """
    reached: Counter[tuple[str, int]] = Counter()
    moments, last = 0, math.ceil(share * (first or 0))

    def at_line(frame: FrameType, event: str, _: object) -> Callable[..., Any]:
        nonlocal moments
        if event == "line":
            line = frame.f_code.co_filename, frame.f_lineno
            reached[line] += 1
            moments += reached[line].bit_count() == 1
            if moments == last:
                die()
        return at_line

    sys.settrace(lambda frame, *_: at_line if frame.f_code.co_filename.startswith(CODE) else None)
    build(home, HashingEmbedder())
    sys.settrace(None)
    return moments


def until_byte(home: Path, most: int, _: object) -> None:
    """Killed where a file would grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    build(home, HashingEmbedder())


def with_full_disk(home: Path, most: int, _: object) -> str | None:
    """Left alive where no file can grow beyond so many bytes; says what it complains of."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        build(home, HashingEmbedder())
    except BuildError as error:
        return str(error)
    return None


def forked(how: str, home: str, when: object, first: object) -> tuple[int, object]:
    """Exit code of a builder of its own process, and what it said."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        os.write(writer, json.dumps(globals()[how](Path(home), when, first)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as said:
        words = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), json.loads(words or "null")


def run(how: str, homes: Sequence[tuple[str, object]]) -> list[tuple[int, object]]:
    """The builders of these homes, one after another."""
    first: object = None
    results = []
    for home, when in homes:
        results.append(forked(how, home, when, first))
        first = first or results[-1][1]
    return results


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(run(*json.loads(line)))}\n")
        sys.stdout.flush()
