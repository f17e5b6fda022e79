"""An answer as one text, sentence by sentence, citations as "[1]"."""

from collections.abc import Iterator

from answering.answer import Answer, Claim
from corpus.model import Layout


def plain_text(answer: Answer) -> str:
    """The whole answer as it is read: introduction, claims with their marks, notes."""
    return "".join(pieces(answer))


def pieces(answer: Answer) -> Iterator[str]:
    """The same text piece by piece, for a page that shows it as it grows; joined they are `plain_text`."""
    before = ""
    if answer.text:
        yield answer.text
        before = "\n\n"
    for claim in answer.claims:
        item = claim.layout is not Layout.SENTENCE
        gap = before if before != " " or not item else "\n"
        yield f"{gap}{'- ' if item else ''}{_marked(claim)}"
        before = "\n" if item else " "
    for note in answer.notes:
        yield f"\n\n{note}"


def _marked(claim: Claim) -> str:
    return f"{claim.text} {''.join(f'[{number}]' for number in claim.citations)}".rstrip()
