"""A builder killed at any moment leaves the published build as it was, and the next build is clean."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.published import open_published

ROOT = Path(__file__).parents[2]

# Builds what is published once more, with one passage less, and kills itself at the given moment.
BUILDER = """
import os, signal, sys
from pathlib import Path
import numpy as np
from retrieval import build as building, publish
from retrieval.home import Home
from retrieval.published import open_published

home, moment = Path(sys.argv[1]), sys.argv[2]

def die(*ignored):
    os.kill(os.getpid(), signal.SIGKILL)

class Embedder:
    name, dimensions = "another", 8
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
    tuple(opened.documents.values()), opened.passages[1:], Embedder(), home,
    lambda step, done, total: die() if step == moment else None,
)
"""
BEFORE_PUBLISHING = [
    "files", "embed", "chroma", "keyword", "lexicon", "check", "rename", "pointer", "half a pointer",
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
