"""Every file of a build, cut short and with flipped bytes: seen, and the build before is used."""

import shutil
from pathlib import Path

import pytest

from corpus.errors import DamagedBuild
from retrieval.published import open_published
from retrieval.retriever import Retriever


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def cut_short(file: Path) -> None:
    with file.open("r+b") as handle:
        handle.truncate(file.stat().st_size // 2)


def flip(file: Path) -> None:
    """Invert a few bytes in the middle; of a database a whole page, since much of it is unused."""
    size = file.stat().st_size
    start = size // 2 // 4096 * 4096 if file.suffix == ".sqlite3" else size // 2
    length = 4096 if file.suffix == ".sqlite3" else min(8, size - start)
    with file.open("r+b") as handle:
        handle.seek(start)
        middle = handle.read(length)
        handle.seek(start)
        handle.write(bytes(byte ^ 0xFF for byte in middle))


@pytest.mark.parametrize("damage", [cut_short, flip, Path.unlink])
def test_damage_to_any_file_is_seen_and_the_build_before_used(
    small_corpus, home, build_small, damage
) -> None:
    before = build_small(small_corpus)
    after = build_small(small_corpus.with_passage("guide-sv", "4", "Ett avsnitt om försäkring."))
    folder, whole = home / "builds" / after, home / "whole"
    shutil.copytree(folder, whole)
    assert len(files_of(folder)) > 20
    for file in files_of(folder):
        damage(file)
        opened = open_published(home)
        assert opened.manifest.id == before, f"{file.name} was not missed"
        assert after in opened.notice
        assert "the index before it is used" in opened.notice
        shutil.rmtree(folder)
        shutil.copytree(whole, folder)
    assert open_published(home).manifest.id == after


def test_opening_and_searching_damage_nothing(small_corpus, home, build_small, embedder) -> None:
    published = build_small(small_corpus)
    for _ in range(3):
        reader = Retriever(home, lambda name: embedder)
        assert reader.search("sekretessavtal", 3)
    assert open_published(home).manifest.id == published
    assert open_published(home).notice == ""


@pytest.mark.parametrize("damage", [cut_short, flip])
def test_a_damaged_pointer_finds_the_newest_build(small_corpus, home, build_small, damage) -> None:
    build_small(small_corpus)
    newest = build_small(small_corpus)
    damage(home / "published.json")
    assert open_published(home).manifest.id == newest
    assert build_small(small_corpus) > newest


def test_two_damaged_builds_are_said_in_one_line(small_corpus, home, build_small) -> None:
    for folder in [home / "builds" / build_small(small_corpus) for _ in range(2)]:
        flip(folder / "vectors.npy")
    with pytest.raises(DamagedBuild) as raised:
        open_published(home)
    assert "run `lotsen ingest --rebuild`" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_new_build_replaces_the_damaged_one(small_corpus, home, build_small) -> None:
    good, bad = build_small(small_corpus), build_small(small_corpus)
    flip(home / "builds" / bad / "passages.jsonl")
    newest = build_small(small_corpus)
    assert open_published(home).notice == ""
    flip(home / "builds" / newest / "passages.jsonl")
    assert open_published(home).manifest.id == good
