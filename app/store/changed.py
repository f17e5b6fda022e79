"""What has become of the sources of a kept answer: said beside it, where they no longer say so (pure)."""

from collections.abc import Callable
from dataclasses import replace

from answering.answer import Answer, Citation
from app.shell.texts import load_texts
from app.store.records import KeptTurn
from corpus.model import Passage

PassageOf = Callable[[str], Passage | None]


def noting_changes(said: KeptTurn, passage_of: PassageOf) -> KeptTurn:
    """The same, each answer with a note on the sources that are gone or that say something else today."""
    return replace(
        said,
        answer=_noted(said.answer, passage_of) if said.answer else None,
        by_owner=tuple((owner, _noted(answer, passage_of)) for owner, answer in said.by_owner),
    )


def _noted(answer: Answer, passage_of: PassageOf) -> Answer:
    changed = [citation.number for citation in answer.citations if _is_changed(citation, passage_of)]
    if not changed:
        return answer
    numbers = ", ".join(f"[{number}]" for number in changed)
    note = load_texts(answer.language).say("keep.changed", numbers=numbers)
    # A conversation that is kept again brings its note along.
    return answer if note in answer.notes else replace(answer, notes=(*answer.notes, note))


def _is_changed(citation: Citation, passage_of: PassageOf) -> bool:
    today = passage_of(citation.passage.id)
    return today is None or today.text[citation.start : citation.end] != citation.quote
