"""The sentences of an answer as HTML, each followed by the numbers of its sources (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.answer import Answer, Citation, Claim, Layout, Support
from app.blocks_html import blocks_html
from app.escape import html_text
from app.lines import LineKind, read_line
from app.links import place_of_citation
from app.texts import Texts


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and where it stands in the text of the whole answer.

    Args:
        last: place of the last sign of its words; its citations follow there.
    """

    claim: Claim
    start: int
    end: int
    last: int


def opener_key(key: str, citation: int) -> str:
    """Key of the button that opens a source; a citation in the text presses the same button.

    Args:
        key: tells the answer from all others of the page.
    """
    return f"open-{key}-{citation}"


def claims_html(answer: Answer, key: str, texts: Texts) -> str:
    """The claims as paragraphs, lists and tables."""
    text, placed = laid_out(answer.claims)
    sources = {citation.number: citation for citation in answer.citations}

    def inline(start: int, end: int) -> str:
        return "".join(_claim(text, start, end, claim, sources, key, texts) for claim in placed)

    return blocks_html(text, inline)


def laid_out(claims: Sequence[Claim]) -> tuple[str, list[PlacedClaim]]:
    """One text of all claims: sentences on one line, list items and table rows on lines of their own."""
    text, placed, was_sentence = "", [], False
    for claim in claims:
        words = claim.text.strip()
        kind = read_line(words, 0, len(words.partition("\n")[0])).kind
        if claim.layout is Layout.ITEM and kind is LineKind.TEXT:
            words, kind = f"- {words}", LineKind.BULLET
        is_sentence = kind is LineKind.TEXT
        if text:
            text += " " if is_sentence and was_sentence else "\n"
        start, text = len(text), text + words
        placed.append(PlacedClaim(claim, start, len(text), start + len(words.rstrip(" |\n")) - 1))
        was_sentence = is_sentence
    return text, placed


def _claim(
    text: str,
    start: int,
    end: int,
    placed: PlacedClaim,
    sources: dict[int, Citation],
    key: str,
    texts: Texts,
) -> str:
    left, right = max(start, placed.start), min(end, placed.end)
    if left >= right:
        return ""
    words = html_text(text[left:right])
    space = " " if right == placed.end < end else ""
    if not left <= placed.last < right:
        return words + space
    cited = [sources[number] for number in placed.claim.citations if number in sources]
    links = "".join(citation_link(citation, key, texts) for citation in cited)
    return f"{words}{_mark(placed.claim.support, texts)}{links}{space}"


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
