"""A language model's draft as it grows: checked claim by claim, given on from the first one that holds."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from answering.answer import Status
from answering.check.checking import shown, standing_of
from answering.check.citations import cite, narrowed
from answering.write.attempt import NOTHING, Attempt
from answering.write.draft import Draft
from answering.write.model_writer import ModelWriter
from corpus.errors import ModelResting, ModelUnavailable

log = logging.getLogger("lotsen")


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What became of an attempt that a model was to tell.

    Args:
        attempt: the model's, or the one that it was given where nothing of the model's can stand.
        writer: who wrote it.
        notes: keys of what the reader must know of how it came about.
    """

    attempt: Attempt
    writer: str
    notes: tuple[str, ...] = ()


def write_with_model(
    given: WrittenAnswer, writer: ModelWriter, show: Callable[[Attempt], None]
) -> WrittenAnswer:
    """The question answered by the model, from the passages of the given attempt.

    Args:
        show: gives on what there is so far; called only with claims that were checked, and only with more.
    """
    best: Attempt | None = None
    drafted, dropped = Draft(Status.NOT_FOUND), 0
    notes: tuple[str, ...] = ()
    try:
        for drafted in writer.write(given.attempt.question, given.attempt.language, given.attempt.hits):
            attempt, dropped = _checked(drafted, given.attempt)
            if attempt.cited.claims:
                # What was said of it when it became an answer stays.
                best = replace(attempt, status=best.status, opening=best.opening) if best else attempt
                show(best)
    except ModelResting:
        return given  # the page says it once, and not under each answer
    except ModelUnavailable as error:
        log.warning("%s", error)
        if not best:
            return replace(given, notes=("model_down",))
        best, notes = replace(best, status=Status.PARTIAL), ("model_cut",)
    if best:
        notes = (*notes, "model_dropped") if dropped else notes
        return WrittenAnswer(replace(best, cited=narrowed(best.cited)), writer.name, notes)
    if drafted.status is Status.NOT_FOUND:
        refused = replace(given.attempt, status=Status.NOT_FOUND, claims=(), cited=NOTHING)
        return WrittenAnswer(refused, writer.name)
    return replace(given, notes=("model_unsupported",))


def _checked(drafted: Draft, given: Attempt) -> tuple[Attempt, int]:
    """The claims that may be shown, as an attempt, and how many may not."""
    by_id = {hit.passage.id: hit for hit in given.hits}
    kept, dropped = shown(drafted.claims, lambda claim: standing_of(claim, by_id, given.language))
    whole = drafted.status is not Status.PARTIAL
    attempt = replace(given, claims=tuple(kept), cited=cite(kept, given.hits))
    if whole or given.status is Status.PARTIAL:
        return attempt, dropped
    return replace(attempt, status=Status.PARTIAL, opening="partial"), dropped
