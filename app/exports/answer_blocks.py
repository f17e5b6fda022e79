"""The claims of an answer as the blocks of a report, each followed by the numbers of its sources (pure)."""

from collections.abc import Iterator, Mapping

from answering.answer import Answer, Claim, Support
from app.ask.answer_text import blocks_of
from app.ask.claims import by_layout
from app.exports.report import Block, BlockKind, Run
from corpus.model import Form, Layout
from corpus.text_blocks import mark_of, words_of

MARKS = {Support.VERBATIM: "", Support.SUPPORTED: "≈", Support.UNVERIFIED: "?"}
KINDS = {Form.ITEM: BlockKind.BULLET, Form.STEP: BlockKind.NUMBERED}


def answer_blocks(answer: Answer, numbers: Mapping[int, int]) -> tuple[Block, ...]:
    """What stands before the claims, and the claims.

    Args:
        numbers: number of a citation in the answer → number of its source in the report.
    """
    return (*_before(answer.text), *_claims(answer, numbers))


def _before(text: str) -> Iterator[Block]:
    for block in blocks_of(text):
        start, end = words_of(text, block)
        kind = KINDS.get(block.form, BlockKind.PARAGRAPH)
        yield Block(kind, (Run(text[start:end]),), mark_of(text, block))


def _claims(answer: Answer, numbers: Mapping[int, int]) -> Iterator[Block]:
    for layout, claims in by_layout(answer.claims):
        runs = [_run(claim, numbers) for claim in claims]
        if layout is Layout.SENTENCE:
            yield Block(BlockKind.PARAGRAPH, tuple(runs))
        elif layout is Layout.STEP:
            yield from (Block(BlockKind.NUMBERED, (run,), f"{place}.") for place, run in enumerate(runs, 1))
        else:
            yield from (Block(BlockKind.BULLET, (run,)) for run in runs)


def _run(claim: Claim, numbers: Mapping[int, int]) -> Run:
    sources = (numbers[number] for number in claim.citations if number in numbers)
    return Run(claim.text.strip(), tuple(dict.fromkeys(sources)), MARKS[claim.support])
