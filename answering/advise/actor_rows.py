"""The actors that offer something, each by the sentence of its own page that says so (pure)."""

from collections.abc import Iterable

from answering.answer import Status
from answering.check.citations import cite
from answering.library import Snapshot
from answering.reader.reading import NO_VERDICT, Reading
from answering.understand.actor_questions import Wanted, actors_wanted
from answering.words import stems
from answering.write.attempt import Attempt
from answering.write.draft import DraftClaim, Mark
from corpus.actors import actors, mentions
from corpus.ecosystem import Actor
from corpus.model import Document, Language, Layout, Statement
from retrieval.hit import Filter, Hit

MOST_ROWS = 6
# The part of an actor's page that says what it offers.
OFFER_SECTION = "offer"


def rows(question: str, language: Language, filter: Filter, build: Snapshot) -> Attempt | None:
    """A row an actor that fits, or else those elsewhere; None where no actors are asked for."""
    wanted = actors_wanted(question)
    if not wanted:
        return None
    described = [
        (actor, document)
        for actor in actors()
        if (document := build.documents.get(actor.document_id(language) or ""))
        and filter.admits(document)
        and _is_its_own(document, actor)
    ]
    offering = [(actor, document) for actor, document in described if wanted.is_offered_by(actor)]
    here = _rows([document for actor, document in offering if wanted.fits(actor)], wanted, build)
    found = here or _rows([document for _, document in offering], wanted, build)
    shown = found[:MOST_ROWS]
    hits = [hit for hit, _ in shown]
    claims = tuple(_claim(hit, said) for hit, said in shown)
    cited = cite(claims, hits)
    if not cited.claims or not (here or wanted.offers):
        return None
    readings = tuple(
        Reading(hit, 1.0, tuple((one, float(one is said)) for one in hit.passage.statements), _none(hit))
        for hit, said in shown
    )
    status = Status.ANSWERED if here else Status.PARTIAL
    opening = "offered_elsewhere" if not here else "offered_by_more" if len(found) > len(shown) else ""
    return Attempt(question, language, readings, status, claims, cited, opening)


def _rows(pages: Iterable[Document], wanted: Wanted, build: Snapshot) -> list[tuple[Hit, Statement]]:
    """Each page once, those first whose sentence says what was asked for."""
    found: dict[str, tuple[bool, Hit, Statement]] = {}
    for document in pages:
        for passage in build.passages_of(document.id):
            told = [one for one in passage.statements if one.role.may_answer]
            if passage.section_id == OFFER_SECTION and told:
                best = max(told, key=lambda one: len(stems(one.text) & wanted.words))
                says_it = bool(stems(best.text) & wanted.words)
                found.setdefault(document.id, (not says_it, Hit(passage, document, 1.0), best))
    ordered = sorted(found.values(), key=lambda row: row[0])
    return [(hit, said) for _, hit, said in ordered]


def _is_its_own(document: Document, actor: Actor) -> bool:
    """Whether the page is named after the actor: some are told on the page of another."""
    return any(mention.actor is actor for mention in mentions(document.title))


def _claim(hit: Hit, said: Statement) -> DraftClaim:
    return DraftClaim(said.text, (Mark(hit.passage.id, said.start, said.end),), Layout.ITEM)


def _none(hit: Hit) -> tuple[tuple[float, ...], ...]:
    return (NO_VERDICT,) * len(hit.passage.statements)
