"""A manuscript in Markdown becomes frozen blocks that any typesetter can walk through.

The convention: the first line is `# Title`; headings carry their numbers (`## 1 Titel`, `### 1.1 Titel`),
which are the section ids and equal in both languages. Below them stand paragraphs, `-` and `1.` lists,
checklists (`- [ ] …`), pipe tables, notes (`> …`), figures (`![alt text](figure:name "Caption")`),
`{{ placeholder_name }}` and alternatives by ownership form:

    ::: alternative owner=state,region
    Text that holds for these owners only.
    :::
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from corpus.errors import CorpusError
from corpus.model import Owner
from corpus.typesetting.blocks import (
    Alternative,
    Block,
    Figure,
    Heading,
    ListItem,
    Manuscript,
    Note,
    Paragraph,
    Run,
    Table,
    walk,
)

NUMBERED = re.compile(r"(?P<number>(?:\d+|[A-Z])(?:\.\d+)*)\s+(?P<text>\S.*)")
PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
OPENING = re.compile(r":::\s*alternative\s+owner\s*=\s*([\w,\s]+?)\s*")
CHECKBOX = re.compile(r"\[ \]\s+")
FIGURE_SCHEME = "figure:"


def read_manuscript(path: Path) -> Manuscript:
    """The manuscript in a file; raises CorpusError that names the file and what to mend."""
    try:
        return parse_manuscript(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path.name}: cannot be read as UTF-8 text ({error})") from error
    except CorpusError as error:
        raise CorpusError(f"{path.name}: {error}") from error


def parse_manuscript(source: str) -> Manuscript:
    """Markdown text → manuscript; raises CorpusError where it leaves the convention."""
    title, _, body = source.partition("\n")
    if not title.startswith("# "):
        raise CorpusError("the first line must be `# Title`")
    blocks = tuple(_parse_parts(body))
    _check_numbers(blocks)
    return Manuscript(title.removeprefix("# ").strip(), blocks)


def _parse_parts(body: str) -> Iterator[Block]:
    """Cut the text at `:::` lines and parse what lies outside and inside them."""
    owners: tuple[Owner, ...] = ()
    lines: list[str] = []
    for number, line in enumerate(body.splitlines(), start=2):
        if not line.startswith(":::"):
            lines.append(line)
            continue
        if (line.strip() == ":::") != bool(owners):
            raise CorpusError(f"line {number}: `:::` opens or closes an alternative in the wrong place")
        blocks = tuple(_parse_markdown("\n".join(lines)))
        if owners:
            yield Alternative(owners, blocks)
        else:
            yield from blocks
        owners = () if owners else _parse_owners(line, number)
        lines = []
    if owners:
        raise CorpusError("an alternative is never closed: add a line `:::` after it")
    yield from _parse_markdown("\n".join(lines))


def _parse_owners(line: str, number: int) -> tuple[Owner, ...]:
    found = OPENING.fullmatch(line.strip())
    if not found:
        raise CorpusError(f"line {number}: write `::: alternative owner=state` (or region, company)")
    try:
        return tuple(Owner(name.strip()) for name in found[1].split(","))
    except ValueError as error:
        raise CorpusError(f"line {number}: {error}; use state, region, company") from error


def _parse_markdown(text: str) -> Iterator[Block]:
    # Raw HTML stays text: a manuscript has no markup but the one described above.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    for node in SyntaxTreeNode(parser.parse(text)).children:
        yield from _block(node)


def _block(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield _heading(node)
        case "paragraph":
            yield _paragraph(node)
        case "bullet_list" | "ordered_list":
            yield from _list(node, depth=0)
        case "table":
            yield _table(node)
        case "blockquote":
            yield Note(tuple(block for child in node.children for block in _block(child)))
        case "hr":
            return
        case other:
            raise CorpusError(f"{_place(node)}: a manuscript cannot hold {other.replace('_', ' ')}")


def _heading(node: SyntaxTreeNode) -> Heading:
    level = int(node.tag.removeprefix("h")) - 1
    if level < 1:
        raise CorpusError(f"{_place(node)}: only the first line is a title; use `##` and deeper")
    text = "".join(run.text for run in _runs(node))
    numbered = NUMBERED.fullmatch(text)
    return Heading(level, numbered["number"], numbered["text"]) if numbered else Heading(level, "", text)


def _paragraph(node: SyntaxTreeNode) -> Paragraph | Figure:
    inline = node.children[0].children
    if len(inline) == 1 and inline[0].type == "image":
        return _figure(inline[0])
    return Paragraph(_runs(node))


def _figure(image: SyntaxTreeNode) -> Figure:
    source = str(image.attrs.get("src", ""))
    if not source.startswith(FIGURE_SCHEME) or not image.content:
        raise CorpusError('a figure is written `![what it shows](figure:name "Caption")`')
    return Figure(source.removeprefix(FIGURE_SCHEME), image.content, str(image.attrs.get("title", "")))


def _list(node: SyntaxTreeNode, depth: int) -> Iterator[ListItem]:
    first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    for index, item in enumerate(node.children):
        number = None if first is None else first + index
        if not item.children or item.children[0].type != "paragraph":
            raise CorpusError(f"{_place(item)}: a list item begins with text")
        yield _list_item(item.children[0], number, depth)
        for child in item.children[1:]:
            if child.type not in ("bullet_list", "ordered_list"):
                raise CorpusError(f"{_place(child)}: a list item holds one paragraph and lists under it")
            yield from _list(child, depth + 1)


def _list_item(node: SyntaxTreeNode, number: int | None, depth: int) -> ListItem:
    runs = _runs(node)
    box = CHECKBOX.match(runs[0].text) if runs else None
    if box:
        rest = replace(runs[0], text=runs[0].text[box.end() :])
        runs = (rest, *runs[1:]) if rest.text else runs[1:]
    return ListItem(runs, number, checkbox=bool(box), depth=depth)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [tuple(_runs(cell) for cell in row.children) for part in node.children for row in part.children]
    return Table(rows[0], tuple(rows[1:]))


def _runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    inline = node.children[0]
    style = Run("")
    found: list[Run] = []
    tokens: Sequence[Token] = inline.token.children or () if inline.token else ()
    for token in tokens:
        match token.type:
            case "text":
                found.extend(_split_placeholders(token.content, style))
            case "softbreak" | "hardbreak":
                found.append(replace(style, text=" "))
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.nesting == 1)
            case "em_open" | "em_close":
                style = replace(style, italic=token.nesting == 1)
            case "link_open":
                style = replace(style, link=str(token.attrs["href"]))
            case "link_close":
                style = replace(style, link=None)
            case other:
                raise CorpusError(f"{_place(node)}: text cannot hold {other.replace('_', ' ')}")
    return tuple(_merge(found))


def _split_placeholders(text: str, style: Run) -> Iterator[Run]:
    end = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > end:
            yield replace(style, text=text[end : found.start()])
        yield replace(style, text=found[1], placeholder=True)
        end = found.end()
    if end < len(text):
        yield replace(style, text=text[end:])


def _merge(runs: Sequence[Run]) -> Iterator[Run]:
    """Join neighbours of one style: the parser cuts text at signs such as `[`."""
    waiting: Run | None = None
    for run in runs:
        if waiting and not run.placeholder and replace(run, text="") == replace(waiting, text=""):
            waiting = replace(waiting, text=waiting.text + run.text)
            continue
        if waiting:
            yield waiting
        waiting = run
    if waiting:
        yield waiting


def _check_numbers(blocks: Sequence[Block]) -> None:
    seen: set[str] = set()
    for block in walk(blocks):
        if not isinstance(block, Heading) or not block.number:
            continue
        if block.number in seen:
            raise CorpusError(f"the section number {block.number} is used twice")
        if block.number.count(".") + 1 != block.level:
            raise CorpusError(f"section {block.label}: the number does not fit the heading's level")
        seen.add(block.number)


def _place(node: SyntaxTreeNode) -> str:
    return f"text near `{str(node.pretty())[:40]}`" if node.map is None else f"line {node.map[0] + 1}"
