"""A builder killed at any moment leaves the published build as it was, and the next build is clean."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from retrieval.build import build
from retrieval.published import open_published

ROOT = Path(__file__).parents[2]

# Builds what is published once more, with one passage less, and kills itself at the given moment.
BUILDER = """
import os, signal, sys
from pathlib import Path
import numpy as np
from retrieval import build as building, publish
from retrieval.build_folder import Content
from retrieval.home import Home
from retrieval.published import open_published

home, moment = Path(sys.argv[1]), sys.argv[2]

def die(*ignored):
    os.kill(os.getpid(), signal.SIGKILL)

class Embedder:
    name, is_static = "another", False
    def embed_passages(self, texts):
        return np.eye(8, dtype=np.float32)[np.arange(len(texts)) % 8]

if moment == "pointer":
    Home.write_pointer = die
elif moment == "half a pointer":
    os.replace = Path.replace = die
elif moment == "rename":
    Path.rename = die
elif moment == "sweep":
    sweep, calls = building.sweep, []
    building.sweep = lambda *arguments: (calls.append(1), die() if len(calls) > 1 else sweep(*arguments))
opened = open_published(home)
building.build(
    Content(tuple(opened.documents.values()), opened.passages[1:]), Embedder(), home,
    lambda step, done, total: die() if step == moment else None,
)
"""
BEFORE_PUBLISHING = [
    "files", "embed", "chroma", "keyword", "check", "rename", "pointer", "half a pointer",
]  # fmt: skip


def kill_a_builder(home: Path, moment: str) -> None:
    done = subprocess.run([sys.executable, "-c", BUILDER, str(home), moment], cwd=ROOT, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize("moment", BEFORE_PUBLISHING)
def test_killed_before_publishing_nothing_has_changed(small_corpus, home, build_small, moment) -> None:
    published = build_small(small_corpus)
    kill_a_builder(home, moment)
    opened = open_published(home)
    assert (opened.manifest.id, opened.notice) == (published, "")
    assert opened.passages == small_corpus.passages

    after = build_small(small_corpus)
    assert sorted(path.name for path in (home / "builds").iterdir()) == sorted([published, after])
    assert len(list((home / "files").iterdir())) == len(small_corpus.documents)
    assert {path.name for path in home.iterdir()} == {"builds", "files", "build.lock", "published.json"}


def test_killed_after_publishing_the_new_build_is_whole(small_corpus, home, build_small) -> None:
    published = build_small(small_corpus)
    kill_a_builder(home, "sweep")
    opened = open_published(home)
    assert opened.manifest.id > published
    assert opened.notice == ""
    assert len(opened.passages) == len(small_corpus.passages) - 1


# Forks a builder for each home named, without the seconds that a new process takes to import. A builder's
# moments are the first, second, fourth, eighth … time that it comes to a line of the code: they are spread
# over all that it does, and are the same each time, however fast the machine is. The first builder lives and
# says how many there are; the others die at a share of them.
BUILDERS = """
import collections, json, math, os, resource, signal, sys
from pathlib import Path
import chromadb, llama_index.core.schema, llama_index.vector_stores.chroma
import retrieval
from corpus.errors import BuildError
from fakes import HashingEmbedder
from retrieval import build as building
from retrieval.build_folder import Content
from retrieval.published import open_published

CODE = str(Path(retrieval.__file__).parent)

def run(home):
    opened = open_published(home)
    content = Content(tuple(opened.documents.values()), opened.passages[1:])
    building.build(content, HashingEmbedder(), home)

def until_moment(home, share):
    reached, moments, last = collections.Counter(), 0, math.ceil(share * (first or 0))
    def at_line(frame, event, argument):
        nonlocal moments
        if event == "line":
            line = frame.f_code.co_filename, frame.f_lineno
            reached[line] += 1
            moments += reached[line].bit_count() == 1
            if moments == last:
                os.kill(os.getpid(), signal.SIGKILL)
        return at_line
    sys.settrace(lambda frame, *ignored: at_line if frame.f_code.co_filename.startswith(CODE) else None)
    run(home)
    sys.settrace(None)
    return moments

def until_byte(home, most):
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    run(home)

def with_full_disk(home, most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        run(home)
    except BuildError as error:
        return str(error)

how, first = globals()[sys.argv[1]], None
for home, when in json.loads(sys.argv[2]):
    reader, writer = os.pipe()
    if not (child := os.fork()):
        os.write(writer, json.dumps(how(Path(home), when)).encode())
        os._exit(0)
    os.close(writer)
    said = json.loads(os.read(reader, 10_000) or "null")
    first = first or said
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([code, said]), flush=True)
"""
MOMENTS = 20
SIZES = (
    10,
    1_000,
    3_000,
    10_000,
    50_000,
    150_000,
)  # bytes that a file may have; the largest here has 190 000


def run_builders(how: str, homes: Sequence[tuple[Path, float]]) -> list[tuple[int, object]]:
    """Exit code of each builder, below 0 for the signal that ended it, and what it said."""
    given = json.dumps([(str(home), when) for home, when in homes])
    done = subprocess.run(
        [sys.executable, "-c", BUILDERS, how, given],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT / "tests")},
    )
    results = [tuple(json.loads(line)) for line in done.stdout.splitlines()]
    assert len(results) == len(homes), done.stderr.decode()
    return results


@pytest.fixture
def larger_corpus(small_corpus):
    """So many passages that one less is a small change, which Chroma's folder is copied for."""
    for part in range(2, 22):
        small_corpus = small_corpus.with_passage(
            "guide-sv", "3", f"Steg {part} är att {part * 7} gånger.", part
        )
    return small_corpus


@pytest.fixture
def copies(larger_corpus, home, build_small, tmp_path):
    """Homes with one and the same published build."""
    build_small(larger_corpus)

    def copy(count: int) -> list[Path]:
        return [shutil.copytree(home, tmp_path / f"home-{number}") for number in range(count)]

    return copy


def published_unchanged(home: Path, original: Path) -> bool:
    """Whether the old build is published, whole; if not, the new one must be."""
    unchanged = (home / "published.json").read_bytes() == (original / "published.json").read_bytes()
    opened, before = open_published(home), open_published(original)
    assert opened.notice == ""
    assert (opened.manifest == before.manifest) is unchanged
    assert opened.passages == (before.passages if unchanged else before.passages[1:])
    return unchanged


def assert_next_build_is_clean(home: Path, corpus, embedder) -> None:
    before = open_published(home).manifest.id
    after = build(corpus, embedder, home).id
    opened = open_published(home)
    assert (opened.manifest.id, opened.notice, opened.passages) == (after, "", corpus.passages)
    assert {path.name for path in (home / "builds").iterdir()} == {before, after}
    assert {path.name for path in home.iterdir()} == {"builds", "files", "build.lock", "published.json"}


def test_killed_at_twenty_moments_spread_over_its_work(larger_corpus, home, copies, embedder) -> None:
    shares = np.random.default_rng(4).random(MOMENTS).tolist()
    whole, *killed = homes = copies(MOMENTS + 1)
    results = run_builders("until_moment", list(zip(homes, [0, *shares], strict=True)))
    assert [code for code, _ in results] == [0] + [-signal.SIGKILL] * MOMENTS
    assert not published_unchanged(whole, home)
    assert open_published(whole).manifest.dead_vectors > 0
    assert sum([published_unchanged(each, home) for each in killed]) > MOMENTS / 2
    for each in killed:
        assert_next_build_is_clean(each, larger_corpus, embedder)


def test_killed_in_the_middle_of_writing_a_file(larger_corpus, home, copies, embedder) -> None:
    """Some of the files are Chroma's, which no line of ours writes."""
    homes = copies(len(SIZES))
    results = run_builders("until_byte", list(zip(homes, SIZES, strict=True)))
    assert [code for code, _ in results] == [-signal.SIGXFSZ] * len(SIZES)
    for each in homes:
        assert published_unchanged(each, home)
        assert_next_build_is_clean(each, larger_corpus, embedder)


def test_where_a_file_cannot_grow_further_the_published_build_stays(
    larger_corpus, home, copies, embedder
) -> None:
    """As on a full disk, in whatever file it is, Chroma's too."""
    homes = copies(len(SIZES))
    results = run_builders("with_full_disk", list(zip(homes, SIZES, strict=True)))
    for each, (code, said) in zip(homes, results, strict=True):
        assert code == 0
        assert isinstance(said, str)
        assert "\n" not in said
        assert published_unchanged(each, home)
        assert [path.name for path in (each / "builds").iterdir()] == [open_published(home).manifest.id]
        assert_next_build_is_clean(each, larger_corpus, embedder)
