"""Plain text in the encodings that people have."""

import os

import pytest

from corpus.errors import UnreadableFile
from ingest.blocks import Form
from ingest.text import decode_text, read_text

TEXT = "Räksmörgås – ”§ 5” på ön.\nSlut."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding):
    assert decode_text(TEXT.encode(encoding)) == TEXT


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableFile, match="neither text"):
        decode_text(bytes(range(256)) * 40)


def test_paragraphs_lists_and_headings():
    text = """1 Avtal

Ett stycke som är
bru-
tet för hand.
- punkt ett
  går vidare
- punkt två

1.1 Pris

Rubrik
------
Text under."""
    found = [(block.form, block.text, block.level) for block in read_text(text.encode()).blocks]
    assert found == [
        (Form.HEADING, "1 Avtal", 1),
        (Form.PARAGRAPH, "Ett stycke som är brutet för hand.", 0),
        (Form.ITEM, "- punkt ett går vidare", 0),
        (Form.ITEM, "- punkt två", 0),
        (Form.HEADING, "1.1 Pris", 2),
        (Form.HEADING, "Rubrik", 2),
        (Form.PARAGRAPH, "Text under.", 0),
    ]


def test_random_bytes_never_do_more_than_be_refused():
    for _ in range(20):
        with pytest.raises(UnreadableFile):
            read_text(os.urandom(2000))
