"""What to say when the documents do not answer: that they do not, what they have near it, and whom to ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.actors import mentions
from answering.answer import Status, Suggestion, SuggestionKind
from answering.library import Library
from answering.question import Asked
from answering.relevance import NEAR, Evidence
from answering.suggestions import ways_in
from answering.texts import enumerate_in, text
from corpus.model import Language
from retrieval.hit import Hit

# Places that are named as near.
MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Nothing:
    """A refusal with its reasons and ways on."""

    status: Status
    text: str
    suggestions: tuple[Suggestion, ...]


def nothing_found(
    asked: Asked, language: Language, evidence: Evidence, hits: Sequence[Hit], library: Library
) -> Nothing:
    """An honest refusal; far from everything it only says what the documents are about."""
    named = mentions(asked.text)
    if evidence.best_hit < NEAR or (evidence.covered_together < NEAR and not named):
        return Nothing(Status.NOT_FOUND, text("outside", language), ())
    near = _places([hit for hit in hits if hit.document.language is language] or hits)
    sentences = [_what_is_missing(evidence, language)]
    if near:
        places = [
            text("near_place", language, heading=heading, title=hit.document.title) for heading, hit in near
        ]
        sentences.append(text("near", language, titles=enumerate_in(places, language)))
    contacts = tuple(ways_in(named, library.documents, library, language))
    if contacts and named:
        sentences.append(text("turn_to", language, actor=named[0].actor.names[0]))
    else:
        sentences.append(text("turn_to_any", language))
    opened = tuple(
        Suggestion(SuggestionKind.DOCUMENT, f"{hit.document.title}: {heading}", hit.passage)
        for heading, hit in near
    )
    return Nothing(Status.NOT_FOUND, " ".join(sentences), (*opened, *contacts))


def _what_is_missing(evidence: Evidence, language: Language) -> str:
    if evidence.thing_missing:
        return text(f"not_found_{evidence.thing_missing}", language)
    unknown = [term.word.text for term in evidence.missing if not term.known]
    if unknown:
        terms = enumerate_in(
            [f"”{word}”" if language is Language.SWEDISH else f"“{word}”" for word in unknown[:3]], language
        )
        return text("not_found_terms", language, terms=terms)
    return text("not_found", language)


def _places(hits: Sequence[Hit]) -> list[tuple[str, Hit]]:
    """The headings of the best hits, each section once."""
    found: dict[tuple[str, str], tuple[str, Hit]] = {}
    for hit in hits:
        if hit.passage.headings:
            heading = re.sub(r"^[A-Z]?\d+(?:\.\d+)*\.?\s+", "", hit.passage.headings[-1])
            found.setdefault((hit.document.id, heading), (heading, hit))
    return list(found.values())[:MOST_PLACES]
