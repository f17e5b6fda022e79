"""Files of a folder: which are taken, and none that leads out of it."""

import os

import pytest

from corpus.errors import IngestError, UnreadableFile
from ingest import folder as folder_module
from ingest.folder import files_of, name_of, read_bytes


def names(folder):
    return [name_of(file, folder) for file in files_of(folder)]


def test_files_come_in_a_fixed_order_and_hidden_ones_do_not(folder):
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.pdf",
        ".git/x.txt",
        ".hidden.txt",
        "~$a.docx",
        "Thumbs.db",
        "__pycache__/x.txt",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    assert names(folder) == ["a.pdf", "b/1.txt", "b/2.txt"]


def test_a_link_out_of_the_folder_is_refused_and_a_linked_folder_not_entered(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    assert names(folder) == ["link.txt"]
    with pytest.raises(UnreadableFile, match="leads out of the folder"):
        read_bytes(folder / "link.txt", folder)


def test_a_link_in_a_circle_and_a_missing_file_are_named(folder):
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    for name in ("circle.txt", "gone.txt"):
        with pytest.raises(UnreadableFile):
            read_bytes(folder / name, folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_does_not_make_anyone_wait(folder):
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(UnreadableFile, match="no ordinary file"):
        read_bytes(folder / "pipe.txt", folder)


def test_a_file_that_is_too_large_is_refused_unread(folder, monkeypatch):
    monkeypatch.setattr(folder_module, "MAX_FILE_BYTES", 10)
    (folder / "large.txt").write_bytes(b"x" * 11)
    with pytest.raises(UnreadableFile, match="larger than"):
        read_bytes(folder / "large.txt", folder)


def test_a_name_of_odd_bytes_is_shown_safely(folder):
    file = folder / os.fsdecode(b"namn\xff\x1b[31m.txt")
    assert name_of(file, folder) == "namn��[31m.txt"


def test_a_folder_that_is_none_is_the_users_error(folder):
    with pytest.raises(IngestError, match="is not a folder"):
        list(files_of(folder / "nothing"))
