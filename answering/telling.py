"""A language model's draft as it grows: checked claim by claim, given on from the moment it is an answer."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from answering.answer import Status
from answering.attempt import Attempt
from answering.checking import shown, standing_of
from answering.draft import Draft, DraftClaim
from answering.model_writer import ModelWriter
from answering.narrowing import narrowed
from answering.nearby import introduction
from answering.relevance import NEAR, TOO_MUCH_UNKNOWN
from corpus.errors import ModelUnavailable
from corpus.model import Language

log = logging.getLogger("lotsen")

# Keys of the notes in texts.toml.
DOWN = "model_down"
UNSUPPORTED = "model_unsupported"
CUT = "model_cut"
DROPPED = "model_dropped"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of an attempt that a model was to tell.

    Args:
        attempt: the model's, or the one that it was given where nothing of the model's can stand.
        writer: who wrote it.
        notes: keys of what the reader must know of how it came about.
        opening: the words before the claims, where they have been given on already.
    """

    attempt: Attempt
    writer: str
    notes: tuple[str, ...] = ()
    opening: str | None = None


def may_be_told(attempt: Attempt, language: Language) -> bool:
    """Whether a model is worth asking: something near was found, all of it in the answer's language."""
    evidence = attempt.evidence
    return (
        attempt.asked.language is language
        and bool(attempt.hits)
        and all(hit.passage.language is language for hit in attempt.hits)
        and evidence.best_hit >= NEAR
        and evidence.unknown <= TOO_MUCH_UNKNOWN
    )


def tell(
    given: Told, writer: ModelWriter, judge: Callable[[Draft], Attempt], show: Callable[[Attempt], None]
) -> Told:
    """The question answered by the model, from the hits of the given attempt.

    Args:
        judge: weighs claims that hold: are they an answer?
        show: gives on what there is so far; called only with claims that were checked, and only with more.
    """
    best, drafted, dropped = None, Draft(Status.NOT_FOUND), 0
    notes: tuple[str, ...] = ()
    try:
        for drafted in writer.write(given.attempt.asked, given.attempt.hits):
            claims, dropped = _checked(drafted, given.attempt)
            best = _judged(replace(drafted, claims=claims), best, judge)
            if best:
                show(best)
    except ModelUnavailable as error:
        log.warning("%s", error)
        if not best:
            return replace(given, notes=(DOWN,))
        best, notes = replace(best, status=Status.PARTIAL), (CUT,)
    if best:
        notes = (*notes, DROPPED) if dropped else notes
        told = replace(best, cited=narrowed(best.cited))
        return Told(told, writer.name, notes, best.draft.introduction)
    if drafted.status is Status.NOT_FOUND:
        return Told(replace(given.attempt, status=Status.NOT_FOUND), writer.name)
    return replace(given, notes=(UNSUPPORTED,))


def _checked(drafted: Draft, given: Attempt) -> tuple[tuple[DraftClaim, ...], int]:
    by_id = {hit.passage.id: hit for hit in given.hits}
    kept, dropped = shown(drafted.claims, lambda claim: standing_of(claim, by_id, given.asked.language))
    return tuple(kept), dropped


def _judged(drafted: Draft, before: Attempt | None, judge: Callable[[Draft], Attempt]) -> Attempt | None:
    """The draft as an answer, None where it is none yet; what was said of it when it became one stays."""
    if not drafted.claims:
        return None
    attempt = judge(drafted)
    if before:
        return replace(attempt, status=before.status, draft=before.draft)
    if not attempt.is_found:
        return None
    status = Status.PARTIAL if Status.PARTIAL in {drafted.status, attempt.status} else Status.ANSWERED
    words = introduction(status, attempt.evidence, attempt.asked.language)
    return replace(attempt, status=status, draft=replace(drafted, introduction=words))
