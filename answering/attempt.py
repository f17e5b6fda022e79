"""An attempt to answer, and several attempts at the parts of a question made into one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answering.answer import Status
from answering.citations import Cited, cite
from answering.draft import Draft, DraftClaim
from answering.question import Asked, Asks, asked_for
from answering.relevance import Evidence
from answering.sentence_scores import same_content
from answering.words import fold
from retrieval.hit import Hit

# Of each part so much that the whole is still read.
MOST_CLAIMS_OF_A_PART = 3
MOST_CLAIMS_OF_A_SIDE = 2
MOST_WORDS = 150
# Two claims sharing more of their words than this say the same.
REPEATS = 0.66
# … but two things compared are told in much the same words.
SAME = 0.95


@dataclass(frozen=True, slots=True)
class Attempt:
    """A draft in one language with what speaks for it."""

    asked: Asked
    hits: list[Hit]
    cited: Cited
    draft: Draft
    evidence: Evidence
    status: Status

    @property
    def is_found(self) -> bool:
        """Whether the documents answer at least a part."""
        return self.status is not Status.NOT_FOUND


def combined(
    asked: Asked,
    attempts: Sequence[Attempt],
    most: int = MOST_CLAIMS_OF_A_PART,
    repeats: float = REPEATS,
) -> Attempt | None:
    """The parts' answers one after the other; None where no part has one."""
    found = [attempt for attempt in attempts if attempt.is_found]
    if not found:
        return None
    hits = list({hit.passage.id: hit for attempt in found for hit in attempt.hits}.values())
    claims = _claims(found, most, repeats)
    missed = next((attempt.evidence for attempt in attempts if not attempt.is_found), None)
    partial = missed is not None or any(attempt.status is Status.PARTIAL for attempt in found)
    status = Status.PARTIAL if partial else Status.ANSWERED
    first = found[0]
    introduction = first.draft.introduction if len(found) == 1 and not missed else ""
    return replace(
        first,
        asked=asked,
        hits=hits,
        cited=cite(claims, hits),
        draft=Draft(status, tuple(claims), introduction),
        evidence=missed or first.evidence,
        status=status,
    )


def compared_with(whole: Attempt, sides: Sequence[Attempt]) -> Attempt | None:
    """What each of two things is, after what the documents say of their difference, where they do."""
    if not all(side.is_found for side in sides):
        return None
    sections = [{claim.marks[0].passage_id for claim in side.draft.claims} for side in sides]
    if whole.is_found and all(
        claim.marks[0].passage_id in s for claim in whole.draft.claims for s in sections
    ):
        return whole
    says_it = whole.is_found and asked_for(fold(_heading(whole))) is Asks.DIFFERENCE
    return combined(whole.asked, [whole, *sides] if says_it else sides, MOST_CLAIMS_OF_A_SIDE, SAME)


def _heading(attempt: Attempt) -> str:
    """The heading that the first claim stands under."""
    first = attempt.draft.claims[0].marks[0].passage_id
    hit = next(hit for hit in attempt.hits if hit.passage.id == first)
    return hit.passage.headings[-1] if hit.passage.headings else ""


def _claims(found: Sequence[Attempt], most: int, repeats: float) -> list[DraftClaim]:
    chosen: list[DraftClaim] = []
    for attempt in found:
        taken, room = 0, MOST_WORDS // len(found)
        for claim in attempt.draft.claims:
            size = len(claim.text.split())
            if any(same_content(claim.text, other.text) > repeats for other in chosen):
                continue
            if taken and (taken >= most or size > room):
                break
            chosen.append(claim)
            taken, room = taken + 1, room - size
    return chosen
