"""A builder killed at any moment leaves the published build as it was, and the next build is clean."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from retrieval.build import build
from retrieval.published import open_published

ROOT = Path(__file__).parents[2]

BEFORE_PUBLISHING = [
    "files", "embed", "chroma", "keyword", "check", "rename", "pointer", "half a pointer",
]  # fmt: skip


class Builders:
    """The process of killed_builders.py."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, how: str, homes: Sequence[tuple[Path, float | str]]) -> list[tuple[int, object]]:
        """Exit code of each builder, below 0 for the signal that ended it, and what it said."""
        assert self._process.stdin
        assert self._process.stdout
        assert self._process.stderr
        asked = json.dumps([how, [(str(home), when) for home, when in homes]])
        print(asked, file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, self._process.stderr.read()
        return [(code, said) for code, said in json.loads(line)]


@pytest.fixture(scope="module")
def builders() -> Iterator[Builders]:
    # No output goes to a file: builders may not write any further in one.
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("killed_builders.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
    ) as process:
        yield Builders(process)


def kill_a_builder(builders: Builders, home: Path, moment: str) -> None:
    assert builders.run("until_step", [(home, moment)]) == [(-signal.SIGKILL, None)]


@pytest.mark.parametrize("moment", BEFORE_PUBLISHING)
def test_killed_before_publishing_nothing_has_changed(
    builders, small_corpus, home, build_small, moment
) -> None:
    published = build_small(small_corpus)
    kill_a_builder(builders, home, moment)
    opened = open_published(home)
    assert (opened.manifest.id, opened.notice) == (published, "")
    assert opened.passages == small_corpus.passages

    after = build_small(small_corpus)
    assert sorted(path.name for path in (home / "builds").iterdir()) == sorted([published, after])
    assert len(list((home / "files").iterdir())) == len(small_corpus.documents)
    assert {path.name for path in home.iterdir()} == {"builds", "files", "build.lock", "published.json"}


def test_killed_after_publishing_the_new_build_is_whole(builders, small_corpus, home, build_small) -> None:
    published = build_small(small_corpus)
    kill_a_builder(builders, home, "sweep")
    opened = open_published(home)
    assert opened.manifest.id > published
    assert opened.notice == ""
    assert len(opened.passages) == len(small_corpus.passages) - 1


MOMENTS = 20
SIZES = (
    10,
    1_000,
    3_000,
    10_000,
    50_000,
    150_000,
)  # bytes that a file may have; the largest here has 190 000


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


def test_killed_at_twenty_moments_spread_over_its_work(
    builders, larger_corpus, home, copies, embedder
) -> None:
    shares = np.random.default_rng(4).random(MOMENTS).tolist()
    whole, *killed = homes = copies(MOMENTS + 1)
    results = builders.run("until_moment", list(zip(homes, [0, *shares], strict=True)))
    assert [code for code, _ in results] == [0] + [-signal.SIGKILL] * MOMENTS
    assert not published_unchanged(whole, home)
    assert open_published(whole).manifest.dead_vectors > 0
    assert sum([published_unchanged(each, home) for each in killed]) > MOMENTS / 2
    for each in killed:
        assert_next_build_is_clean(each, larger_corpus, embedder)


def test_killed_in_the_middle_of_writing_a_file(builders, larger_corpus, home, copies, embedder) -> None:
    """Some of the files are Chroma's, which no line of ours writes."""
    homes = copies(len(SIZES))
    results = builders.run("until_byte", list(zip(homes, SIZES, strict=True)))
    assert [code for code, _ in results] == [-signal.SIGXFSZ] * len(SIZES)
    for each in homes:
        assert published_unchanged(each, home)
        assert_next_build_is_clean(each, larger_corpus, embedder)


def test_where_a_file_cannot_grow_further_the_published_build_stays(
    builders, larger_corpus, home, copies, embedder
) -> None:
    """As on a full disk, in whatever file it is, Chroma's too."""
    homes = copies(len(SIZES))
    results = builders.run("with_full_disk", list(zip(homes, SIZES, strict=True)))
    for each, (code, said) in zip(homes, results, strict=True):
        assert code == 0
        assert isinstance(said, str)
        assert "\n" not in said
        assert published_unchanged(each, home)
        assert [path.name for path in (each / "builds").iterdir()] == [open_published(home).manifest.id]
        assert_next_build_is_clean(each, larger_corpus, embedder)
