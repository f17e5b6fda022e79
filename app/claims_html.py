"""The sentences of an answer as HTML, each followed by the numbers of its sources (pure)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from answering.answer import Answer, Citation, Claim, Support
from app.blocks_html import Item, list_html
from app.escape import html_text
from app.links import place_of_citation
from app.texts import Texts
from corpus.model import Layout


def opener_key(key: str, citation: int) -> str:
    """Key of the button that opens a source; a citation in the text presses the same button.

    Args:
        key: tells the answer from all others of the page.
    """
    return f"open-{key}-{citation}"


def claims_html(answer: Answer, key: str, texts: Texts) -> str:
    """The claims as paragraphs and lists."""
    sources = {citation.number: citation for citation in answer.citations}
    parts = []
    for layout, claims in by_layout(answer.claims):
        drawn = [_claim(claim, sources, key, texts) for claim in claims]
        if layout is Layout.SENTENCE:
            parts.append(f"<p>{' '.join(drawn)}</p>")
        else:
            marks = (f"{number}." if layout is Layout.STEP else "" for number in range(1, len(drawn) + 1))
            parts.append(list_html([Item(words, mark) for words, mark in zip(drawn, marks, strict=True)]))
    return "".join(parts)


def by_layout(claims: Sequence[Claim]) -> Iterator[tuple[Layout, list[Claim]]]:
    """Claims that make one paragraph or one list; what a table row says is told as an item."""
    for layout, together in groupby(claims, key=_told_as):
        yield layout, list(together)


def _told_as(claim: Claim) -> Layout:
    return Layout.ITEM if claim.layout is Layout.ROW else claim.layout


def _claim(claim: Claim, sources: dict[int, Citation], key: str, texts: Texts) -> str:
    cited = [sources[number] for number in claim.citations if number in sources]
    links = "".join(citation_link(citation, key, texts) for citation in cited)
    return f"{html_text(claim.text.strip())}{_mark(claim.support, texts)}{links}"


def citation_link(citation: Citation, key: str, texts: Texts) -> str:
    """The number of a source, as a link that opens the passage."""
    place = place_of_citation(citation).href(texts.language)
    name = html_text(texts.say("source.link", number=citation.number, title=citation.document.title))
    return (
        f'<a class="lots-cite" href="{html_text(place)}" title="{name}" aria-label="{name}" '
        f'data-open="{opener_key(key, citation.number)}">{citation.number}</a>'
    )


def _mark(support: Support, texts: Texts) -> str:
    """Only what is not the document's own words carries a mark: the ordinary case stays clean."""
    if support is Support.VERBATIM:
        return ""
    sign = html_text(texts.say(f"support.{support.value}.sign"))
    words = html_text(texts.say(f"support.{support.value}.title"))
    return (
        f'<span class="lots-support lots-{support.value}" title="{words}">'
        f'<span aria-hidden="true">{sign}</span><span class="lots-hidden"> ({words})</span></span>'
    )


def supports_used(claims: Sequence[Claim]) -> Iterator[tuple[Support, int]]:
    """How many claims stand how to their sources, in the order of the vocabulary."""
    for support in Support:
        if number := sum(claim.support is support for claim in claims):
            yield support, number
