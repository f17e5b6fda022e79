"""A conversation as a tagged PDF, by typst: the same conversation on the same day gives the same bytes."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import typst

from app.exports.compose import compose
from app.exports.report import Block, Report
from app.store.records import KeptTurn
from corpus.errors import ExportError
from corpus.model import Language

TEMPLATE = Path(__file__).parent / "conversation.typ"
# PDF/UA-1 with language, title and reading order. A sign that no font has, such as an emoji in a question,
# breaks that standard: then the file is tagged all the same, and only not declared to follow it.
STANDARDS: tuple[Literal["ua-1"] | None, ...] = ("ua-1", None)

Data = dict[str, Any]  # what json takes; it lives only between this file and the template


def conversation_pdf(said: Sequence[KeptTurn], language: Language, today: date) -> bytes:
    """The conversation with its sources in full; raises ExportError."""
    report = compose(said, language, today)
    source = json.dumps(_data(report), ensure_ascii=False)
    reason = ""
    for standard in STANDARDS:
        try:
            return _compiled(source, standard, today)
        except typst.TypstError as error:
            reason = error.message
    raise ExportError(f"the conversation cannot be written as PDF ({reason}): take it as DOCX")


def _compiled(source: str, standard: Literal["ua-1"] | None, today: date) -> bytes:
    compiled: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"report": source},
        pdf_standards=standard or [],
        timestamp=datetime(today.year, today.month, today.day, tzinfo=UTC),
    )
    return compiled


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that typst carries, so that every machine draws the same pages."""
    return typst.Fonts(include_system_fonts=False)


def _data(report: Report) -> Data:
    """Plain values; neighbouring blocks of a kind together, since a list is one thing to a reader."""
    data = asdict(report)
    for chapter, plain in zip(report.chapters, data["chapters"], strict=True):
        for part, each in zip(chapter.parts, plain["parts"], strict=True):
            each["groups"] = [
                [asdict(block) for block in group] for _, group in groupby(part.blocks, key=_kind)
            ]
    return data


def _kind(block: Block) -> str:
    return block.kind.value
