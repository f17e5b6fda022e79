"""A manuscript becomes a PDF by typst: tagged, with outline and page labels, same input to same bytes.

The template is fixed and the manuscript reaches it as data, so no text of a manuscript is ever read as typst
markup. Only the fonts that typst carries are used, so that every machine draws the same pages.
"""

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import typst

from corpus.errors import CorpusError
from corpus.model import Document, Language
from corpus.typesetting.blocks import (
    Alternative,
    Block,
    Cell,
    Figure,
    Heading,
    ListItem,
    Manuscript,
    Note,
    Paragraph,
    Run,
    Table,
    runs_of,
)

HERE = Path(__file__).parent
TEMPLATE = HERE / "template.typ"
WORDS = HERE / "words.toml"  # what the pages say beside the manuscript: notes, labels, drawings
# "24 kap. 5 a §" stays on one line.
NO_BREAK_SPACE = "\u00a0"
_PLACE_IN_LAW = re.compile(r"(?<=\d) (?=kap\.|§|[a-h] §)|(?<=kap\.) (?=\d)|(?<=\d [a-h]) (?=§)|(?<=§) (?=\d)")
# PDF/UA-1: tagged, with language, title and text alternatives; typst refuses what breaks it.
STANDARD: Literal["ua-1"] = "ua-1"

SHORT_CHAPTER = 6000  # characters, about two pages; longer chapters begin on a page of their own
LINE_CHARACTERS = 100  # about as many stand on one line of a table

Data = dict[str, Any]  # what json takes; it lives only between this file and the template


def typeset_pdf(manuscript: Manuscript, document: Document) -> bytes:
    """The PDF of a manuscript with the version and dates of its document; raises CorpusError."""
    source = json.dumps(document_data(manuscript, document), ensure_ascii=False)
    try:
        compiled = typst.compile(
            TEMPLATE.read_bytes(),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"document": source},
            pdf_standards=STANDARD,
            timestamp=_timestamp(document.valid_from),
        )
    except typst.TypstError as error:
        raise CorpusError(f"{document.id} cannot be typeset: {error.message}") from error
    return compiled


def document_data(manuscript: Manuscript, document: Document) -> Data:
    """What the template is given: the words of the language, the facts of the catalogue, the blocks."""
    words = read_words(document.language)
    dates = {
        "version": document.version,
        "valid_from": document.valid_from.isoformat() if document.valid_from else "",
        "review_by": document.review_by.isoformat() if document.review_by else "",
    }
    return {
        "title": manuscript.title,
        "language": document.language.value,
        "kind": document.kind.value,
        "words": words,
        "facts": [[words["labels"][name], value] for name, value in dates.items() if value],
        "blocks": _blocks(manuscript.blocks, words),
        "short_chapters": short_chapters(manuscript),
    }


def short_chapters(manuscript: Manuscript) -> list[str]:
    """Labels of the chapters that follow on the same page, so that no page stands nearly empty."""
    lengths: dict[str, int] = {}
    chapter = ""
    for block in manuscript.walk():
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.label
        lengths[chapter] = lengths.get(chapter, 0) + sum(len(run.text) for run in runs_of(block))
    return [label for label, length in lengths.items() if label and length < SHORT_CHAPTER]


def read_words(language: Language) -> Data:
    """What the pages say beside the manuscript, in one language."""
    words: Data = tomllib.loads(WORDS.read_text(encoding="utf-8"))[language.value]
    return words


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _timestamp(valid_from: date | None) -> datetime:
    """The creation date in the file: the document's own, never the clock's."""
    day = valid_from or date(2000, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _blocks(blocks: Sequence[Block], words: Data) -> list[Data]:
    """Blocks as the template takes them; neighbouring list items become one list."""
    found: list[Data] = []
    for is_list, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        if is_list:
            found.extend(_lists([block for block in group if isinstance(block, ListItem)]))
        else:
            found.extend(_block(block, words) for block in group)
    return found


def _block(block: Block, words: Data) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "label": block.label}
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs)}
        case Table():
            return _table(block)
        case Note():
            return {"kind": "note", "blocks": _blocks(block.blocks, words)}
        case Figure():
            return _figure(block, words)
        case Alternative():
            owners = ", ".join(words["owners"][owner.value] for owner in block.owners)
            return {"kind": "alternative", "owners": owners, "blocks": _blocks(block.blocks, words)}
        case ListItem():
            return _lists([block])[0]


def _runs(runs: Cell) -> list[Data]:
    return [_run(run) for run in runs]


def _run(run: Run) -> Data:
    text = f"[{run.text}]" if run.placeholder else _PLACE_IN_LAW.sub(NO_BREAK_SPACE, run.text)
    return {"text": text, "bold": run.bold, "italic": run.italic, "link": run.link}


def _table(table: Table) -> Data:
    rows = [[_runs(cell) for cell in row] for row in (table.header, *table.rows)]
    return {"kind": "table", "header": rows[0], "rows": rows[1:], "widths": _widths(table)}


def _widths(table: Table) -> list[float]:
    """Relative widths: every column holds its longest word, the rest goes to those with much text."""
    columns = [
        ["".join(run.text for run in cell) for cell in column]
        for column in zip(table.header, *table.rows, strict=True)
    ]
    floors = [max(len(word) for text in column for word in [*text.split(), ""]) + 3 for column in columns]
    # The square root lets a long column be wider without starving the short ones.
    needs = [
        max(max(map(len, column)) - floor, 0) ** 0.5 + 1
        for column, floor in zip(columns, floors, strict=True)
    ]
    spare = max(LINE_CHARACTERS - sum(floors), 0)
    return [floor + spare * need / sum(needs) for floor, need in zip(floors, needs, strict=True)]


def _figure(figure: Figure, words: Data) -> Data:
    drawing = words["figures"].get(figure.name)
    if drawing is None:
        known = ", ".join(sorted(words["figures"]))
        raise CorpusError(f"there is no drawing named {figure.name}; use one of: {known}")
    return {
        "kind": "figure",
        "name": figure.name,
        "alt": figure.alt,
        "caption": figure.caption,
        "drawing": drawing,
    }


def _lists(items: Sequence[ListItem]) -> list[Data]:
    """Flat items with depths → lists inside lists; a new list begins where the style or the count does."""
    lists: list[Data] = []
    outer = min(item.depth for item in items)
    for item in items:
        if item.depth > outer:
            lists[-1]["items"][-1]["inner"].append(item)
            continue
        style = "check" if item.checkbox else "bullet" if item.number is None else "number"
        if not lists or lists[-1]["style"] != style or item.number == 1:
            lists.append({"kind": "list", "style": style, "start": item.number or 1, "items": []})
        lists[-1]["items"].append({"runs": _runs(item.runs), "inner": []})
    for found in lists:
        for entry in found["items"]:
            entry["inner"] = _lists(entry["inner"]) if entry["inner"] else []
    return lists
