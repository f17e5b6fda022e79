"""A builder on a disk that is really full: a small file system in memory."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import BuildError
from retrieval.build import build
from retrieval.published import open_published

LEFT = (0, 4_096, 20_000, 100_000, 250_000)  # bytes; a build of this corpus takes more

pytestmark = pytest.mark.drill


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    # From the tree at once: Chroma keeps its files open until the process ends.
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, left: int) -> Path:
    filler = disk / "filler"
    filler.write_bytes(b"\0" * (shutil.disk_usage(disk).free - left))
    return filler


def test_the_published_build_stays_and_the_next_one_is_whole(
    small_corpus, small_disk: Path, embedder, record_property
) -> None:
    home = small_disk / "home"
    published = build(small_corpus, embedder, home).id
    larger = small_corpus.with_passage("guide-sv", "4", "Ett avsnitt om försäkring.")
    told = []
    for left in LEFT:
        filler = fill(small_disk, left)
        with pytest.raises(BuildError) as raised:
            build(larger, embedder, home)
        assert "\n" not in str(raised.value)
        told.append(str(raised.value))
        opened = open_published(home)
        assert (opened.manifest.id, opened.notice) == (published, "")
        filler.unlink()
        assert [path.name for path in (home / "builds").iterdir()] == [published]
    after = build(larger, embedder, home).id
    assert open_published(home).manifest.id == after
    record_property(
        "saw", f"{len(told)} builds stopped with one line, the published one whole; then a new one"
    )
