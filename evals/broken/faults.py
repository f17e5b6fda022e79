"""Faults: each spoils one thing of a library, a reader or an answer, the same way every time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from answering.answer import Answer, Citation, Claim, Status, Support, Turn
from answering.library import Snapshot
from answering.reader.reading import Reading, Verdict
from corpus.language import detect_language
from corpus.sentences import split_sentences
from evals.case_runner import Asks
from evals.library_view import LibraryView
from evals.made.chosen import number_of
from retrieval.hit import Filter, Hit

INVENTED = "Det gäller i 4711 dagar."
LEANING = "Dessutom"
ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL})


class RandomHits(LibraryView):
    """A library that finds anything at all, in the languages that it was asked for."""

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        """As many hits as asked for, with the scores of those that were found."""
        found = super().search(question, top_k, filter)
        admitted = [each for each in self.documents.values() if filter.admits(each)]
        passages = [(each, passage) for each in admitted for passage in self.passages_of(each.id)]
        passages.sort(key=lambda each: number_of(question, each[1].id))
        return [
            replace(hit, passage=passage, document=document, near=())
            for hit, (document, passage) in zip(found, passages, strict=False)
        ]


class ReadsAtRandom:
    """A reader that is as sure of anything as of anything else, whatever stands there."""

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, in the order of the hits."""
        return tuple(
            Reading(
                hit,
                _share_of(question, hit.passage.id),
                tuple((each, _share_of(question, each.text)) for each in hit.passage.statements),
                ((1 / len(Verdict),) * len(Verdict),) * len(hit.passage.statements),
            )
            for hit in hits
        )


@dataclass(frozen=True, slots=True)
class Spoilt:
    """An assistant whose answers are each spoilt in the same way before anybody sees them."""

    assistant: Asks
    spoil: Callable[[Answer], Answer]

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer, spoilt."""
        return self.spoil(self.assistant.ask(question, history))


def shuffled_citations(answer: Answer, library: Snapshot) -> Answer:
    """Every citation points to a passage of some other section."""
    return replace(answer, citations=tuple(_other(each, library) for each in answer.citations))


def _other(citation: Citation, library: Snapshot) -> Citation:
    document = citation.document
    others = [p for p in library.passages_of(document.id) if p.section_id != citation.passage.section_id]
    if not others:
        others = [
            p
            for other in library.documents.values()
            if other.id != document.id and other.language is document.language
            for p in library.passages_of(other.id)
        ]
    passage = others[number_of(citation.passage.id) % len(others)]
    document = library.documents[passage.document_id]
    return replace(
        citation, passage=passage, document=document, quote=passage.text, start=0, end=len(passage.text)
    )


def invents(answer: Answer, _: Snapshot) -> Answer:
    """Every answer has a sentence more, marked as nothing carries it."""
    if answer.status not in ANSWERED:
        return answer
    return replace(answer, claims=(*answer.claims, Claim(INVENTED, (), Support.UNVERIFIED)))


def turned_verdicts(answer: Answer, _: Snapshot) -> Answer:
    """It says yes for no and no for yes."""
    if answer.verdict is None:
        return answer
    return replace(answer, verdict=Verdict.YES if answer.verdict is Verdict.NO else Verdict.NO)


def begins_in_the_middle(answer: Answer, _: Snapshot) -> Answer:
    """It begins as if something stood before it."""
    claims = tuple(replace(claim, text=f"{LEANING} {claim.text}") for claim in answer.claims[:1])
    return replace(answer, claims=(*claims, *answer.claims[1:]))


def always_refuses(answer: Answer, _: Snapshot) -> Answer:
    """It says of everything that the documents do not."""
    return replace(answer, status=Status.NOT_FOUND, claims=(), citations=(), text="–")


def never_refuses(answer: Answer, library: Snapshot) -> Answer:
    """It tells the first thing that was found where it should have said nothing."""
    if answer.status in ANSWERED:
        return answer
    hit = library.search(answer.question, 1, Filter(languages=(answer.language,)))[0]
    text = split_sentences(hit.passage.text)[0].text
    cited = Citation(1, hit.passage, hit.document, text, 0, len(text))
    return replace(
        answer,
        status=Status.ANSWERED,
        text="",
        claims=(Claim(text, (1,), Support.VERBATIM),),
        citations=(cited,),
    )


def other_language(answer: Answer, library: Snapshot) -> Answer:
    """It answers Swedish in English and English in Swedish, from translated documents where they are."""
    turned = {each.number: _turned(each, library) for each in answer.citations}
    claims = tuple(
        replace(claim, text=turned[claim.citations[0]].quote) if claim.citations else claim
        for claim in answer.claims
    )
    language = detect_language(answer.question).other
    return replace(answer, language=language, claims=claims, citations=tuple(turned.values()))


def _turned(citation: Citation, library: Snapshot) -> Citation:
    passage, language = citation.passage, citation.document.language.other
    id = f"{passage.document_id.rsplit('-', 1)[0]}-{language}"
    document = library.documents.get(id)
    same = [p for p in library.passages_of(id) if p.section_id == passage.section_id] if document else []
    if not document or not same:
        return citation
    text = split_sentences(same[0].text)[0].text
    return replace(citation, passage=same[0], document=document, quote=text, start=0, end=len(text))


def _share_of(*words: str) -> float:
    """A number from 0 to 1 that these words give every time, as if it were drawn."""
    return number_of(*words) / 2**64
