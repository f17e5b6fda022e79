"""Citations of whole passages → of the statements in them that carry the claims (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from answering.answer import Citation, Claim
from answering.check.citations import Cited
from answering.words import stems


def narrowed(cited: Cited) -> Cited:
    """The same claims under the same numbers, each citation on the part of its passage that they rest on."""
    return Cited(cited.claims, tuple(_narrowed(citation, cited.claims) for citation in cited.citations))


def _narrowed(citation: Citation, claims: Sequence[Claim]) -> Citation:
    spans = [_span(claim, citation) for claim in claims if citation.number in claim.citations]
    if not spans:
        return citation
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return replace(citation, start=start, end=end, quote=citation.passage.text[start:end])


def _span(claim: Claim, citation: Citation) -> tuple[int, int]:
    """Where the passage has the claim's words, or the statement that has most of them."""
    passage = citation.passage
    if (place := passage.text.find(claim.text)) >= 0:
        return place, place + len(claim.text)
    said = stems(claim.text)
    best = max(passage.statements, key=lambda statement: len(said & stems(statement.text)), default=None)
    return (best.start, best.end) if best else (citation.start, citation.end)
