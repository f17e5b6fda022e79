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


def cite(drafted: Sequence[DraftClaim], hits: Sequence[Hit]) -> Cited:
    """The claims that hold, with citations numbered by first use.

    A claim without a mark that fits a hit, or with words that its passages do not carry, is dropped; the
    latter stays, as not verified, where it is needed.
    """
    by_id = {hit.passage.id: hit for hit in hits}
    checked = [
        (claim, marks, support) for claim in drafted for marks, support in [_check(claim, by_id)] if support
    ]
    places = _places((mark for _, marks, _ in checked for mark in marks))
    claims = tuple(
        Claim(
            claim.text, tuple(dict.fromkeys(_number(mark, places) for mark in marks)), support, claim.layout
        )
        for claim, marks, support in checked
    )
    return Cited(
        claims, tuple(_citation(number, place, by_id) for number, place in enumerate(places, start=1))
    )


def _check(claim: DraftClaim, by_id: Mapping[str, Hit]) -> tuple[tuple[Mark, ...], Support | None]:
    marks = tuple(whole for mark in claim.marks if (whole := _whole(mark, by_id)))
    if not marks or is_order_to_machine(claim.text):
        return (), None
    support = support_of(claim.text, [evidence_of(by_id[mark.passage_id]) for mark in marks])
    return marks, support if support is not Support.UNVERIFIED or claim.is_needed else None


def evidence_of(hit: Hit) -> Evidence:
    """What a passage says, and what it says by where it stands."""
    return Evidence(hit.passage.statements, "\n".join((hit.document.title, *hit.passage.headings)))


def _whole(mark: Mark, by_id: Mapping[str, Hit]) -> Mark | None:
    """The mark with its span, None where it points to nothing that was found."""
    hit = by_id.get(mark.passage_id)
    if hit is None:
        return None
    end = len(hit.passage.text)
    if mark.start is None or mark.end is None:
        return Mark(mark.passage_id, 0, end)
    return mark if 0 <= mark.start < mark.end <= end else None


def _places(marks: Iterable[Mark]) -> list[Mark]:
    """The spans to be cited, in order of first use, neighbours joined."""
    places: list[Mark] = []
    for mark in marks:
        # Joined with one neighbour a span may reach the next, so it is compared anew until nothing is near.
        joined, at = mark, len(places)
        while (near := next((n for n, place in enumerate(places) if _near(joined, place)), None)) is not None:
            joined, at = _join(joined, places.pop(near)), min(at, near)
        places.insert(at, joined)
    return places


def _near(one: Mark, other: Mark) -> bool:
    if one.passage_id != other.passage_id:
        return False
    start, end, left, right = _span(one), _span(other), 0, 1
    return start[left] <= end[right] + SAME_PLACE and end[left] <= start[right] + SAME_PLACE


def _join(one: Mark, other: Mark) -> Mark:
    spans = (*_span(one), *_span(other))
    return Mark(one.passage_id, min(spans), max(spans))


def _span(mark: Mark) -> tuple[int, int]:
    return mark.start or 0, mark.end or 0


def _number(mark: Mark, places: Sequence[Mark]) -> int:
    start, end = _span(mark)
    for number, place in enumerate(places, start=1):
        left, right = _span(place)
        if place.passage_id == mark.passage_id and left <= start and end <= right:
            return number
    raise AssertionError("every mark lies in one of the places made of them")


def _citation(number: int, place: Mark, by_id: Mapping[str, Hit]) -> Citation:
    hit = by_id[place.passage_id]
    start, end = _span(place)
    return Citation(number, hit.passage, hit.document, hit.passage.text[start:end], start, end)


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
