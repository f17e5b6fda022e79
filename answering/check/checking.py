"""How a language model's claim stands to the sources that it names, and which may be shown (pure)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from answering.answer import Support
from answering.check.citations import evidence_of
from answering.check.invented import invents, negations
from answering.check.literal import markup_missing
from answering.check.premises import premises
from answering.check.support import CARRIED, carried_share, support_of
from answering.understand.routing import is_order_to_machine
from answering.write.draft import DraftClaim
from answering.write.leaning import leans
from corpus.language import detect_language
from corpus.model import Language, Layout
from retrieval.hit import Hit

# Three times the longest sentence of the documents; whatever is longer is none.
MOST_CHARACTERS = 1000


class Standing(StrEnum):
    """What the check of a claim says."""

    HOLDS = "holds"
    UNCARRIED = "uncarried"
    FALSE = "false"


def standing_of(claim: DraftClaim, by_id: Mapping[str, Hit], language: Language) -> Standing:
    """FALSE: a number, name, section of law or link that its sources lack, a denial, another language.

    UNCARRIED: nothing of that kind, but words that they do not carry.
    """
    hits = [by_id[mark.passage_id] for mark in claim.marks if mark.passage_id in by_id]
    evidence = [evidence_of(hit) for hit in hits]
    said = (premise.sentence for passage in evidence for premise in premises(passage))
    whole = "\n".join((*said, *(passage.above for passage in evidence)))
    if not hits or len(claim.text) > MOST_CHARACTERS or is_order_to_machine(claim.text):
        return Standing.FALSE
    if detect_language(claim.text, language) is not language:
        return Standing.FALSE
    if claim.layout is Layout.SENTENCE and claim.text[:1].islower():
        return Standing.FALSE  # the end of a sentence, of which the beginning is lost
    if markup_missing(claim.text, whole):
        return Standing.FALSE
    if support_of(claim.text, evidence) is not Support.UNVERIFIED:
        return Standing.HOLDS
    # Words that are there and yet not carried say something else with them.
    otherwise = negations(claim.text) or carried_share(claim.text, whole) >= CARRIED
    return Standing.FALSE if otherwise or invents(claim.text, whole) else Standing.UNCARRIED


def shown(
    claims: Sequence[DraftClaim], standing: Callable[[DraftClaim], Standing]
) -> tuple[list[DraftClaim], int]:
    """The claims that may be shown, and how many not. More claims after these change nothing before them.

    What is merely not carried is shown, and marked so, where the claim after it leans on it and holds: left
    out it would leave "this" pointing to something else. What is false is never shown, nor what leans on it.
    """
    kept: list[DraftClaim] = []
    # One that is shown only if what comes next makes sense of it: what it leans on, or the items it leads in.
    waiting: DraftClaim | None = None
    is_broken = False
    for claim in claims:
        stands, leaning = standing(claim), leans(claim.text)
        if stands is Standing.HOLDS and not (leaning and is_broken):
            if waiting and (leaning or (_leads_in(waiting) and claim.layout is Layout.ITEM)):
                kept.append(waiting)
            waiting, is_broken = (claim, False) if _leads_in(claim) else (None, False)
            if not waiting:
                kept.append(claim)
        elif stands is Standing.UNCARRIED and not leaning:
            waiting, is_broken = replace(claim, is_needed=True), False
        else:
            waiting, is_broken = None, True
    return kept, len(claims) - len(kept)


def _leads_in(claim: DraftClaim) -> bool:
    return claim.text.endswith(":")
