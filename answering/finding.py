"""What is searched for: the question, and beside it what the documents call the things that it speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from answering.concepts import concepts
from answering.library import Library
from answering.question import Asked, Asks
from answering.vocabulary import Term
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter, Hit

# Enough passages for an answer from several sections and for all ownership forms.
TOP_K = 16
# All templates together have hardly more passages than this that share a word with a question.
MOST_OF_TEMPLATES = 300
# The section of a template that says when it is used.
WHEN_TO_USE = "0.1"
# Found by other words than the visitor's, a passage must be a little better to count as much.
BY_OTHER_WORDS = 0.9

# The documents speak of the forms by these examples.
_EXAMPLES = {
    Language.SWEDISH: {
        Owner.STATE: "statlig myndighet KI Karolinska Institutet",
        Owner.REGION: "regionen Region Stockholm Karolinska universitetssjukhuset",
        Owner.COMPANY: "statligt ägt bolag Akademiska Hus A Working Lab",
    },
    Language.ENGLISH: {
        Owner.STATE: "state authority KI Karolinska Institutet",
        Owner.REGION: "the region Region Stockholm Karolinska University Hospital",
        Owner.COMPANY: "state-owned company Akademiska Hus A Working Lab",
    },
}


def find(asked: Asked, terms: Sequence[Term], library: Library, filter: Filter) -> list[Hit]:
    """The best hits for the question in its own words and in the documents' words, best first."""
    hits = library.search(asked.text, TOP_K, filter)
    if wording := other_words(asked, terms):
        hits = _merged(hits, library.search(wording, TOP_K, filter))
    if asked.asks is Asks.TEMPLATE and (not filter.kinds or Kind.TEMPLATE in filter.kinds):
        hits = _merged(hits, _introductions(asked, library, filter))
    return hits


def _introductions(asked: Asked, library: Library, filter: Filter) -> list[Hit]:
    """What each template says of when it is used."""
    templates = replace(filter, kinds=(Kind.TEMPLATE,))
    return [
        hit
        for hit in library.search(asked.text, MOST_OF_TEMPLATES, templates)
        if hit.passage.section_id == WHEN_TO_USE
    ]


def other_words(asked: Asked, terms: Sequence[Term]) -> str:
    """The question's telling words with what the documents call them; empty where that adds nothing."""
    keys = [
        concept.key[asked.language.value]
        for concept in concepts()
        if concept.key and any(concept.name in term.concepts for term in terms)
    ]
    forms = [_EXAMPLES[asked.language][owner] for owner in asked.owners]
    if not keys and not forms:
        return ""
    return " ".join([*(term.word.text for term in terms), *keys, *forms])


def _merged(first: Sequence[Hit], second: Iterable[Hit]) -> list[Hit]:
    best = {hit.passage.id: hit for hit in first}
    for hit in second:
        weighed = Hit(hit.passage, hit.document, hit.score * BY_OTHER_WORDS, hit.why)
        if hit.passage.id not in best or best[hit.passage.id].score < weighed.score:
            best[hit.passage.id] = weighed
    return sorted(best.values(), key=lambda hit: hit.score, reverse=True)
