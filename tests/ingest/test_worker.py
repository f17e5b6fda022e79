"""The process beside: it answers as the reader does, and a file that kills it kills nothing else."""

import time

import pytest
from conftest import PdfFile, lines

from corpus.errors import UnreadableFile
from ingest.reader import read_file
from ingest.worker import IsolatedReader


def test_it_gives_the_same_as_reading_here():
    data = PdfFile(
        [lines("1 Pris", top=760), lines("Priset är fullt och gäller i fem år.")], title="Guiden"
    ).bytes()
    with IsolatedReader() as read:
        assert read(data, "a.pdf", "") == read_file(data, "a.pdf")


def test_a_refusal_comes_back_as_one():
    with IsolatedReader() as read:
        with pytest.raises(UnreadableFile, match="is empty"):
            read(b"", "a.pdf", "")
        assert read(b"Text.", "a.txt", "").sections[0].text == "Text."


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read():
    pages = [lines(*["ord och ord"] * 300)] * 400
    with IsolatedReader(max_seconds=0.5) as read:
        read(b"Text.", "a.txt", "")
        start = time.perf_counter()
        with pytest.raises(UnreadableFile, match="takes more than"):
            read(PdfFile(pages).bytes(), "slow.pdf", "")
        assert time.perf_counter() - start < 10
    with IsolatedReader() as read:
        assert read(b"Text.", "a.txt", "").sections[0].text == "Text."


def test_a_process_that_dies_takes_one_file_with_it():
    with IsolatedReader() as read:
        read(b"Text.", "a.txt", "")
        assert read._process is not None
        read._process.kill()
        read._process.wait()
        assert read(b"Text.", "a.txt", "").sections[0].text == "Text."


def test_nothing_is_left_running():
    with IsolatedReader() as read:
        read(b"Text.", "a.txt", "")
        process = read._process
    assert process is not None
    assert process.poll() is not None
