"""What one case brought: answer, hits, seconds and the words they rest on, so that scoring needs no index."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

from answering.answer import Answer, Status, SuggestionKind, Support
from answering.check.citations import evidence_of
from answering.plain_text import plain_text
from answering.reader.reading import Verdict
from corpus.model import Language, Owner, Statement
from retrieval.hit import Hit


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage that was found or cited.

    Args:
        around: the title and the headings over it, one a line.
        statements: what it says, as it was cut when its document was read.
    """

    id: str
    text: str
    around: str
    language: Language
    owners: tuple[Owner, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A sentence of the answer, the passages that it cites, and the mark that it was shown with."""

    text: str
    passages: tuple[str, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation: `quote` is the span of the passage that was marked for the reader."""

    passage: str
    quote: str


@dataclass(frozen=True, slots=True)
class Record:
    """One case, asked once.

    Args:
        hits: (passage id, relevance 0–1) of the search for the stand-alone question, best first.
        seconds: by step; "total" is what the reader waited.
        tokens: (sent, received) by a language model, about; (0, 0) without one.
        references: ids of the passages of the expected sections, in the case's language; their texts are
            among `passages`.
        verdict: with which the answer begins; None where it begins with none.
        suggestions: (kind, words) of what it says to do next.
    """

    case: str
    status: Status
    language: Language
    standalone_question: str
    text: str
    claims: tuple[ClaimRecord, ...]
    citations: tuple[CitationRecord, ...]
    hits: tuple[tuple[str, float], ...]
    passages: tuple[PassageRecord, ...]
    seconds: tuple[tuple[str, float], ...]
    writer: str
    tokens: tuple[int, int] = (0, 0)
    references: tuple[str, ...] = ()
    verdict: Verdict | None = None
    suggestions: tuple[tuple[SuggestionKind, str], ...] = ()

    def passage(self, id: str) -> PassageRecord | None:
        """The recorded passage of this id."""
        return next((passage for passage in self.passages if passage.id == id), None)

    def to_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> "Record":
        """The record of such a line.

        Raises:
            ValueError: it is none.
        """
        return _RECORDS.validate_json(line)


_RECORDS = TypeAdapter(Record)


def record_of(
    case: str,
    answer: Answer,
    hits: Sequence[Hit],
    seconds: Mapping[str, float],
    tokens: tuple[int, int] = (0, 0),
    references: Sequence[Hit] = (),
) -> Record:
    """What is kept of an answer."""
    by_number = {citation.number: citation for citation in answer.citations}
    cited = [Hit(citation.passage, citation.document, 0.0) for citation in answer.citations]
    return Record(
        case=case,
        status=answer.status,
        language=answer.language,
        standalone_question=answer.standalone_question,
        text=plain_text(answer),
        claims=tuple(
            ClaimRecord(
                claim.text,
                tuple(dict.fromkeys(by_number[number].passage.id for number in claim.citations)),
                claim.support,
            )
            for claim in answer.claims
        ),
        citations=tuple(CitationRecord(each.passage.id, each.quote) for each in answer.citations),
        hits=tuple((hit.passage.id, hit.score) for hit in hits),
        passages=tuple({hit.passage.id: _passage(hit) for hit in (*hits, *cited, *references)}.values()),
        seconds=tuple(seconds.items()),
        writer=answer.writer,
        tokens=tokens,
        references=tuple(hit.passage.id for hit in references),
        verdict=answer.verdict,
        suggestions=tuple((each.kind, each.text) for each in answer.suggestions),
    )


def _passage(hit: Hit) -> PassageRecord:
    passage = hit.passage
    above, owners = evidence_of(hit).above, hit.document.owners
    return PassageRecord(passage.id, passage.text, above, passage.language, owners, passage.statements)
