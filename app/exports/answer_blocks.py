"""The claims of an answer as the blocks of a report, each followed by the numbers of its sources (pure)."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from answering.answer import Answer, Support
from app.claims_html import PlacedClaim, laid_out
from app.exports.report import Block, BlockKind, Run, Runs
from app.lines import Line, LineKind, cells, read_lines

MARKS = {Support.VERBATIM: "", Support.SUPPORTED: "≈", Support.UNVERIFIED: "?"}
KINDS = {LineKind.BULLET: BlockKind.BULLET, LineKind.NUMBERED: BlockKind.NUMBERED}
Inline = Callable[[int, int], Runs]


def answer_blocks(answer: Answer, numbers: Mapping[int, int]) -> tuple[Block, ...]:
    """What stands before the claims, and the claims.

    Args:
        numbers: number of a citation in the answer → number of its source in the report.
    """
    text, placed = laid_out(answer.claims)
    before = answer.text

    def plain(start: int, end: int) -> Runs:
        return (Run(before[start:end]),)

    def cited(start: int, end: int) -> Runs:
        return tuple(_runs(text, start, end, placed, numbers))

    return (*_blocks(before, plain), *_blocks(text, cited))


def _blocks(text: str, inline: Inline) -> Iterator[Block]:
    for kind, group in groupby(read_lines(text), key=_family):
        lines = list(group)
        if kind is LineKind.ROW:
            yield _table(lines, text, inline)
        elif kind is not LineKind.EMPTY:
            yield from (
                Block(
                    KINDS.get(kind, BlockKind.PARAGRAPH),
                    inline(line.start, line.end),
                    line.marker,
                    line.level,
                )
                for line in lines
            )


def _family(line: Line) -> LineKind:
    return LineKind.ROW if line.kind is LineKind.RULE else line.kind


def _table(lines: list[Line], text: str, inline: Inline) -> Block:
    rows = [line for line in lines if line.kind is LineKind.ROW]
    written = [tuple(inline(*cell) for cell in cells(text, row)) for row in rows]
    widest = max(map(len, written), default=0)
    has_head = len(rows) > 1 and any(line.kind is LineKind.RULE for line in lines[1:2])
    even = tuple((*row, *(((),) * (widest - len(row)))) for row in written)
    return Block(BlockKind.TABLE, rows=even, has_head=has_head)


def _runs(
    text: str, start: int, end: int, placed: list[PlacedClaim], numbers: Mapping[int, int]
) -> Iterator[Run]:
    """The part of each claim that stands between two places; its sources follow its last words."""
    for each in placed:
        left, right = max(start, each.start), min(end, each.end)
        if left >= right:
            continue
        ends_here = left <= each.last < right
        sources = tuple(numbers[number] for number in each.claim.citations if number in numbers)
        yield Run(
            text[left:right],
            tuple(dict.fromkeys(sources)) if ends_here else (),
            MARKS[each.claim.support] if ends_here else "",
        )
