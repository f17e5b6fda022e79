"""Draft + hits → claims with numbered citations; a mark that fits no hit cannot become one (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from answering.answer import Citation, Claim, Support
from answering.check.premises import Evidence
from answering.check.support import support_of
from answering.understand.routing import is_order_to_machine
from answering.words import stems
from answering.write.draft import DraftClaim, Mark
from retrieval.hit import Hit

# Quotes of one passage that stand this close (characters) are one place for the reader to open.
SAME_PLACE = 260


@dataclass(frozen=True, slots=True)
class Cited:
    """Claims that were believed, with the places that they rest on."""

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A span of a passage that was found."""

    hit: Hit
    start: int
    end: int

    def is_near(self, other: "_Place") -> bool:
        """Whether whoever opens the one sees the other."""
        apart = max(self.start - other.end, other.start - self.end)
        return self.hit.passage.id == other.hit.passage.id and apart <= SAME_PLACE

    def joined(self, other: "_Place") -> "_Place":
        """Both, and what lies between them."""
        return _Place(self.hit, min(self.start, other.start), max(self.end, other.end))

    def as_citation(self, number: int) -> Citation:
        """What stands there, under this number."""
        passage = self.hit.passage
        quote = passage.text[self.start : self.end]
        return Citation(number, passage, self.hit.document, quote, self.start, self.end)


def cite(drafted: Sequence[DraftClaim], hits: Sequence[Hit]) -> Cited:
    """The claims that hold, with citations numbered by first use.

    A claim without a mark that fits a hit, or with words that its passages do not carry, is dropped; the
    latter stays, as not verified, where it is needed.
    """
    by_id = {hit.passage.id: hit for hit in hits}
    checked = [
        (claim, spans, support) for claim in drafted for spans, support in [_check(claim, by_id)] if support
    ]
    places = _places(span for _, spans, _ in checked for span in spans)
    claims = tuple(
        Claim(claim.text, _numbers(spans, places), support, claim.layout) for claim, spans, support in checked
    )
    return Cited(claims, tuple(place.as_citation(number) for number, place in enumerate(places, start=1)))


def _check(claim: DraftClaim, by_id: Mapping[str, Hit]) -> tuple[tuple[_Place, ...], Support | None]:
    spans = tuple(span for mark in claim.marks if (span := _span(mark, by_id)))
    if not spans or is_order_to_machine(claim.text):
        return (), None
    support = support_of(claim.text, [evidence_of(span.hit) for span in spans])
    return spans, support if support is not Support.UNVERIFIED or claim.is_needed else None


def evidence_of(hit: Hit) -> Evidence:
    """What a passage says, and what it says by where it stands."""
    return Evidence(hit.passage.statements, "\n".join((hit.document.title, *hit.passage.headings)))


def _span(mark: Mark, by_id: Mapping[str, Hit]) -> _Place | None:
    """What is marked, the whole passage where no part of it is; None where nothing of that kind was found."""
    hit = by_id.get(mark.passage_id)
    if hit is None:
        return None
    length = len(hit.passage.text)
    if mark.start is None or mark.end is None:
        return _Place(hit, 0, length)
    return _Place(hit, mark.start, mark.end) if 0 <= mark.start < mark.end <= length else None


def _places(spans: Iterable[_Place]) -> list[_Place]:
    """The spans to be cited, in order of first use, neighbours joined."""
    places: list[_Place] = []
    for span in spans:
        # Joined with one neighbour a span may reach the next, so it is compared anew until nothing is near.
        joined, at = span, len(places)
        while near := next((place for place in places if place.is_near(joined)), None):
            joined, at = joined.joined(near), min(at, places.index(near))
            places.remove(near)
        places.insert(at, joined)
    return places


def _numbers(spans: Sequence[_Place], places: Sequence[_Place]) -> tuple[int, ...]:
    """Of the places that were made of these spans and their neighbours: near to a span is no other."""
    numbered = list(enumerate(places, start=1))
    found = (number for span in spans for number, place in numbered if place.is_near(span))
    return tuple(dict.fromkeys(found))


def narrowed(cited: Cited) -> Cited:
    """The same claims under the same numbers, each citation on the part of its passage that they rest on."""
    return Cited(cited.claims, tuple(_narrowed(citation, cited.claims) for citation in cited.citations))


def _narrowed(citation: Citation, claims: Sequence[Claim]) -> Citation:
    spans = [_carrying(claim, citation) for claim in claims if citation.number in claim.citations]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return replace(citation, start=start, end=end, quote=citation.passage.text[start:end])


def _carrying(claim: Claim, citation: Citation) -> tuple[int, int]:
    """Where the passage has the claim's words, or the statement that has most of them."""
    passage = citation.passage
    if (place := passage.text.find(claim.text)) >= 0:
        return place, place + len(claim.text)
    said = stems(claim.text)
    best = max(passage.statements, key=lambda statement: len(said & stems(statement.text)), default=None)
    return (best.start, best.end) if best else (citation.start, citation.end)
