"""What a question takes for granted about who owns an actor, and what the actor's own page says of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from answering.answer import Answer
from answering.citations import cite
from answering.draft import DraftClaim, Mark
from answering.library import Library
from answering.statements import statements
from answering.texts import text
from answering.words import fold
from corpus.actors import Actor, is_about, mentions
from corpus.model import Language, Owner
from corpus.owners import owners_named
from retrieval.hit import Hit

# The section of an infrastructure's page that says whose it is.
OWNER_SECTION = "owner"

# "… is run by …", "… ägs av …", "… är ett …" right after the name, and what follows within the clause.
_SAID_OF_IT = re.compile(
    r"\s*,?\s*(?:which|that|som)?\s*(?P<said>(?:"
    r"(?:is|was|are|being)\s+(?:\w+ly\s+|now\s+|also\s+)?(?:run|owned|managed|operated|part|a|an|private|public|municipal)|"
    r"(?:är|ar|var|blev)\s+(?:ju\s+|väl\s+|numera\s+|också\s+)?(?:en|ett|privat\w*|kommunal\w*|statlig\w*|ägd?t?|drive[nt])|"
    r"belongs?\s+to|ägs|ags|drivs|tillhör\w*|tillhor\w*)\b[^,.;?!]{0,60})",
    re.IGNORECASE,
)
# "is A Working Lab run by …?", "ägs Vecura av …?"
_ASKED_OF_IT = re.compile(r"(?:\b(?:is|was|är|ar|ägs|ags|drivs)\s+)$", re.IGNORECASE)
_OF_IT = re.compile(
    r"\s+(?P<said>(?:run|owned|managed|part|av|en del|ett|en|an?)\b[^,.;?!]{0,60})", re.IGNORECASE
)
# Here begins another clause, which says something of something else.
_GOES_ON = re.compile(r"\s(?:som|that|which|who|och|and|för|for|med|with|på|at|hos|i|in)\s")
_MUNICIPAL = re.compile(r"\b(?:kommun\w*|municip\w*)\b")
_PRIVATE = re.compile(r"\b(?:privat\w*|private\w*)\b")
_LIMITED = re.compile(r"\b(?:aktiebolag\w*|limited compan\w+|joint[- ]stock\w*)\b")
_AUTHORITY = re.compile(r"\b(?:myndighet\w*|(?:public )?authorit\w+|government agenc\w+)\b")
_SAYS_WHOSE = re.compile(r"\b(?:tillhör|ägs|belongs|owned|part of|del av)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the documents say instead.

    Args:
        hit: the passage that the claim is of.
    """

    actor: Actor
    claim: DraftClaim
    hit: Hit


def wrongly_owned(question: str) -> Actor | None:
    """The first actor that the question gives to another owner than its own; None where there is none."""
    for mention in mentions(question):
        actor, after = mention.actor, question[mention.end :]
        said = _SAID_OF_IT.match(after)
        if not said and _ASKED_OF_IT.search(question[: mention.start]):
            said = _OF_IT.match(after)
        if actor.owner and said and _is_another(actor.owner, _GOES_ON.split(said["said"], maxsplit=1)[0]):
            return actor
    return None


def _is_another(owner: Owner, said: str) -> bool:
    folded = fold(said)
    if _MUNICIPAL.search(folded) or _PRIVATE.search(folded):
        return True
    not_its_form = _AUTHORITY if owner is Owner.COMPANY else _LIMITED
    if not_its_form.search(folded):
        return True
    named = owners_named(said)
    return bool(named) and owner not in named


def correction(actor: Actor, language: Language, library: Library) -> Correction | None:
    """The statement of the actor's own page that says whose it is; None where it has no page."""
    for document in library.documents.values():
        if document.language is not language or not is_about(document, actor):
            continue
        passages = [p for p in library.passages_of(document.id) if p.section_id == OWNER_SECTION]
        return _first_of(actor, (Hit(passage, document, 1.0) for passage in passages))
    return None


def corrected(answer: Answer, found: Correction | None) -> Answer:
    """The answer after what the documents say of the owner, and a word that the question had it wrong."""
    if found is None:
        return answer
    note = text("wrong_owner", answer.language, actor=found.actor.name(answer.language))
    answer = replace(answer, text=f"{note} {answer.text}".strip())
    cited = cite([found.claim], [found.hit])
    if not cited.claims or any(claim.text == found.claim.text for claim in answer.claims):
        return answer
    said = [
        replace(claim, citations=tuple(number + 1 for number in claim.citations)) for claim in answer.claims
    ]
    sources = [replace(citation, number=citation.number + 1) for citation in answer.citations]
    return replace(
        answer,
        claims=(replace(cited.claims[0], citations=(1,)), *said),
        citations=(replace(cited.citations[0], number=1), *sources),
    )


def _first_of(actor: Actor, hits: Iterable[Hit]) -> Correction | None:
    for statement in statements(list(hits)):
        if _SAYS_WHOSE.search(statement.text):
            mark = Mark(statement.hit.passage.id, statement.start, statement.end)
            return Correction(actor, DraftClaim(statement.text, (mark,), statement.layout), statement.hit)
    return None
