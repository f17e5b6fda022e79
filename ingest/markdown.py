"""Markdown → Raw: front matter, headings with their ids, lists, tables; raw HTML read as HTML."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, Form, Raw, item_text, row_text
from ingest.html import html_blocks
from ingest.text import decode_text

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"([\w-]{1,40})\s*:\s*(.*)")
_NOT_SHOWN = re.compile(r"<(/?)(?:script|style|template)\b", re.I)
_HEADING_ID = re.compile(r"(?:(?<!\s)\s+)?\{#([\w.-]+)\}\s*$")


def read_markdown(data: bytes) -> Raw:
    """The document; raises UnreadableFile."""
    text = decode_text(data)
    metadata: tuple[tuple[str, str], ...] = ()
    if match := _FRONT_MATTER.match(text):
        metadata, text = tuple(_front_matter(match.group(1))), text[match.end() :]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return Raw(tuple(_blocks(tokens)), dict(metadata).get("title", ""), metadata=metadata)


def _front_matter(text: str) -> Iterator[tuple[str, str]]:
    """Its simple `key: value` lines; it is data, and no YAML that could build objects."""
    for line in text.split("\n"):
        if match := _ENTRY.fullmatch(line.strip()):
            yield match.group(1).lower(), match.group(2).strip().strip("\"'")


class _Item:
    """A list item that is being read."""

    def __init__(self, mark: str, level: int) -> None:
        self.mark = mark
        self.level = level
        self.texts: list[str] = []

    def block(self) -> list[Block]:
        """The item so far, once: a list inside it comes after its own text."""
        texts, self.texts = self.texts, []
        return [Block(Form.ITEM, item_text(self.mark, " ".join(texts)), self.level)] if texts else []


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    items: list[_Item] = []
    level = 0
    for index, token in enumerate(tokens):
        match token.type:
            case "bullet_list_open" | "ordered_list_open" if items:
                yield from items[-1].block()
            case "list_item_open":
                items.append(_Item(f"{token.info}{token.markup}" if token.info else "-", len(items)))
            case "list_item_close":
                yield from items.pop().block()
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "table_open":
                yield from _table(tokens, index)
            case "inline" | "fence" | "code_block" | "html_block" if not _is_cell(tokens[index - 1]):
                if items and not level and token.type != "html_block":
                    items[-1].texts.append(_content(token))
                else:
                    yield from _standing_alone(token, level)


def _is_cell(token: Token) -> bool:
    return token.type in {"td_open", "th_open"}


def _table(tokens: Sequence[Token], start: int) -> Iterator[Block]:
    """The rows of the table that opens at `start`."""
    rows: list[list[str]] = []
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.type == "tr_open":
            rows.append([])
        elif _is_cell(tokens[index - 1]):
            rows[-1].append(_inline(token))
        elif token.type == "table_close":
            break
    for number, row in enumerate(rows, start=1):
        yield Block(Form.ROW, row_text(row), ends_table=number == len(rows))


def _standing_alone(token: Token, level: int) -> Iterator[Block]:
    if token.type == "html_block":
        yield from html_blocks(token.content)
    elif level:
        text = _inline(token)
        given = _HEADING_ID.search(text)
        yield Block(Form.HEADING, _HEADING_ID.sub("", text), level=level, id=given.group(1) if given else "")
    elif text := _content(token):
        yield Block(Form.PARAGRAPH, text)


def _content(token: Token) -> str:
    return _inline(token) if token.type == "inline" else token.content.strip("\n")


def _inline(token: Token) -> str:
    """Its text without marks and tags; a picture gives its description, a mail link its address."""
    parts: list[str] = []
    address = ""
    shown = True
    for child in token.children or []:
        if child.type == "html_inline" and (tag := _NOT_SHOWN.match(child.content)):
            shown = bool(tag.group(1))
        if not shown:
            continue
        match child.type:
            case "text" | "code_inline" | "text_special":
                parts.append(child.content)
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case "image":
                parts.append(child.content)
            case "link_open":
                href = str(child.attrs.get("href", ""))
                address = href.partition(":")[2] if href.startswith(("mailto:", "tel:")) else ""
            case "link_close":
                if address and address not in "".join(parts):
                    parts.append(f" ({address})")
                address = ""
    return "".join(parts)
