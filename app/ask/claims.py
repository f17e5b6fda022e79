"""What an answer says: its verdict, then its sentences with the numbers of their sources (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from answering.advise.verdicts import opening_verdict
from answering.answer import Answer, Citation, Claim, Support
from app.shell.blocks import text_html
from app.shell.jinja import Markup, render
from app.shell.passage_text import fields_as_gaps
from app.shell.texts import Texts
from corpus.model import Layout


def opener_key(key: str, citation: int) -> str:
    """Key of the button that opens a source; a citation in the text presses the same button.

    Args:
        key: tells the answer from all others of the page.
    """
    return f"open-{key}-{citation}"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Opens the first of these citations and, pointed at, shows what they all quote."""

    citations: tuple[Citation, ...]
    key: str

    @property
    def button(self) -> str:
        """Key of the button that it presses."""
        return opener_key(self.key, self.citations[0].number)

    @property
    def quotes(self) -> str:
        """On one line."""
        return " … ".join(" ".join(fields_as_gaps(each.quote).split()) for each in self.citations)


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim, the verdict that it opens with apart; only what is not the document's own words has a mark."""

    verdict: str
    words: str
    mark: Support | None
    sources: tuple[SourceLink, ...]


def words_html(answer: Answer, key: str, texts: Texts) -> Markup:
    """The answer's own words and its claims."""
    own = answer.text.strip()
    is_verdict = bool(own) and answer.verdict is not None and opening_verdict(own) == own
    return render(
        "ask/claims.html.jinja",
        texts,
        verdict=own if is_verdict else "",
        own_words=text_html("" if is_verdict else answer.text),
        groups=_groups(answer, key),
    )


def _groups(answer: Answer, key: str) -> list[tuple[Layout, list[ShownClaim]]]:
    sources = {citation.number: SourceLink((citation,), key) for citation in answer.citations}
    first = answer.claims[0] if answer.claims and answer.verdict and not answer.text else None
    return [
        (layout, [_shown(claim, sources, claim is first) for claim in claims])
        for layout, claims in by_layout(answer.claims)
    ]


def by_layout(claims: Sequence[Claim]) -> Iterator[tuple[Layout, list[Claim]]]:
    """Claims that make one paragraph or one list; what a table row says is told as an item."""
    for layout, together in groupby(claims, key=_told_as):
        yield layout, list(together)


def _told_as(claim: Claim) -> Layout:
    return Layout.ITEM if claim.layout is Layout.ROW else claim.layout


def _shown(claim: Claim, sources: dict[int, SourceLink], opens: bool) -> ShownClaim:
    words = claim.text.strip()
    verdict = opening_verdict(words) if opens else ""
    mark = None if claim.support is Support.VERBATIM else claim.support
    cited = tuple(sources[number] for number in claim.citations if number in sources)
    return ShownClaim(verdict, words[len(verdict) :], mark, cited)


def supports_used(claims: Sequence[Claim]) -> Iterator[tuple[Support, int]]:
    """How many claims stand how to their sources, in the order of the vocabulary."""
    for support in Support:
        if number := sum(claim.support is support for claim in claims):
            yield support, number
