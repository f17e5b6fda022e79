"""A file is what stands in it, whatever its name says."""

import io
import zipfile

import pytest
from conftest import docx_bytes

from corpus.errors import UnreadableFile
from ingest.recognise import Format, recognise


def archive(name):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"%PDF-1.7 ...", "a.docx", Format.PDF),
        (b"\n\n%PDF-1.7 ...", "a", Format.PDF),
        (docx_bytes(lambda document: None), "a.pdf", Format.DOCX),
        (b"<!DOCTYPE html><p>x", "a.docx", Format.HTML),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><html>", "a.txt", Format.HTML),
        (b"# Rubrik", "a.MD", Format.MARKDOWN),
        (b"BMW AG var en part.", "a.txt", Format.TEXT),
        (b"MZ och annat", "README", Format.TEXT),
    ],
)
def test_the_content_decides_and_the_name_settles_the_rest(data, name, format):
    assert recognise(data, name) is format


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.pdf", "empty"),
        (b"\xef\xbb\xbf \n", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.pdf", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1", "a.docx", "older Office file or one locked"),
        (b"{\\rtf1 x}", "a.docx", "RTF"),
        (archive("xl/workbook.xml"), "a.docx", "spreadsheet"),
        (archive("x"), "a.zip", "packed file"),
        (b"PK\x03\x04 cut", "a.docx", "damaged or cut off"),
        (b"vanlig text", "a.pdf", "called .pdf but is no PDF"),
        (b"a,b", "a.csv", "not known"),
    ],
)
def test_what_cannot_be_read_is_named(data, name, says):
    with pytest.raises(UnreadableFile, match=says):
        recognise(data, name)
