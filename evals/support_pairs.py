"""How well supported claims are told from unsupported ones, on pairs made by hand."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from answering.answer import Support
from answering.check.premises import Evidence
from answering.check.support import support_of
from corpus.errors import CorpusError
from corpus.model import Document, Kind, Language, Statement
from corpus.roles import role_of_section
from corpus.sentences import is_list_item, is_table_row
from evals.ranking import Share
from ingest.blocks import Block, Form, Raw
from ingest.sections import build_sections
from ingest.split import split
from ingest.statements import with_statements

PAIRS = Path(__file__).parent / "support_pairs.jsonl"
PASSAGES = Path(__file__).parent / "support_pairs_passages.jsonl"
SPLITS = ("tune", "report")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the passage that it is said to rest on, and whether it does.

    Args:
        kind: how the claim was made of the passage: "paraphrase", "number_form", "negation", "role" …
        passage: its text. evidence: what it says, and the title and headings over it.
    """

    id: str
    language: Language
    claim: str
    passage: str
    evidence: Evidence
    is_supported: bool
    kind: str
    split: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what the check says of it."""

    pair: Pair
    believed: bool


def read_pairs(pairs: Path = PAIRS, passages: Path = PASSAGES) -> list[Pair]:
    """All pairs in the order of the file.

    Raises:
        CorpusError: a line is no pair, or names a passage that is not in the other file.
    """
    texts = {str(entry["id"]): entry for _, entry in _lines(passages)}
    found = []
    for number, entry in _lines(pairs):
        try:
            found.append(_pair(entry, texts))
        except (KeyError, ValueError) as error:
            raise CorpusError(f"{pairs}, line {number}: no pair ({error}); see evals/README.md.") from error
    return found


def judge(pairs: Sequence[Pair]) -> list[Judged]:
    """What the check says of each pair."""
    return [Judged(pair, support_of(pair.claim, [pair.evidence]) is not Support.UNVERIFIED) for pair in pairs]


def precision(judged: Sequence[Judged]) -> Share:
    """Of the claims that were believed, how many are supported."""
    believed = [each for each in judged if each.believed]
    return Share(sum(each.pair.is_supported for each in believed), len(believed))


def recall(judged: Sequence[Judged]) -> Share:
    """Of the claims that are supported, how many were believed."""
    supported = [each for each in judged if each.pair.is_supported]
    return Share(sum(each.believed for each in supported), len(supported))


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """Precision and recall of "supported" by part and language, and by the kinds of claims."""
    for part in SPLITS:
        for name, among in _groups(part):
            found = [each for each in judged if among(each.pair)]
            yield f"{name:12} {len(found):4} pairs   precision {precision(found)}   recall {recall(found)}"
    for is_supported in (True, False):
        yield f"\n{'supported' if is_supported else 'unsupported'}, judged rightly by kind, tune | report"
        chosen = [each for each in judged if each.pair.is_supported is is_supported]
        for kind in sorted({each.pair.kind for each in chosen}):
            shares = " | ".join(_rightly(chosen, kind, part) for part in SPLITS)
            yield f"  {kind:14} {shares}"


def _rightly(judged: Sequence[Judged], kind: str, part: str) -> str:
    found = [each for each in judged if (each.pair.kind, each.pair.split) == (kind, part)]
    return f"{sum(each.believed is each.pair.is_supported for each in found)}/{len(found)}"


def _groups(part: str) -> list[tuple[str, Callable[[Pair], bool]]]:
    def of(language: Language) -> Callable[[Pair], bool]:
        return lambda pair: pair.split == part and pair.language is language

    return [
        (part, lambda pair: pair.split == part),
        *((f"  {language.value}", of(language)) for language in Language),
    ]


def _lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{file}, line {number}: no JSON ({error}).") from error


def _pair(entry: Mapping[str, Any], texts: Mapping[str, Mapping[str, Any]]) -> Pair:
    passage = texts[str(entry["passage"])]
    if entry["label"] not in {"supported", "unsupported"} or entry["split"] not in SPLITS:
        raise ValueError("label or split")
    text, headings, language = str(passage["text"]), tuple(passage["headings"]), Language(entry["language"])
    return Pair(
        id=str(entry["id"]),
        language=language,
        claim=str(entry["claim"]),
        passage=text,
        evidence=Evidence(_statements(text, headings, language), "\n".join(headings)),
        is_supported=entry["label"] == "supported",
        kind=str(entry["kind"]),
        split=str(entry["split"]),
    )


@lru_cache
def _statements(text: str, headings: tuple[str, ...], language: Language) -> tuple[Statement, ...]:
    """What a passage says, of which only the words are at hand, cut as ingest cuts them."""
    lines = [line for line in text.splitlines() if line]
    read = build_sections(Raw(tuple(Block(_form(line), line) for line in lines)))[0]
    section = replace(read, headings=headings[1:], role=role_of_section(headings[1:], Kind.OTHER))
    document = Document("", headings[0], Kind.OTHER, language, Path(), sections=(section,))
    return tuple(
        statement
        for passage in with_statements(document, split(document))
        for statement in passage.statements
    )


def _form(line: str) -> Form:
    if is_table_row(line):
        return Form.ROW
    return Form.ITEM if is_list_item(line) else Form.PARAGRAPH
