"""Plain text → Raw: its encoding, paragraphs, list items and headings."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from corpus.errors import UnreadableFile
from corpus.sentences import is_list_item
from ingest.blocks import Block, Form, Raw, item_text
from ingest.clean import join_lines, words_of
from ingest.headings import follows, numbers_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Text holds hardly any control characters; a file with more is something else.
MAX_CONTROL_SHARE = 0.01
_SAMPLE = 100_000
UTF16_SHARE = 0.6
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}\s*$")
_ITEM = re.compile(
    r"\s*([-*+•▪◦‣–]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zåäö][.)]|\([a-zåäö\d]{1,4}\))\s+(.*)", re.DOTALL
)
_MAX_HEADING = 90


def decode_text(data: bytes) -> str:
    """The text in UTF-8, UTF-16, UTF-32 or, for want of those, Windows-1252; raises UnreadableFile."""
    text = _decode(data)
    sample = text[:_SAMPLE]
    odd = sum(
        unicodedata.category(character) == "Cc" and character not in "\n\r\t\x0c" for character in sample
    )
    if odd > MAX_CONTROL_SHARE * len(sample):
        raise UnreadableFile(
            "is neither text nor a kind of document that is read; save it as PDF, DOCX or text"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    encodings = [name for mark, name in _MARKS if data.startswith(mark)][:1] or [_without_mark(data)]
    for encoding in [*encodings, "cp1252", "latin-1"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("is in an unknown encoding; save it as UTF-8")


def _without_mark(data: bytes) -> str:
    """In UTF-16 every other byte of western text is zero."""
    for name, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros.count(0) > UTF16_SHARE * len(zeros):
            return name
    return "utf-8"


def read_text(data: bytes) -> Raw:
    """The document; raises UnreadableFile."""
    lines = decode_text(data).split("\n")
    known = words_of(lines)
    blocks: list[Block] = []
    last: tuple[int, ...] = ()
    for paragraph in _paragraphs(lines):
        heading = _heading(paragraph, last)
        if heading:
            last = numbers_of(heading.text) or last
            blocks.append(heading)
            paragraph = paragraph[2:] if len(paragraph) > 1 else []
        blocks.extend(_blocks(paragraph, known))
    return Raw(tuple(blocks))


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []


def _heading(paragraph: list[str], last: tuple[int, ...]) -> Block | None:
    """An underlined line, or one that stands alone with the next number."""
    first = paragraph[0].strip()
    if len(first) > _MAX_HEADING or not any(character.isalpha() for character in first):
        return None
    if len(paragraph) > 1 and _UNDERLINE.fullmatch(paragraph[1].strip()):
        return Block(Form.HEADING, first, level=1 if paragraph[1].startswith("=") else 2)
    numbers = numbers_of(first)
    if len(paragraph) == 1 and numbers and follows(last, numbers) and first[-1] not in ".,;:":
        return Block(Form.HEADING, first, level=len(numbers))
    return None


def _blocks(lines: list[str], known: frozenset[str]) -> Iterator[Block]:
    """List items start a block of their own; lines without a mark go on with what was before."""
    gathered: list[str] = []
    for line in [*lines, None]:
        if gathered and (line is None or is_list_item(line)):
            yield _block(join_lines(gathered, known))
            gathered = []
        if line is not None:
            gathered.append(line)


def _block(text: str) -> Block:
    match = _ITEM.match(text)
    if match and is_list_item(text):
        return Block(Form.ITEM, item_text(match.group(1), match.group(2)))
    return Block(Form.PARAGRAPH, text)
