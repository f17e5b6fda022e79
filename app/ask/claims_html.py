"""What an answer says as HTML: its verdict, then its sentences with the numbers of their sources (pure)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from answering.advise.verdicts import opening_verdict
from answering.answer import Answer, Citation, Claim, Support
from app.shell.blocks_html import Item, list_html, text_html
from app.shell.escape import html_text
from app.shell.links import place_of_citation
from app.shell.passage_text import fields_as_gaps
from app.shell.texts import Texts
from corpus.model import Layout


def opener_key(key: str, citation: int) -> str:
    """Key of the button that opens a source; a citation in the text presses the same button.

    Args:
        key: tells the answer from all others of the page.
    """
    return f"open-{key}-{citation}"


def words_html(answer: Answer, key: str, texts: Texts) -> str:
    """The answer's own words and its claims."""
    own = answer.text.strip()
    is_verdict = bool(own) and answer.verdict is not None and opening_verdict(own) == own
    before = f"<p>{_verdict(own)}</p>" if is_verdict else text_html(answer.text)
    return before + claims_html(answer, key, texts)


def _verdict(words: str) -> str:
    return f'<strong class="lots-says">{html_text(words)}</strong>'


def claims_html(answer: Answer, key: str, texts: Texts) -> str:
    """The claims as paragraphs and lists."""
    sources = {citation.number: citation for citation in answer.citations}
    first = answer.claims[0] if answer.claims and answer.verdict and not answer.text else None
    parts = []
    for layout, claims in by_layout(answer.claims):
        drawn = [_claim(claim, sources, key, texts, claim is first) for claim in claims]
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


def _claim(claim: Claim, sources: dict[int, Citation], key: str, texts: Texts, opens: bool) -> str:
    words = claim.text.strip()
    verdict = opening_verdict(words) if opens else ""
    said = (_verdict(verdict) if verdict else "") + html_text(words[len(verdict) :])
    cited = [sources[number] for number in claim.citations if number in sources]
    links = "".join(citation_link(citation, key, texts) for citation in cited)
    return f"{said}{_mark(claim.support, texts)}{links}"


def citation_link(citation: Citation, key: str, texts: Texts) -> str:
    """The number of a source."""
    name = html_text(texts.say("source.link", number=citation.number, title=citation.document.title))
    opener = opener_html((citation,), key, texts)
    return f'<a class="lots-cite" aria-label="{name}" {opener}>{citation.number}</a>'


def opener_html(citations: Sequence[Citation], key: str, texts: Texts) -> str:
    """Attributes of a link that opens the first of these and, pointed at, shows what they all quote."""
    first = citations[0]
    place = html_text(place_of_citation(first).href(texts.language))
    quotes = " … ".join(" ".join(fields_as_gaps(citation.quote).split()) for citation in citations)
    return (
        f'href="{place}" data-open="{opener_key(key, first.number)}" data-quote="{html_text(quotes)}"'
        f' data-quote-lang="{first.passage.language.value}"'
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
