"""Blocks → sections: heading paths, stable section ids, one text with its page turns (pure)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Form as TextForm
from corpus.model import PageStart, Section, TextBlock
from ingest.blocks import Block, Form, Raw
from ingest.clean import clean_text, one_line

# What stands before the first heading has no number and no heading to be known by.
PREAMBLE = "preamble"
MAX_SLUG = 40

_NUMBER = re.compile(
    r"(?:§\s*)?(\d{1,3}(?:\.\d{1,3})*|[A-ZÅÄÖ]\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})+)[.):]?(?=\s|$)"
)
# "A Bilaga A", "Bilaga A", "Annex 2": a letter is a number only beside such a word; "A" alone is an article.
_APPENDIX = re.compile(r"(?:([A-Z])[.)]?\s+)?(?:bilaga|appendix|annex|schedule)\s+(\d{1,2}|[A-Z])\b", re.I)
_CHAPTER = re.compile(
    r"(?:kapitel|chapter|avsnitt|section|del|part|steg|step)\s+(\d{1,3}(?:\.\d{1,3})*)\b", re.I
)
_SAFE_ID = re.compile(r"[\w.-]{1,80}")


def section_id(heading: str, path: Sequence[str], given: str = "") -> str:
    """The id that a section asks for: the document's own, its number, else a slug of its path.

    The number is the same in both languages and survives a reworded heading.
    """
    if _SAFE_ID.fullmatch(given):
        return given
    if number := _NUMBER.match(heading):
        return number.group(1)
    if appendix := _APPENDIX.match(heading):
        return (appendix.group(1) or appendix.group(2)).upper()
    if chapter := _CHAPTER.match(heading):
        return chapter.group(1)
    return "/".join(_slug(part) for part in path) or PREAMBLE


def build_sections(raw: Raw, title: str = "") -> tuple[Section, ...]:
    """The sections in order, those without text left out; the title, also `title`, is in no heading path."""
    sections: list[Section] = []
    taken: set[str] = set()
    titles = {one_line(text).lower() for text in (title, raw.title, _lone_title(raw.blocks))}
    for path, heading, blocks in _parts(raw.blocks, titles):
        texts = [replace(block, text=text) for block in blocks if (text := _text_of(block))]
        if texts:
            wanted = section_id(path[-1] if path else "", path, heading.id if heading else "")
            sections.append(_assemble(_free(wanted, taken), path, texts))
    return tuple(sections)


def document_title(raw: Raw) -> str:
    """What the document calls itself: its metadata, else its first heading above all others."""
    first = next((one_line(block.text) for block in raw.blocks if block.form is Form.HEADING), "")
    given = one_line(raw.title)
    return given if _is_title(given) else _lone_title(raw.blocks) or first


def _is_title(text: str) -> bool:
    """Writing programs leave file names and "Microsoft Word - …" where the title should stand."""
    return len(text) > 3 and not re.search(
        r"\.(docx?|pdf|html?|md|txt|indd|tex)$|^microsoft |^untitled|^(namnlös|dokument|document)\s*\d*$",
        text,
        re.I,
    )


def _lone_title(blocks: Sequence[Block]) -> str:
    """The heading that opens the document and stands alone on its level, above others."""
    headings = [block for block in blocks if block.form is Form.HEADING]
    if not headings or headings[0].id:
        return ""
    first, top = headings[0], min(heading.level for heading in headings)
    alone = sum(1 for heading in headings if heading.level == top) == 1
    numbered = _NUMBER.match(first.text) is not None
    return one_line(first.text) if first.level == top and alone and not numbered else ""


def _parts(
    blocks: Sequence[Block], titles: set[str]
) -> Iterator[tuple[tuple[str, ...], Block | None, list[Block]]]:
    """Heading path, heading and blocks of each part of the document."""
    stack: list[Block] = []
    heading: Block | None = None
    inside: list[Block] = []
    opened = False
    for block in blocks:
        if block.form is not Form.HEADING:
            inside.append(block)
            continue
        yield _path(stack), heading, inside
        inside = []
        is_title = not opened and one_line(block.text).lower() in titles
        stack = [above for above in stack if above.level < block.level]
        heading = None if is_title or block.level == 0 else block
        if heading:
            stack.append(replace(heading, text=one_line(heading.text)))
        opened = True
    yield _path(stack), heading, inside


def _path(stack: Sequence[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in stack if block.text)


def _text_of(block: Block) -> str:
    """The block's cleaned text; a paragraph may keep its lines (code), the others are one line."""
    if block.form is Form.PARAGRAPH:
        return re.sub(r"\n{2,}", "\n", clean_text(block.text))
    return one_line(block.text)


def _assemble(id: str, path: tuple[str, ...], blocks: Sequence[Block]) -> Section:
    parts: list[str] = []
    length, page = 0, blocks[0].page
    turns: list[PageStart] = []
    stretches: list[TextBlock] = []
    before: Block | None = None
    for block in blocks:
        gap = _gap(before, block)
        start = length + len(gap)
        length = start + len(block.text)
        stretches.append(TextBlock(start, length, _form(before, block), block.level))
        if block.page is not None and block.page != (turns[-1].page if turns else page):
            turns.append(PageStart(start, block.page))
        turns.extend(PageStart(start + turn.offset, turn.page) for turn in block.pages)
        parts += gap, block.text
        before = block
    return Section(id, path, page, "".join(parts), tuple(turns), tuple(stretches))


def _form(before: Block | None, block: Block) -> TextForm:
    """The first row of a table is its header, an item that counts is a step."""
    match block.form:
        case Form.ROW:
            goes_on = before is not None and before.form is Form.ROW and not before.ends_table
            is_header = block.is_header and not goes_on and not block.ends_table
            return TextForm.HEADER if is_header else TextForm.ROW
        case Form.ITEM:
            return TextForm.ITEM if block.text.startswith("- ") else TextForm.STEP
        case Form.CAPTION:
            return TextForm.CAPTION
        case _:
            return TextForm.PARAGRAPH


def _gap(before: Block | None, block: Block) -> str:
    """Items of a list and rows of a table follow each other line by line."""
    if before is None:
        return ""
    together = before.form is block.form and block.form in {Form.ITEM, Form.ROW} and not before.ends_table
    return "\n" if together else "\n\n"


def _free(wanted: str, taken: set[str]) -> str:
    """The id itself, or with the first free number: "id-2", "id-3"."""
    id, count = wanted, 1
    while id in taken:
        count += 1
        id = f"{wanted}-{count}"
    taken.add(id)
    return id


def _slug(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading.lower())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^\w]+", "-", plain).strip("-")[:MAX_SLUG].strip("-") or "x"
