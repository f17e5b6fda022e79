"""What is searched for: the question, and beside it what the documents call the things that it speaks of."""

from collections.abc import Iterable, Sequence

from answering.concepts import concepts
from answering.library import Library
from answering.question import Asked
from answering.vocabulary import Term
from corpus.model import Language, Owner
from retrieval.hit import Filter, Hit

# Enough passages for an answer from several sections and for all ownership forms.
TOP_K = 16
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
    wording = other_words(asked, terms)
    if not wording:
        return hits
    return _merged(hits, library.search(wording, TOP_K, filter))


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
