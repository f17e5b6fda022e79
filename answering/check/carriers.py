"""What of a passage can carry a claim: sentences with their label, table cells with their heads (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.sentences import is_list_item, is_table_row, split_sentences


@dataclass(frozen=True, slots=True)
class Carrier:
    """One statement of the evidence.

    Args:
        text: what it says.
        context: what stands over it and belongs to it: its label, the words that lead its list in.
    """

    text: str
    context: str = ""


_MARK = re.compile(
    r"^\s*(?:[-*+•▪◦‣–]|\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-zåäö][.)]|\([a-zåäö\d]{1,4}\))\s+"
)
_LABEL = re.compile(r"^([^:.]{3,110}):\s")
# Under such a heading the words before a colon are the mistake.
_MISTAKES = re.compile(r"\b(?:vanliga misstag|vanliga fel|common mistakes|common errors)\b", re.IGNORECASE)
_ANSWER = re.compile(r"^(ja|nej|yes|no):\s", re.IGNORECASE)
_RULE = re.compile(r"[\s|:-]+")
# "Missförstånd: regionen får ta marknadspris": what follows is what is not so.
_DENYING = re.compile(
    r"^(?:missförstånd|vanligt misstag|fel|myt|misconception|misunderstanding|mistake|wrong|myth)\b", re.I
)


@lru_cache(maxsize=256)
def carriers(evidence: str, around: str = "") -> tuple[Carrier, ...]:
    """All statements of the evidence in order; `around` may hold the header of a table that goes on."""
    above = [_cells(line) for line in around.splitlines() if is_table_row(line)]
    return tuple(_carriers(evidence, above, _MISTAKES.search(around) is not None))


def is_cell(claim: str, evidence: str, around: str = "") -> bool:
    """Whether the claim is a cell, or a row, of a table in the evidence, read out with its heads."""
    return _spoken(claim) in _read_out(evidence, around)


@lru_cache(maxsize=256)
def _read_out(evidence: str, around: str) -> frozenset[str]:
    rows = [_cells(line) for line in evidence.splitlines() if is_table_row(line)]
    above = [_cells(line) for line in around.splitlines() if is_table_row(line)]
    found: set[str] = set()
    heads = list(above)
    for row in rows:
        for head in heads:
            if len(head) != len(row) or not row[0]:
                continue
            named = [(title, cell) for title, cell in list(zip(head, row, strict=True))[1:] if cell]
            found |= {_spoken(f"{title} {row[0]} {cell}") for title, cell in named}
            several = len(row) > 2
            found.add(_spoken(" ".join((row[0], *(f"{t if several else ''} {c}" for t, c in named)))))
        if not any(len(head) == len(row) for head in heads[len(above) :]):
            heads.append(row)
    return frozenset(found)


def _spoken(text: str) -> str:
    """The text without the signs between its parts."""
    return " ".join(re.sub(r"[\s:;|–-]+", " ", text).lower().split())


def is_denied(text: str) -> bool:
    """Whether a statement's label calls it a mistake."""
    return _DENYING.match(text) is not None


def _carriers(evidence: str, above: list[tuple[str, ...]], of_mistakes: bool) -> Iterator[Carrier]:
    headers: list[tuple[str, ...]] = []
    lead_in, label, asked, was_row = "", "", "", False
    for sentence in split_sentences(evidence):
        text = sentence.text
        if is_table_row(text):
            cells = _cells(text)
            if not was_row:
                headers = [head for head in (cells, *above) if len(head) == len(cells)]
            elif not _RULE.fullmatch(text):
                yield from _of_row(cells, headers)
            if not was_row and len(headers) > 1:
                yield from _of_row(cells, headers[1:])
            was_row = True
            continue
        was_row = False
        if is_list_item(text) or _MARK.match(text):
            text, label = _MARK.sub("", text), ""
        elif "\n" in evidence[max(0, sentence.start - 2) : sentence.start]:
            lead_in = label = ""
        match = _LABEL.match(text)
        if is_denied(text):
            continue
        if asked and (told := _ANSWER.match(text)):
            # In a decision tree an answer holds for whom the question fits.
            text = f"{'if not' if told[1].lower() in {'no', 'nej'} else 'if'} {asked}, {text[told.end() :]}"
            match = None
        elif text.endswith("?"):
            asked = text.rstrip("?")
        if match and of_mistakes:
            text, match = text[match.end() :], None
        yield Carrier(text, " ".join(filter(None, (lead_in, label))))
        if match:
            label = match[1]
        if text.endswith(":"):
            lead_in = text


def _of_row(cells: tuple[str, ...], headers: list[tuple[str, ...]]) -> Iterator[Carrier]:
    """Each cell under each head that it may have, and in a table of two or three columns the whole row."""
    label = cells[0] if cells else ""
    for head in headers:
        named = list(zip(head, cells, strict=True))[1:]
        for title, cell in named:
            if cell:
                yield Carrier(f"{title}: {label}: {cell}", head[0])
    if len(cells) <= 3 or not headers:
        yield Carrier(": ".join(cell for cell in cells if cell), " ".join(headers[0]) if headers else "")


def _cells(row: str) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in row.strip().strip("|").split("|"))
