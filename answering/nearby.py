"""What to say when the documents do not answer, or in part: what is missing, what is near, whom to ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.answer import Status, Suggestion, SuggestionKind
from answering.library import Library
from answering.question import Asked
from answering.relevance import NEAR, TOO_MUCH_UNKNOWN, Evidence, read_decision
from answering.section_scores import is_form
from answering.suggestions import ways_in
from answering.texts import enumerate_in, text
from corpus.actors import Mention, is_about, mentions
from corpus.model import Kind, Language
from retrieval.hit import Hit

# Places that are named as near.
MOST_PLACES = 2
MOST_TERMS = 3


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
    if not named and (
        evidence.best_hit < NEAR or evidence.covered_together < NEAR or evidence.unknown > TOO_MUCH_UNKNOWN
    ):
        return Nothing(
            Status.NOT_FOUND, f"{_what_is_missing(evidence, language)} {text('outside', language)}", ()
        )
    near = _places([hit for hit in hits if _may_be_named(hit, language, named)])
    sentences = [_what_is_missing(evidence, language)]
    if near:
        places = [
            text("near_place", language, heading=heading, title=hit.document.title) for heading, hit in near
        ]
        sentences.append(text("near", language, titles=enumerate_in(places, language)))
    contacts = tuple(ways_in(named, library.documents, library, language))
    if contacts and named:
        sentences.append(text("turn_to", language, actor=named[0].actor.name(language)))
    else:
        sentences.append(text("turn_to_any", language))
    opened = tuple(
        Suggestion(SuggestionKind.DOCUMENT, _label(heading, hit.document.title), hit.passage)
        for heading, hit in near
    )
    return Nothing(Status.NOT_FOUND, " ".join(sentences), (*opened, *contacts))


def introduction(status: Status, evidence: Evidence, language: Language) -> str:
    """What stands before an answer that may not be one: which part is missing, or that it is the nearest."""
    if status is not Status.PARTIAL:
        return ""
    decision = read_decision()
    if decision.enough <= evidence.relevance < decision.sure:
        return text("perhaps", language)
    unknown = [term.word.text for term in evidence.missing if not term.known]
    return (
        text("partial_terms", language, terms=_quoted(unknown, language))
        if unknown
        else text("partial", language)
    )


def _may_be_named(hit: Hit, language: Language, named: Sequence[Mention]) -> bool:
    """Pages of infrastructures that nobody asked about are not near."""
    asked_for = hit.document.kind is not Kind.INFRASTRUCTURE or any(
        is_about(hit.document, one.actor) for one in named
    )
    return asked_for and hit.document.language is language


def _what_is_missing(evidence: Evidence, language: Language) -> str:
    if evidence.thing_missing:
        return text(f"not_found_{evidence.thing_missing}", language)
    unknown = [term.word.text for term in evidence.missing if not term.known]
    if unknown:
        return text("not_found_terms", language, terms=_quoted(unknown, language))
    return text("not_found", language)


def _quoted(terms: Sequence[str], language: Language) -> str:
    opening = "”" if language is Language.SWEDISH else "“"
    return enumerate_in([f"{opening}{term}”" for term in terms[:MOST_TERMS]], language)


def _places(hits: Sequence[Hit]) -> list[tuple[str, Hit]]:
    """The headings of the best hits, each section once, templates last."""
    found: dict[tuple[str, str], tuple[str, Hit]] = {}
    for hit in sorted(hits, key=lambda hit: hit.document.kind is Kind.TEMPLATE):
        headings = [heading for heading in hit.passage.headings if not is_form(heading)]
        if headings:
            heading = re.sub(r"^[A-Z]?\d+(?:\.\d+)*\.?\s+", "", headings[-1])
            found.setdefault((hit.document.id, heading), (heading, hit))
    return list(found.values())[:MOST_PLACES]


def _label(heading: str, title: str) -> str:
    return heading if _short(title) in heading else f"{_short(title)}: {heading}"


def _short(title: str) -> str:
    """The title without what explains it."""
    return re.split(r":\s", title)[0]
