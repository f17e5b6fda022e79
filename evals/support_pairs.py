"""How well supported claims are told from unsupported ones, on pairs made by hand."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.answer import Support
from answering.check.support import support_of
from corpus.errors import CorpusError
from corpus.model import Language
from evals.ranking import Share

PAIRS = Path(__file__).parent / "support_pairs.jsonl"
PASSAGES = Path(__file__).parent / "support_pairs_passages.jsonl"
SPLITS = ("tune", "report")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the passage that it is said to rest on, and whether it does.

    Args:
        kind: how the claim was made of the passage: "paraphrase", "number_form", "negation", "role" …
        around: title, headings and table header that stand over the passage.
    """

    id: str
    language: Language
    claim: str
    passage: str
    around: str
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
    return [
        Judged(pair, support_of(pair.claim, pair.passage, pair.around) is not Support.UNVERIFIED)
        for pair in pairs
    ]


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
    for split in SPLITS:
        for name, among in _groups(split):
            found = [each for each in judged if among(each.pair)]
            yield f"{name:12} {len(found):4} pairs   precision {precision(found)}   recall {recall(found)}"
    for is_supported in (True, False):
        yield f"\n{'supported' if is_supported else 'unsupported'}, judged rightly by kind, tune | report"
        chosen = [each for each in judged if each.pair.is_supported is is_supported]
        for kind in sorted({each.pair.kind for each in chosen}):
            shares = " | ".join(_rightly(chosen, kind, split) for split in SPLITS)
            yield f"  {kind:14} {shares}"


def _rightly(judged: Sequence[Judged], kind: str, split: str) -> str:
    found = [each for each in judged if (each.pair.kind, each.pair.split) == (kind, split)]
    return f"{sum(each.believed is each.pair.is_supported for each in found)}/{len(found)}"


def _groups(split: str) -> list[tuple[str, Callable[[Pair], bool]]]:
    def of(language: Language) -> Callable[[Pair], bool]:
        return lambda pair: pair.split == split and pair.language is language

    return [
        (split, lambda pair: pair.split == split),
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
    return Pair(
        id=str(entry["id"]),
        language=Language(entry["language"]),
        claim=str(entry["claim"]),
        passage=str(passage["text"]),
        around="\n".join(passage["headings"]),
        is_supported=entry["label"] == "supported",
        kind=str(entry["kind"]),
        split=str(entry["split"]),
    )
